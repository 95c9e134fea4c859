using System.Collections.Immutable;
using Grading.Assignments;
using Grading.Wording;

namespace Grading.Reports;

/// <summary>Totals where some parts come on top, or of some only the best count.</summary>
internal static class Totals
{
    public static PartName NameOf(ResultRow row) => new(row.Problem, row.Part);

    public static (PartName Part, decimal Points) Worth(ResultRow row) => (NameOf(row), row.Points);

    public static decimal Score(ImmutableArray<ResultRow> rows, Counting counting) =>
        rows.Where(row => counting.GroupOf(NameOf(row)) is null).Sum(row => row.Score ?? 0)
        + counting.Best.Sum(group => Scores(rows, group).OrderDescending().Take(group.Take).Sum());

    /// <summary>What a total can be at most, without what comes on top.</summary>
    public static decimal Points(IEnumerable<(PartName Part, decimal Points)> parts, Counting counting)
    {
        (PartName Part, decimal Points)[] all = [.. parts.Where(part => !counting.Extra.Contains(part.Part))];
        return all.Where(part => counting.GroupOf(part.Part) is null).Sum(part => part.Points)
            + counting.Best.Sum(group => group.Take * group.Items.Max(PointsOf));

        decimal PointsOf(ImmutableHashSet<PartName> item) => all.Where(part => item.Contains(part.Part)).Sum(part => part.Points);
    }

    /// <summary>What of a student's does not count, since others of its group have more; of equal ones the last.</summary>
    public static IEnumerable<string> Dropped(ImmutableArray<ResultRow> rows, Counting counting) => counting.Best.SelectMany(group =>
        Scores(rows, group).Select((score, item) => (score, item)).OrderByDescending(scored => scored.score).Skip(group.Take)
            .Select(scored => scored.item).Order().Select(item => group.Names[item]));

    /// <summary>How parts make a total, where it is not their sum, and what of a student's does not count.</summary>
    public static IEnumerable<string> Lines(Counting counting, IEnumerable<string> dropped)
    {
        if (counting.Only is { } only) yield return StudentSentences.OnlyTheseCount(Listed(only));
        if (!counting.Not.IsEmpty) yield return StudentSentences.TheseDontCount(Listed(counting.Not));
        if (!counting.Extra.IsEmpty) yield return StudentSentences.ExtraCredit(Listed(counting.Extra));
        foreach (var group in counting.Best) yield return StudentSentences.TheBestCount(string.Join(", ", group.Names), group.Take);
        if (string.Join(", ", dropped) is { Length: > 0 } names) yield return StudentSentences.OthersHaveMore(names);
    }

    private static string Listed(IEnumerable<PartName> parts) =>
        string.Join(", ", parts.Select(part => part.ToString()).Order(StringComparer.Ordinal));

    private static decimal[] Scores(ImmutableArray<ResultRow> rows, BestOf group)
    {
        var scores = new decimal[group.Items.Length];
        foreach (var row in rows)
            if (group.ItemOf(NameOf(row)) is >= 0 and var item) scores[item] += row.Score ?? 0;
        return scores;
    }
}
