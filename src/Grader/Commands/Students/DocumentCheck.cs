using Grading;
using Grading.Documents;
using Grading.Documents.Steps;
using Grading.Documents.Texts;
using Grading.Problems;
using Grading.Reports.Steps;
using Grading.Submissions;

namespace Grader.Commands.Students;

/// <summary><c>grader check FILE --problem ID</c>: a student's own document, its answers and the steps on the way to them.</summary>
internal static class DocumentCheck
{
    public static (Submission Submission, GradedDocument Document) Read(string file, Batch batch, Problem problem)
    {
        var (text, fault) = HomeworkText.Open(file);
        if (text is null) throw new UnusableFileException(fault!.Sentence);
        var document = batch.Document(problem.Id, text)!;
        return (new(Path.GetFileNameWithoutExtension(file), document.Answers, []), document);
    }

    public static void WriteSteps(string path, Submission submission, GradedDocument document)
    {
        using var file = File.Create(path);
        StepsCsv.Write(file, document.Steps.Select(step => RowOf(submission.Student, document.Problem, step)));
    }

    private static StepRow RowOf(string student, string problem, Step step) => new(
    [
        student, problem, step.Part, step.Place.InFile, step.Left, step.Right, step.Verdict.Word, step.Verdict.Reason, step.Mistake,
        (step.Verdict as StepVerdict.False)?.Witness ?? "", step.Follows?.InFile ?? "", step.Group, $"{step.Place}",
    ]);
}
