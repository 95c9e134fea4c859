using System.Collections.Immutable;
using ReferenceSolutions.HandDerived;

namespace ReferenceSolutions.Tests.HandDerived;

/// <summary>What the two cross-entropy networks share: their points and the forward pass up to the net inputs of the outputs.</summary>
internal static class CrossEntropyNets
{
    public static TheoryData<int[]> Widths => [[3, 4, 2], [3, 3, 3], [2, 5, 4], [1, 1, 1]];

    /// <summary>Sixty points; soft targets, since t² = t hides slips.</summary>
    public static IEnumerable<NetworkPoint> Points(int[] widths) =>
        from seed in Enumerable.Range(0, 60)
        select SamplePoints.Draw(seed, Range, [.. widths]);

    /// <summary>Σ_j w_ji y_j for every i.</summary>
    public static ImmutableArray<double> OutputNetInputs(NetworkPoint point, Node node)
    {
        var (inputs, hidden, outputs) = (Neurons(point.Widths[0]), Neurons(point.Widths[1]), Neurons(point.Widths[2]));
        ImmutableArray<double> z = [.. inputs.Select(k => node(point["z", k], "z", k))];
        ImmutableArray<double> y = [.. hidden.Select(j =>
            node(SamplePoints.Logistic(inputs.Sum(k => node(point["w_kj", k, j], "w_kj", k, j) * z[k - 1])), "y", j))];
        return [.. outputs.Select(i => hidden.Sum(j => node(point["w_ji", j, i], "w_ji", j, i) * y[j - 1]))];
    }

    public static ImmutableArray<int> Neurons(int n) => [.. Enumerable.Range(1, n)];

    /// <summary>The same point with targets that sum to one.</summary>
    public static NetworkPoint WithTargetsThatSumToOne(NetworkPoint point)
    {
        var sum = Neurons(point.Widths[2]).Sum(i => point["t", i]);
        return new NetworkPoint(
            (name, indices) => name == "t" ? point[name, indices] / sum : point[name, indices],
            point.Widths,
            new Dictionary<string, Activation>());
    }

    private static double Range(Random random, string name) =>
        name is "t" ? random.Between(0.05, 0.95) : random.EitherSign(0.2, 1.3);
}
