using System.Collections.Immutable;
using Grading.Reports.Decided;

namespace Grader.Desk.Cases;

/// <summary>What one person did at one moment: rows of the log, each with what was decided about its target before.</summary>
internal sealed record Deed(ImmutableArray<(Decision Row, Decision? Before)> Rows);

/// <summary>
/// What a person did, read off the log alone, so that it outlives the desk. Undoing is a deed, too: one that puts everything back as it was
/// before the deed on top takes that away.
/// </summary>
internal static class History
{
    /// <summary>What somebody did and did not undo, the last on top.</summary>
    public static Stack<Deed> Of(ImmutableArray<Decision> log, string by)
    {
        var last = new Dictionary<Target, Decision>();
        var deeds = new Stack<Deed>();
        for (var i = 0; i < log.Length;)
        {
            var end = i + 1;
            while (end < log.Length && log[end].By == log[i].By && log[end].At == log[i].At) end++;
            var rows = log[i..end].Select(row => (row, last.GetValueOrDefault(row.Target))).ToImmutableArray();
            foreach (var row in log[i..end]) last[row.Target] = row;
            if (log[i].By == by) Put(deeds, new(rows));
            i = end;
        }
        return deeds;
    }

    /// <summary>The rows that undo a deed; none where somebody has decided about the same since.</summary>
    public static ImmutableArray<Decision> Undoing(Deed deed, ImmutableArray<Decision> log, string by, string at)
    {
        var isOwn = deed.Rows.All(row => log.Last(other => other.Target == row.Row.Target) is var last
            && last.By == by && SaysTheSame(last, row.Row));
        return isOwn ? [.. deed.Rows.Select(row => (row.Before ?? Taken(row.Row)) with { By = by, At = at })] : [];
    }

    private static void Put(Stack<Deed> deeds, Deed deed)
    {
        if (deeds.TryPeek(out var top) && PutsBack(deed, top)) deeds.Pop();
        else deeds.Push(deed);
    }

    private static bool PutsBack(Deed deed, Deed before) => deed.Rows.Length == before.Rows.Length
        && deed.Rows.Zip(before.Rows).All(pair => pair.First.Row.Target == pair.Second.Row.Target
            && SaysTheSame(pair.First.Row, pair.Second.Before ?? Taken(pair.Second.Row)));

    private static bool SaysTheSame(Decision one, Decision other) =>
        (one.Credit, one.Means, one.Comment, one.Seen, one.IsAuto) == (other.Credit, other.Means, other.Comment, other.Seen, other.IsAuto);

    private static Decision Taken(Decision row) =>
        row with { Credit = null, Means = "", Place = null, Comment = "", Seen = "", IsAuto = true };
}
