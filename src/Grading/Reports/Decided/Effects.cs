using Grading.Wording;

namespace Grading.Reports.Decided;

/// <summary>What became of each decision, to be told.</summary>
internal sealed class Effects
{
    private readonly Dictionary<Target, int> _affected = [];
    private readonly HashSet<Target> _changed = [];
    private readonly HashSet<Target> _waiting = [];

    public void Affect(Decision decision) => _affected[decision.Target] = _affected.GetValueOrDefault(decision.Target) + 1;

    /// <summary>The answer is another than the one that was decided on.</summary>
    public void Changed(Decision decision) => _changed.Add(decision.Target);

    /// <summary>An answer that it needs was cut in its cell.</summary>
    public void Waits(Decision decision) => _waiting.Add(decision.Target);

    public string Told(Decision decision)
    {
        var (source, target) = (decision.Source.ToString(), decision.Target.ToString());
        if (_waiting.Contains(decision.Target)) return AssistantSentences.NeedsWholeAnswers(source, target);
        if (_changed.Contains(decision.Target)) return AssistantSentences.AnswerChanged(source, target);
        if (_affected.GetValueOrDefault(decision.Target) is not (> 0 and var students))
            return AssistantSentences.AffectsNobody(source, target, isOneStudent: decision.Target.Student is not null);
        return decision.Credit is { } credit
            ? AssistantSentences.Affects(source, target, Cell.Number(credit), decision.Target.Student is null ? students : 1)
            : AssistantSentences.ReadAs(source, target, decision.Means);
    }
}

/// <summary>The ids of clusters, which begin with a letter; those of older results, which don't, mean the same.</summary>
internal static class ClusterId
{
    private const int OldLength = 8;

    /// <summary>Whether it is the id of a group of equal false steps.</summary>
    public static bool IsOfSteps(string? id) => id is ['d', ..];

    public static string Of(string typed) =>
        typed.Length == OldLength && typed.All(char.IsAsciiHexDigit) ? "w" + typed.ToLowerInvariant() : typed;
}
