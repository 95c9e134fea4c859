using System.Collections.Immutable;
using Grading.Assignments;

namespace Grading.Reports;

/// <summary>Totals where some parts come on top, or of some only the best count.</summary>
internal static class Totals
{
    public static PartName NameOf(ResultRow row) => new(row.Problem, row.Part);

    public static (PartName Part, decimal Points) Worth(ResultRow row) => (NameOf(row), row.Points);

    public static decimal Score(StudentResults student)
    {
        var counting = student.Counting;
        return student.Rows.Where(row => counting.GroupOf(NameOf(row)) is null).Sum(row => row.Score ?? 0)
            + counting.Best.Sum(group => Scores(student, group).OrderDescending().Take(group.Take).Sum());
    }

    /// <summary>What a total can be at most, without what comes on top.</summary>
    public static decimal Points(IEnumerable<(PartName Part, decimal Points)> parts, Counting counting)
    {
        (PartName Part, decimal Points)[] all = [.. parts.Where(part => !counting.Extra.Contains(part.Part))];
        return all.Where(part => counting.GroupOf(part.Part) is null).Sum(part => part.Points)
            + counting.Best.Sum(group => group.Take * group.Items.Max(PointsOf));

        decimal PointsOf(ImmutableHashSet<PartName> item) => all.Where(part => item.Contains(part.Part)).Sum(part => part.Points);
    }

    /// <summary>The problems or parts of a student that don't count, since others of their group have more; of equal ones the last.</summary>
    public static IEnumerable<string> Dropped(StudentResults student) => student.Counting.Best.SelectMany(group =>
        Scores(student, group).Select((score, item) => (score, item)).OrderByDescending(scored => scored.score).Skip(group.Take)
            .Select(scored => scored.item).Order().Select(item => group.Names[item]));

    private static decimal[] Scores(StudentResults student, BestOf group)
    {
        var scores = new decimal[group.Items.Length];
        foreach (var row in student.Rows)
            if (group.ItemOf(NameOf(row)) is >= 0 and var item) scores[item] += row.Score ?? 0;
        return scores;
    }
}
