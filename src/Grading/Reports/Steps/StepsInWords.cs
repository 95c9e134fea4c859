using Grading.Documents.Steps;
using Grading.Wording;
using ReferenceSolutions.Mistakes;

namespace Grading.Reports.Steps;

/// <summary>What is said of the lines of a derivation, below the verdict on its conclusion.</summary>
internal static class StepsInWords
{
    /// <summary>The first wrong line with what follows from it, and remarks.</summary>
    public static IEnumerable<string> Lines(Derivation derivation)
    {
        if (derivation.Cause is { } cause)
        {
            yield return StudentSentences.FirstWrongLine(cause.Line, cause.Left, cause.Right);
            if (HintOf(cause.Mistake) is { } hint) yield return $"   {hint}";
        }
        string[] following = [.. derivation.Following.Select(step => step.Line).Distinct()];
        if (following.Length > 0) yield return StudentSentences.LinesThatFollow(following);
        foreach (var step in derivation.Remarks) yield return StudentSentences.Remark(step.Line, step.Left, step.Right);
    }

    /// <summary>The question that leads on; null where the mistake is not known.</summary>
    public static string? HintOf(string mistake) => Mistake.All.FirstOrDefault(known => known.Code == mistake)?.Hint;

    /// <summary>How many of the steps hold, and what became of the others.</summary>
    public static string Summary(IEnumerable<StepRow> steps)
    {
        var counts = steps.CountBy(step => step.Verdict).ToDictionary(StringComparer.Ordinal);
        int Count(StepVerdict verdict) => counts.GetValueOrDefault(verdict.Word);
        return StudentSentences.StepsInAll(
            Count(new StepVerdict.True()), Count(new StepVerdict.OnlyIf("")), Count(new StepVerdict.False("")),
            Count(new StepVerdict.Unread("")));
    }
}
