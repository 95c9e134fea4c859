using Grading.Assignments;
using Grading.Reports;
using Grading.Reports.Feedback;
using Grading.Reports.Places;
using Grading.Verdicts;

namespace Grading.Tests.Reports.Feedback;

/// <summary>A file for each student, in one form.</summary>
public sealed class FeedbackFolderTests : IDisposable
{
    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private string[] Write(FeedbackForm form, params string[] students)
    {
        var results = Path.Combine(_files.Root, "results.csv");
        ResultsCsv.Write(OutputPlace.Alone(results), students.Select(student => new ResultRow(
            student, "itakura-saito", "a", "1", "1", Verdict.Wrong, 0, 1, 0, "", "", "", "", "", "", "")));
        var folder = Path.Combine(_files.Root, "feedback");
        FeedbackFolder.Write(
            OutputPlace.Check([new("--feedback", folder, PathUse.OutputFolder)], "")[0]!, (results, null), Counting.All, form);
        return [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void A_student_has_one_file_whatever_the_last_run_wrote()
    {
        Assert.Equal([".grader-feedback", "s1.md", "s2.md"], Write(FeedbackMarkdown.Form(""), "s1", "s2"));

        // s2 is not in the class any more: that file is not touched
        Assert.Equal([".grader-feedback", "s1.html", "s2.md"], Write(new(FeedbackForm.Html, (student, _) => student.Student), "s1"));
        Assert.Equal([".grader-feedback", "s1.md", "s2.md"], Write(FeedbackMarkdown.Form(""), "s1"));
    }

    [Theory]
    [InlineData("2026-0001", "2026-0001")]
    [InlineData("ada@example.edu", "ada@example.edu")]
    [InlineData("Ada", "Ada-99a563ab")]
    [InlineData("../x", "_x-d6b96a97")]
    public void The_name_of_a_file_tells_students_apart(string student, string name) =>
        Assert.Equal(name, FeedbackFolder.FileName(student));
}
