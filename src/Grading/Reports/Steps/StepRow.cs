using Grading.Documents;
using Grading.Documents.Steps;

namespace Grading.Reports.Steps;

/// <summary>One row of <c>steps.csv</c>: one equality of one student's document, column by column.</summary>
/// <param name="Part">The part in whose stretch it stands; empty for none.</param>
/// <param name="Line">Where its sign stands in the file; of a notebook cell and line.</param>
/// <param name="Verdict">true, false, only-if, definition or unread.</param>
/// <param name="Reason">What it is true under, or why it was not read.</param>
/// <param name="Follows">The line of the error that a false step follows from; empty for an error of its own.</param>
/// <param name="Group">What equal false steps share.</param>
/// <param name="Source">File and line.</param>
// 13 parameters: its columns
public sealed record StepRow(
    string Student, string Problem, string Part, string Line, string Left, string Right, string Verdict, string Reason,
    string Mistake, string Witness, string Follows, string Group, string Source)
{
    /// <summary>The row of a step that was judged.</summary>
    public static StepRow Of(string student, string problem, Step step) => new(
        student, problem, step.Part, step.Place.InFile, step.Left, step.Right, step.Verdict.Word, step.Verdict.Reason, step.Mistake,
        (step.Verdict as StepVerdict.False)?.Witness ?? "", step.Follows?.InFile ?? "", step.Group, $"{step.Place}");

    /// <summary>Whether it does not hold.</summary>
    public bool IsFalse => Verdict == StepVerdict.FalseWord;

    internal string[] Cells => [Student, Problem, Part, Line, Left, Right, Verdict, Reason, Mistake, Witness, Follows, Group, Source];
}
