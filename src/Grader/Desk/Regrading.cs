using System.Collections.Immutable;
using Grader.Desk.Cases;
using Grading;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Places;

namespace Grader.Desk;

/// <summary>What grading again with the problem files as they are now would change, decisions and all; nothing is written.</summary>
internal static class Regrading
{
    /// <summary>The lines of <c>grader regrade --diff</c>, each of a student; the last is the sum.</summary>
    public static ImmutableArray<string> Lines(DeskOptions options, Snapshot now)
    {
        var (problems, assignment) = options.Reload();
        var batch = new Batch(problems, assignment);
        var marking = new Marking(batch.Grade, batch.Order, _ => null);
        var meanings = new Meanings(marking, _ => { });
        var read = now.Class.With(student => meanings.Anew(student.Student, student.Rows));
        var then = Snapshot.Of(read, now.Log, marking, assignment.Counting);
        var folder = Directory.CreateTempSubdirectory("grader-desk-").FullName;
        try
        {
            var (before, after) = (Put(folder, "before.csv", now), Put(folder, "after.csv", then));
            return [.. ResultChanges.Since(before, now.Counting).Lines(after, assignment.Counting)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Put(string folder, string name, Snapshot state)
    {
        var path = Path.Combine(folder, name);
        ResultsCsv.Write(OutputPlace.Alone(path), state.Class.Students.SelectMany(student => state.ResultsOf(student).Rows));
        return path;
    }
}
