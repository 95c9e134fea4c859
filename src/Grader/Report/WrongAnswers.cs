using System.Collections.Immutable;
using Grading.Reports;
using Grading.Verdicts;

namespace Grader.Report;

/// <summary>Wrong answers that are the same; of their readings the shortest.</summary>
/// <param name="Shared">What they share: their cluster, or their reading where there is none.</param>
// 8 parameters: what a row says of them
internal sealed record WrongAnswer(
    string Problem, string Part, string Shared, string Reading, string Reason, string Mistake, string Hint, int Students)
{
    /// <summary>What tells wrong answers apart; null for an answer that is not wrong, or that can't be told from others.</summary>
    public static (string Problem, string Part, string Shared)? KeyOf(ResultRow row) =>
        row.Verdict != Verdict.Wrong || row.Reading.Length == 0 ? null
            : (row.Problem, row.Part, row.Cluster.Length > 0 ? row.Cluster : row.Reading);
}

/// <summary>Counts wrong answers, in memory that does not grow with the class.</summary>
internal sealed class WrongAnswers
{
    private const int Most = 50_000;
    private const int Shown = 40;

    private readonly Dictionary<(string, string, string), WrongAnswer> _answers = [];

    public void Add(ResultRow row)
    {
        if (WrongAnswer.KeyOf(row) is not { } key) return;
        if (_answers.TryGetValue(key, out var known)) _answers[key] = OneMore(known, row.Reading);
        else if (_answers.Count < Most) _answers[key] = First(row, key.Shared);
    }

    /// <summary>The most frequent ones.</summary>
    public ImmutableArray<WrongAnswer> MostFrequent() =>
    [
        .. _answers.Values.OrderByDescending(answer => answer.Students)
            .ThenBy(answer => answer.Problem, StringComparer.Ordinal)
            .ThenBy(answer => answer.Part, StringComparer.Ordinal)
            .ThenBy(answer => answer.Reading, StringComparer.Ordinal)
            .Take(Shown),
    ];

    private static WrongAnswer First(ResultRow row, string shared) =>
        new(row.Problem, row.Part, shared, row.Reading, row.Reason, row.Mistake, row.Said, 1);

    private static WrongAnswer OneMore(WrongAnswer known, string reading) => known with
    {
        Students = known.Students + 1,
        Reading = IsPlainer(reading, known.Reading) ? reading : known.Reading,
    };

    // The same whatever the order of the rows.
    private static bool IsPlainer(string reading, string other) =>
        reading.Length < other.Length || (reading.Length == other.Length && string.CompareOrdinal(reading, other) < 0);
}
