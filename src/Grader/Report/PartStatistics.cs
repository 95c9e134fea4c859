using System.Collections.Immutable;
using Grading.Reports;
using Grading.Verdicts;

namespace Grader.Report;

/// <summary>How a class did on one part.</summary>
/// <param name="Verdicts">How many answers have each verdict, in the order of <see cref="Verdict"/>.</param>
/// <param name="Difficulty">The mean credit: 1 is a part that everybody got right. Not a number where nobody has any.</param>
/// <param name="Discrimination">The correlation of the part's credit with the student's total, -1 to 1; not a number where either is constant.</param>
public sealed record PartStatistics(string Problem, string Part, ImmutableArray<int> Verdicts, double Difficulty, double Discrimination)
{
    public int Count => Verdicts.Sum();

    /// <summary>How many gave an answer.</summary>
    public int Answered => Count - Verdicts[(int)Verdict.Missing];
}

/// <summary>The sums behind <see cref="PartStatistics"/>.</summary>
internal sealed class PartSums(string problem, string part)
{
    private static readonly ImmutableArray<string> Words = [.. Enum.GetValues<Verdict>().Select(verdict => verdict.Word())];

    private readonly int[] _verdicts = new int[Words.Length];
    private readonly Moments _moments = new();

    public void Add(ResultRow row, double total)
    {
        if (Words.IndexOf(row.Verdict) is >= 0 and var verdict) _verdicts[verdict]++;
        if (row.Credit is { } credit) _moments.Add((double)credit, total);
    }

    public PartStatistics Statistics() => new(problem, part, [.. _verdicts], _moments.Mean, _moments.Correlation);
}

/// <summary>Mean, deviation and correlation of pairs, kept as running means (Welford), which don't cancel.</summary>
internal sealed class Moments
{
    private int _count;
    private double _meanX, _meanY, _xx, _yy, _xy;

    public double Mean => _count == 0 ? double.NaN : _meanX;

    /// <summary>The standard deviation of the first of each pair.</summary>
    public double Deviation => _count == 0 ? double.NaN : Math.Sqrt(_xx / _count);

    public double Correlation => _xx > 0 && _yy > 0 ? _xy / Math.Sqrt(_xx * _yy) : double.NaN;

    public void Add(double x, double y)
    {
        _count++;
        var (dx, dy) = (x - _meanX, y - _meanY);
        _meanX += dx / _count;
        _meanY += dy / _count;
        _xx += dx * (x - _meanX);
        _yy += dy * (y - _meanY);
        _xy += dx * (y - _meanY);
    }
}
