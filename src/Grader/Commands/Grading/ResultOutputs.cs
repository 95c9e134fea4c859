using System.Collections.Immutable;
using Grader.Report;
using Grading.Assignments;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Courses;

namespace Grader.Commands.Grading;

/// <summary>Writes what is made of complete results; each reads them again as a stream, so none of it holds the class in memory.</summary>
internal static class ResultOutputs
{
    public static void Write(string results, OutputOptions options, ImmutableArray<CourseFormat> formats, ImmutableArray<Problem> problems, Assignment assignment)
    {
        if (options is { Gradebook: null, Feedback: null, Report: null } && formats.IsEmpty) return;
        var columns = PartColumns.Of(results, problems);
        if (options.Gradebook is { } gradebook) Said(gradebook, () => Gradebook.Write(gradebook, results, columns));
        var export = new CourseExport(results, columns, options.Roster, options.Title ?? (assignment.Title.Length > 0 ? assignment.Title : "Homework"), assignment.Seed, Console.Error.WriteLine);
        foreach (var format in formats)
        {
            var path = Path.Combine(Path.GetDirectoryName(results) ?? "", format.File);
            Said(path, () => OutputFile.Write(path, file => format.Write(export, file)));
        }
        if (options.Report is { } page) Said(page, () => ReportFile.Write(page, results, columns, problems, assignment));
        if (options.Feedback is { } folder) Said(folder, () => FeedbackFolder.Write(folder, results, assignment.Title));
    }

    private static void Said(string path, Action write)
    {
        write();
        Console.Error.WriteLine($"Wrote {path}.");
    }
}
