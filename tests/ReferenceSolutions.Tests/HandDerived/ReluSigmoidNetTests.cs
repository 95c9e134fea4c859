using ReferenceSolutions.HandDerived;

namespace ReferenceSolutions.Tests.HandDerived;

public class ReluSigmoidNetTests
{
    [Fact]
    public void The_gradient_is_that_of_the_forward_pass_whether_the_neuron_is_active_or_dead()
    {
        var points = Enumerable.Range(0, 300).Select(seed => SamplePoints.Draw(seed, Range, [])).ToList();

        Assert.InRange(points.Count(point => point["w1"] * point["x"] > 0), 100, 200);
        Assert.All(points, point => CentralDifferences.AssertGradient(ReluSigmoidNet.Derive(point), Loss, point));
    }

    [Fact]
    public void The_page_has_these_numbers()
    {
        var point = SamplePoints.At(("x", 3), ("t", 1), ("w1", 0.01), ("w2", -5), ("b", -1));

        var gradient = ReluSigmoidNet.Derive(point);

        Assert.Equal(0.28842841648, Loss(point, (value, _, _) => value), 11);
        Assert.Equal(2.08091656217, gradient["w1"], 11);
        Assert.Equal(-0.00416183312, gradient["w2"], 11);
        Assert.Equal(-0.13872777081, gradient["b"], 11);
    }

    [Theory, InlineData(-0.01), InlineData(0)]
    public void Nothing_reaches_the_weight_of_a_dead_neuron(double w1)
    {
        var gradient = ReluSigmoidNet.Derive(SamplePoints.At(("x", 3), ("t", 1), ("w1", w1), ("w2", -5), ("b", -1)));

        Assert.Equal(0, gradient["z1"]);
        Assert.Equal(0, gradient["w1"]);
        Assert.NotEqual(0, gradient["a1"]);
    }

    /// <summary>Away from z1 = 0, where relu has no slope.</summary>
    private static double Range(Random random, string name) => random.EitherSign(0.2, 1.5);

    private static double Loss(NetworkPoint point, Node node)
    {
        var z1 = node(Leaf("w1") * Leaf("x"), "z1");
        var a1 = node(z1 > 0 ? z1 : 0, "a1");
        var z2 = node(Leaf("w2") * a1 + Leaf("b"), "z2");
        var y = node(SamplePoints.Logistic(z2), "y");
        return Math.Pow(y - Leaf("t"), 2) / 2;

        double Leaf(string name) => node(point[name], name);
    }
}
