using System.Collections.Immutable;
using Formulas.Translating;
using Grader.Commands.Showing;
using Grader.Feedback;
using Grader.Report;
using Grading;
using Grading.Assignments;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Courses;
using Grading.Reports.Feedback;
using Grading.Reports.Places;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands.Grading;

/// <summary>
/// Writes what is made of complete results; each reads them again as a stream, so none of it holds the class in memory, and none of it
/// grades anything.
/// </summary>
internal static class ResultOutputs
{
    private const string UsualTitle = "Homework";

    public static void Write(
        OutputPlace place, string? steps, OutputOptions options, ImmutableArray<Problem> problems, Assignment assignment)
    {
        if (options is { Gradebook: null, Feedback: null, Report: null, Formats: [] }) return;
        using var spoken = Spoken.In(options.Language);
        var results = place.Path;
        var columns = PartColumns.Of(results, problems, assignment.Counting);
        if (options.Gradebook is { } gradebook) Said(gradebook, () => Gradebook.Write(gradebook, results, columns));
        WriteCourses(Export(results, options, columns, assignment), options);
        if (options.Report is { } page) Said(page, () => ReportFile.Write(page, (results, steps), columns, problems, assignment));
        if (options.Feedback is { } folder)
        {
            var form = options.IsMarkdown ? FeedbackMarkdown.Form(assignment.Title) : FeedbackFile.Form(assignment.Title, problems);
            Said(folder, () => FeedbackFolder.Write(folder, (results, steps), assignment.Counting, form));
        }
    }

    /// <summary>
    /// Refuses what the table of a course system can't take in before anybody is graded: it is filled in for nobody. What there is to earn
    /// is known beforehand where an assignment says it.
    /// </summary>
    /// <exception cref="UnusableFileException">The assignment has another maximum there, or several columns.</exception>
    public static void Check(OutputOptions options, ImmutableArray<Problem> problems, Assignment assignment)
    {
        if (options.Roster is null || assignment.Problems.IsEmpty) return;
        var parts = new Batch(problems, assignment).Parts.Select(part => (part.Part.Problem, part.Part.Part, part.Points));
        var columns = new PartColumns([.. parts]) { Counting = assignment.Counting };
        var nobody = Path.GetTempFileName();
        try
        {
            using (var file = File.Create(nobody)) ResultsCsv.Write(file, []);
            var export = Export(nobody, options, columns, assignment) with { Remark = _ => { } };
            foreach (var (format, _) in options.Formats.Where(chosen => chosen.Format is { Open: not null, NeedsRoster: false }))
                format.Write(export with { Format = format.Id }, Stream.Null);
        }
        finally
        {
            File.Delete(nobody);
        }
    }

    /// <summary>The last line of a run: how many totals are no totals yet, and how they become so.</summary>
    public static void SayWhatIsOpen(OutputPlace results)
    {
        var (students, open, answers) = (0, 0, 0);
        foreach (var student in ResultsReader.Students(results.Path))
        {
            students++;
            if (student.Awaiting is not (> 0 and var awaiting)) continue;
            open++;
            answers += awaiting;
        }
        if (open > 0) Terminal.Error.WriteLine(AssistantSentences.OpenTotals(open, students, answers));
    }

    private static CourseExport Export(string results, OutputOptions options, PartColumns columns, Assignment assignment)
    {
        var title = options.Title ?? (assignment.Title.Length > 0 ? assignment.Title : UsualTitle);
        return new(results, columns, options.Roster, title, assignment.Seed, Terminal.Error.WriteLine) { Scales = options.Scales };
    }

    private static void WriteCourses(CourseExport export, OutputOptions options)
    {
        foreach (var (format, place) in options.Formats)
            Said(place, () => OutputFile.Write(place, file => format.Write(export with { Format = format.Id }, file)));
    }

    private static void Said(OutputPlace place, Action write)
    {
        write();
        Terminal.Error.WriteLine(AssistantSentences.Wrote(place.Shown));
    }
}
