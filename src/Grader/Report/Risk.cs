using Grading.Reports;
using Grading.Verdicts;

namespace Grader.Report;

/// <summary>Why somebody should talk to a student. For staff only; it stands in no student's file.</summary>
internal abstract record Risk
{
    private const decimal LeastShare = 0.4m;
    private const int OftenMistaken = 3;
    private const int OftenUnreadable = 3;

    private Risk() { }

    /// <summary>Less than two fifths of the points, whatever a person may yet decide.</summary>
    public sealed record LowScore(decimal Share) : Risk;

    /// <summary>Half of the answers, or more, are not there.</summary>
    public sealed record HalfMissing(int Missing, int Parts) : Risk;

    /// <summary>One mistake, again and again.</summary>
    /// <param name="Hint">That of its first answer.</param>
    public sealed record SameMistake(string Code, int Times, string Hint) : Risk;

    /// <summary>Several answers that nobody could read.</summary>
    public sealed record Unreadable(int Answers) : Risk;

    /// <summary>What there is of it; nothing for most.</summary>
    public static IEnumerable<Risk> Of(StudentResults student)
    {
        var rows = student.Rows;
        var most = student with { Rows = [.. rows.Select(row => row with { Score = row.Score ?? row.Points })] };
        if (most.Points > 0 && most.Score < LeastShare * most.Points) yield return new LowScore(most.Score / most.Points);
        if (Count(Verdict.Missing) is > 0 and var missing && 2 * missing >= rows.Length) yield return new HalfMissing(missing, rows.Length);
        var mistakes = rows.Where(row => row.Mistake.Length > 0).CountBy(row => row.Mistake).Where(one => one.Value >= OftenMistaken);
        foreach (var (code, times) in mistakes.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal))
            yield return new SameMistake(code, times, rows.First(row => row.Mistake == code).Said);
        if (Count(Verdict.Unreadable) is >= OftenUnreadable and var unreadable) yield return new Unreadable(unreadable);

        int Count(Verdict verdict) => rows.Count(row => row.Verdict == verdict);
    }
}

/// <summary>A student with the reasons to look at them.</summary>
internal sealed record StudentAtRisk(StudentResults Results, System.Collections.Immutable.ImmutableArray<Risk> Reasons);
