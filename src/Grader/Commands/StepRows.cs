using Grading;
using Grading.Documents;
using Grading.Documents.Steps;
using Grading.Reports.Steps;
using Grading.Submissions;

namespace Grader.Commands;

/// <summary>The rows of <c>steps.csv</c>.</summary>
internal static class StepRows
{
    /// <summary>Those of all documents of a student.</summary>
    public static IEnumerable<StepRow> Of(Submission submission, Batch batch) =>
        batch.Documents(submission).SelectMany(document => document.Steps.Select(step => Of(submission.Student, document.Problem, step)));

    public static StepRow Of(string student, string problem, Step step) => new(
    [
        student, problem, step.Part, step.Place.InFile, step.Left, step.Right, step.Verdict.Word, step.Verdict.Reason, step.Mistake,
        (step.Verdict as StepVerdict.False)?.Witness ?? "", step.Follows?.InFile ?? "", step.Group, $"{step.Place}",
    ]);
}
