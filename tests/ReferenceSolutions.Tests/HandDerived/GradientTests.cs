using ReferenceSolutions.HandDerived;

namespace ReferenceSolutions.Tests.HandDerived;

public class GradientTests
{
    private static readonly Gradient Sample =
        ReluSigmoidNet.Derive(SamplePoints.At(("x", 3), ("t", 1), ("w1", 0.01), ("w2", -5), ("b", -1)));

    [Fact]
    public void Partials_come_in_the_order_of_their_derivation() =>
        Assert.Equal(["y", "t", "z2", "w2", "b", "a1", "z1", "w1", "x"], Sample.Partials.Select(partial => partial.Quantity));

    [Fact]
    public void A_quantity_with_indices_is_one_text()
    {
        var point = SamplePoints.Draw(seed: 1, (random, _) => random.NextDouble(), [2, 3], ("f", SamplePoints.Linear));

        var partial = LayeredNet.DeriveFromTo(point).Partials.Single(partial => partial.Quantity == "w[2,3,1]");

        Assert.Equal("w", partial.Name);
        Assert.Equal([2, 3, 1], partial.Indices.ToArray());
    }

    [Fact]
    public void A_name_the_network_does_not_have_is_named()
    {
        var failure = Assert.Throws<KeyNotFoundException>(() => Sample["w", 7, 2]);

        Assert.Contains("\"w[7,2]\"", failure.Message, StringComparison.Ordinal);
    }
}
