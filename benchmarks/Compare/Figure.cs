using System.Collections.Immutable;
using System.Globalization;

namespace Benchmarks.Compare;

/// <summary>One figure of both builds; what stands at the same place in the two rows was measured in the same turn.</summary>
internal sealed record Figure(string Name, string Unit, ImmutableArray<double> A, ImmutableArray<double> B)
{
    public const string Heading = """
        | figure | A | B | B/A, quickest | B/A, median | half of the turns | how |
        | --- | --- | --- | --- | --- | --- | --- |
        """;

    /// <summary>How it was measured.</summary>
    public required string How { get; init; }

    /// <summary>Whether it does not move with what else the machine does.</summary>
    public bool IsCount { get; init; }

    public double Quickest => B.Min() / A.Min();

    public double Median => Quantile(0.5);

    public string Row => string.Create(CultureInfo.InvariantCulture,
        $"| {Name} | {A.Min():N2} | {B.Min():N2} {Unit} | {Quickest:F3} | {Median:F3} | {Spread} | {How} |");

    private string Spread => A.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Quantile(0.25):F3}–{Quantile(0.75):F3}");

    /// <summary>What this has more than another one, for each time: a figure without what comes before and after.</summary>
    public Figure Less(Figure other, double times) => this with { A = Less(A, other.A, times), B = Less(B, other.B, times) };

    private static ImmutableArray<double> Less(ImmutableArray<double> with, ImmutableArray<double> without, double times) =>
        [.. with.Zip(without, (one, other) => (one - other) / times)];

    // Of the ratios turn by turn: what slows the machine down for a while meets both and is not in them.
    private double Quantile(double share)
    {
        var ratios = A.Zip(B, (a, b) => b / a).Order().ToArray();
        return ratios[(int)(share * (ratios.Length - 1) + 0.5)];
    }
}
