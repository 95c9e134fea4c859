using System.Collections.Immutable;
using Grader.Report;
using Grading.Assignments;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Courses;
using Grading.Wording;

namespace Grader.Commands.Grading;

/// <summary>
/// Writes what is made of complete results; each reads them again as a stream, so none of it holds the class in memory, and none of it
/// grades anything.
/// </summary>
internal static class ResultOutputs
{
    private const string UsualTitle = "Homework";

    // 5 parameters: the results, what is wanted of them, and what they were graded on.
    public static void Write(
        string results,
        OutputOptions options,
        ImmutableArray<CourseFormat> formats,
        ImmutableArray<Problem> problems,
        Assignment assignment)
    {
        if (options is { Gradebook: null, Feedback: null, Report: null } && formats.IsEmpty) return;
        var columns = PartColumns.Of(results, problems);
        if (options.Gradebook is { } gradebook) Said(gradebook, () => Gradebook.Write(gradebook, results, columns));
        WriteCourses(Export(results, options, columns, assignment), formats);
        if (options.Report is { } page) Said(page, () => ReportFile.Write(page, results, columns, problems, assignment));
        if (options.Feedback is { } folder) Said(folder, () => FeedbackFolder.Write(folder, results, assignment.Title));
    }

    private static CourseExport Export(string results, OutputOptions options, PartColumns columns, Assignment assignment)
    {
        var title = options.Title ?? (assignment.Title.Length > 0 ? assignment.Title : UsualTitle);
        return new(results, columns, options.Roster, title, assignment.Seed, Console.Error.WriteLine);
    }

    private static void WriteCourses(CourseExport export, ImmutableArray<CourseFormat> formats)
    {
        foreach (var format in formats)
        {
            var path = Path.Combine(Path.GetDirectoryName(export.Results) ?? "", format.File);
            Said(path, () => OutputFile.Write(path, file => format.Write(export with { Format = format.Id }, file)));
        }
    }

    private static void Said(string path, Action write)
    {
        write();
        Console.Error.WriteLine(AssistantSentences.Wrote(path));
    }
}
