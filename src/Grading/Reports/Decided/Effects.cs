using Grading.Wording;

namespace Grading.Reports.Decided;

/// <summary>What became of a decision.</summary>
internal enum Fate
{
    Counts,

    /// <summary>The answer is another than the one that was decided on.</summary>
    AnswerChanged,

    /// <summary>An answer that has to be marked again is cut in the results.</summary>
    NeedsWholeAnswers,

    /// <summary>The part that an answer was to be sent to has another one, or it was answered twice.</summary>
    HasNoRoom,

    AffectsNobody,
}

/// <summary>What became of each decision, to be told.</summary>
internal sealed class Effects
{
    private readonly Dictionary<Target, int> _affected = [];
    private readonly HashSet<Target> _changed = [];
    private readonly HashSet<Target> _waiting = [];
    private readonly HashSet<Target> _withoutRoom = [];

    public void Affect(Decision decision) => _affected[decision.Target] = _affected.GetValueOrDefault(decision.Target) + 1;

    /// <summary>The answer is another than the one that was decided on.</summary>
    public void Changed(Decision decision) => _changed.Add(decision.Target);

    /// <summary>An answer that it needs was cut in its cell.</summary>
    public void Waits(Decision decision) => _waiting.Add(decision.Target);

    /// <summary>The part that was meant has an answer already.</summary>
    public void HasNoRoom(Decision decision) => _withoutRoom.Add(decision.Target);

    /// <summary>What became of a decision.</summary>
    public Fate Of(Decision decision) => _waiting.Contains(decision.Target) ? Fate.NeedsWholeAnswers
        : _changed.Contains(decision.Target) ? Fate.AnswerChanged
        : _withoutRoom.Contains(decision.Target) ? Fate.HasNoRoom
        : _affected.GetValueOrDefault(decision.Target) == 0 ? Fate.AffectsNobody
        : Fate.Counts;

    public string Told(Decision decision)
    {
        var (source, target, isOneStudent) = (decision.Source.ToString(), decision.Target.ToString(), decision.Target.Student is not null);
        return Of(decision) switch
        {
            Fate.NeedsWholeAnswers => AssistantSentences.NeedsWholeAnswers(source, target),
            Fate.AnswerChanged => AssistantSentences.AnswerChanged(source, target),
            Fate.HasNoRoom => AssistantSentences.HasNoRoom(source, target, decision.Means),
            Fate.AffectsNobody => AssistantSentences.AffectsNobody(source, target, isOneStudent),
            _ when decision.Credit is { } credit =>
                AssistantSentences.Affects(source, target, Cell.Number(credit), isOneStudent ? 1 : _affected[decision.Target]),
            _ => AssistantSentences.ReadAs(source, target, decision.Means),
        };
    }
}
