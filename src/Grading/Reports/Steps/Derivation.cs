using System.Collections.Immutable;
using Grading.Verdicts;

namespace Grading.Reports.Steps;

/// <summary>
/// The lines of one part's derivation, and what they say about its conclusion: a wrong one comes from the first wrong line that is carried
/// to it; lines that don't hold beside that, or above a right one, are remarks.
/// </summary>
/// <param name="Lines">All of them.</param>
/// <param name="Cause">The first wrong line; null where the conclusion is right, or where none is known.</param>
/// <param name="Following">What would be right, were that line right.</param>
/// <param name="Remarks">What does not hold and is held against nobody.</param>
internal sealed record Derivation(
    ImmutableArray<StepRow> Lines, StepRow? Cause, ImmutableArray<StepRow> Following, ImmutableArray<StepRow> Remarks)
{
    /// <summary>The derivation of a part of a student, whose steps these are.</summary>
    public static Derivation Of(ResultRow part, ImmutableArray<StepRow> steps)
    {
        ImmutableArray<StepRow> lines = [.. steps.Where(step => step.Problem == part.Problem && step.Part == part.Part)];
        ImmutableArray<StepRow> wrong = [.. lines.Where(step => step.IsFalse)];
        if (CauseOf(part, wrong, steps) is not { } cause) return new(lines, null, [], wrong);
        var after = wrong.RemoveAll(step => !IsAfter(step, cause));
        return new(lines, cause, after, wrong.RemoveAll(step => step == cause || after.Contains(step)));
    }

    /// <summary>The lines of a problem that belong to no part.</summary>
    public static Derivation Before(string problem, ImmutableArray<StepRow> steps)
    {
        ImmutableArray<StepRow> lines = [.. steps.Where(step => step.Problem == problem && step.Part.Length == 0)];
        return new(lines, null, [], [.. lines.Where(step => step.IsFalse)]);
    }

    // What the concluding line comes from; where that holds by itself, the first that does not.
    private static StepRow? CauseOf(ResultRow part, ImmutableArray<StepRow> wrong, ImmutableArray<StepRow> steps)
    {
        if (part.Verdict is not (Verdict.Wrong or Verdict.FollowThrough) || wrong.IsEmpty) return null;
        var last = wrong.LastOrDefault(step => step.Source == part.Source) ?? wrong[0];
        return last.Follows.Length == 0 ? last
            : steps.FirstOrDefault(step => step.IsFalse && step.Problem == part.Problem && IsAfter(last, step)) ?? last;
    }

    // Lines of one file have its name in front.
    private static bool IsAfter(StepRow step, StepRow error) => step.Follows == error.Line && FileOf(step) == FileOf(error);

    private static string FileOf(StepRow step) => step.Source[..^step.Line.Length];
}
