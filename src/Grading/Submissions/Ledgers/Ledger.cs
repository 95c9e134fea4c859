namespace Grading.Submissions.Ledgers;

/// <summary>What became of each line of a student's files.</summary>
internal sealed class Ledger
{
    private const int MostUnread = 1000;

    private readonly List<UnreadLine> _unread = [];

    public IReadOnlyList<UnreadLine> Unread => _unread;

    /// <summary>How many lines were not consumed; past what anybody writes they are counted only.</summary>
    public int UnreadCount { get; private set; }

    /// <summary>Hears of every line that a rule consumed; for those who check that nothing is lost.</summary>
    public Action<PlacedLine, LineRule>? Witness { get; init; }

    public void Consume(PlacedLine line, LineRule rule) => Witness?.Invoke(line, rule);

    public void Leave(PlacedLine line, UnreadKind kind, string? problem)
    {
        if (line.IsBlank) return;
        UnreadCount++;
        if (_unread.Count < MostUnread) _unread.Add(UnreadLine.Of(line.Place, line.Text.Trim(), kind, problem));
    }

    /// <summary>A whole file that is not read.</summary>
    public void LeaveFile(Source place, string name)
    {
        UnreadCount++;
        if (_unread.Count < MostUnread) _unread.Add(UnreadLine.Of(place, name, UnreadKind.File, null));
    }
}
