using System.Collections.Immutable;
using ReferenceSolutions.HandDerived;

namespace ReferenceSolutions.Tests.HandDerived;

public class LayeredNetTests
{
    /// <summary>
    /// Distinct widths turn a slip of an index into one of shape, equal widths into one of value; 4-2 has no hidden layer.
    /// </summary>
    public static TheoryData<int[]> Widths => [[3, 4, 2, 5], [2, 5, 3, 4, 2], [3, 3, 3, 3], [4, 2], [1, 1, 1]];

    [Theory, MemberData(nameof(Widths))]
    public void The_gradient_of_the_quadratic_cost_is_that_of_the_forward_pass(int[] widths)
    {
        foreach (var point in Points(widths))
        {
            CentralDifferences.AssertGradient(LayeredNet.DeriveFromTo(point), FromToLoss, point);
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void The_gradient_of_the_coupling_cost_is_that_of_the_forward_pass(int[] widths)
    {
        foreach (var point in Points(widths))
        {
            CentralDifferences.AssertGradient(LayeredNet.DeriveToFrom(point), ToFromLoss, point);
        }
    }

    /// <summary>With p = −y, q the identity and r = 0 the coupling cost is ½ ‖a − y‖² less the constant ½ ‖y‖².</summary>
    [Theory, MemberData(nameof(Widths))]
    public void The_two_conventions_differ_by_the_transpose_of_the_weights_alone(int[] widths)
    {
        foreach (var point in Points(widths))
        {
            var transposed = new NetworkPoint(
                (name, indices) => (name, indices) switch
                {
                    ("w", [var j, var k, var l]) => point["w", k, j, l],
                    ("p", [var i]) => -point["y", i],
                    ("q", [var i, var m]) => i == m ? 1 : 0,
                    ("r", _) => 0,
                    _ => point[name, indices],
                },
                point.Widths,
                new Dictionary<string, Activation> { ["f"] = point.Function("f") });

            var fromTo = LayeredNet.DeriveFromTo(point);
            var toFrom = LayeredNet.DeriveToFrom(transposed);
            foreach (var partial in fromTo.Partials.Where(partial => partial.Name != "y"))
            {
                var value = partial is { Name: "w", Indices: [var k, var j, var l] }
                    ? toFrom["w", j, k, l]
                    : toFrom[partial.Name, partial.Indices.AsSpan()];
                Assert.True(Math.Abs(partial.Value - value) <= 1e-12 * (1 + Math.Abs(value)), partial.Quantity);
            }
        }
    }

    [Fact]
    public void Linear_units_pass_the_error_on_through_the_weights_alone()
    {
        var point = SamplePoints.Draw(seed: 1, Range, [3, 4, 2, 5], ("f", SamplePoints.Linear));

        var gradient = LayeredNet.DeriveFromTo(point);

        for (var j = 1; j <= 4; j++)
        {
            // Δ_j^1 = Σ_k w_jk^2 Δ_k^2
            var delta = point["w", j, 1, 2] * gradient["z", 1, 2] + point["w", j, 2, 2] * gradient["z", 2, 2];
            Assert.Equal(delta, gradient["z", j, 1], 12);
        }
    }

    /// <summary>Twelve points for each activation and the linear units.</summary>
    private static IEnumerable<NetworkPoint> Points(int[] widths) =>
        from activation in SamplePoints.Activations.Add(SamplePoints.Linear)
        from seed in Enumerable.Range(0, 12)
        select SamplePoints.Draw(seed, Range, [.. widths], ("f", activation));

    private static double Range(Random random, string name) =>
        name is "w" ? random.EitherSign(0.3, 1.4) : random.Between(-1.2, 1.2);

    private static double FromToLoss(NetworkPoint point, Node node)
    {
        var n = point.Widths;
        var a = Outputs(point, (k, j, l) => node(point["w", k, j, l], "w", k, j, l), node);
        return Neurons(n[^1]).Sum(j => Math.Pow(a[j - 1] - node(point["y", j], "y", j), 2)) / 2;
    }

    private static double ToFromLoss(NetworkPoint point, Node node)
    {
        var n = point.Widths;
        var a = Outputs(point, (k, j, l) => node(point["w", j, k, l], "w", j, k, l), node);
        var cost = 0.0;
        foreach (var i in Neurons(n[^1]))
        {
            cost += node(point["p", i], "p", i) * a[i - 1];
            cost += node(point["r", i], "r", i) * Math.Pow(a[i - 1], 4) / 4;
            cost += Neurons(n[^1]).Sum(m => node(point["q", i, m], "q", i, m) * a[i - 1] * a[m - 1]) / 2;
        }

        return cost;
    }

    /// <summary>
    /// a^L, layer after layer; <paramref name="weight"/> takes the neuron it comes from, the one it leads to, and the layer.
    /// </summary>
    private static ImmutableArray<double> Outputs(NetworkPoint point, Func<int, int, int, double> weight, Node node)
    {
        var f = point.Function("f").Value;
        ImmutableArray<double> a = [.. Neurons(point.Widths[0]).Select(k => node(point["a", k, 0], "a", k, 0))];
        for (var l = 1; l < point.Widths.Length; l++)
        {
            var (layer, below) = (l, a);
            a = [.. Neurons(point.Widths[l]).Select(j =>
            {
                var weighted = below.Select((value, k) => weight(k + 1, j, layer) * value).Sum();
                var z = node(weighted + node(point["b", j, layer], "b", j, layer), "z", j, layer);
                return node(f(z), "a", j, layer);
            })];
        }

        return a;
    }

    private static IEnumerable<int> Neurons(int n) => Enumerable.Range(1, n);
}
