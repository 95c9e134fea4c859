using System.Collections.Immutable;
using Grading.Reports;
using Grading.Verdicts;

namespace Grader.Report;

/// <summary>How a class did on one part.</summary>
/// <param name="Verdicts">How many answers have each verdict, in the order of <see cref="Verdict"/>.</param>
/// <param name="Difficulty">The mean credit: 1 is a part that everybody got right. Not a number where nobody has any.</param>
/// <param name="Discrimination">
/// The correlation of the part's credit with the student's total, -1 to 1; not a number where either is constant.
/// </param>
internal sealed record PartStatistics(string Problem, string Part, ImmutableArray<int> Verdicts, double Difficulty, double Discrimination)
{
    /// <summary>Below it a part deserves a look.</summary>
    public const double LowDiscrimination = 0.2;

    public int Count => Verdicts.Sum();

    /// <summary>How many gave an answer.</summary>
    public int Answered => Count - Verdicts[(int)Verdict.Missing];
}

/// <summary>The sums behind <see cref="PartStatistics"/>.</summary>
internal sealed class PartSums(string problem, string part)
{
    private readonly int[] _verdicts = new int[Enum.GetValues<Verdict>().Length];
    private readonly Moments _moments = new();

    public void Add(ResultRow row, double total)
    {
        _verdicts[(int)row.Verdict]++;
        if (row.Credit is { } credit) _moments.Add((double)credit, total);
    }

    public PartStatistics Statistics() => new(problem, part, [.. _verdicts], _moments.Mean, _moments.Correlation);
}
