using Formulas.Evaluating;
using ReferenceSolutions.Sampling.Beyond;

namespace ReferenceSolutions.Tests.Sampling.Beyond;

/// <summary>Points a little outside.</summary>
public sealed class OutskirtsTests
{
    private static readonly Model Own = Models.Of(
        "z = w*x + b; y = sigma(z); L = (y - t)^2/2", ("w", "±0.3..1.6"), ("x", "-1.5..1.5"), ("b", "-1..1"), ("t", "-0.9..0.9"));

    [Fact]
    public void Each_lies_beyond_a_bound_and_not_far()
    {
        var set = Outskirts.Sample(new(Widening.Of(Own), Sizes.None), Own, "seed")!;
        Assert.InRange(set.Points.Count, 2, 32);
        for (var p = 0; p < set.Points.Count; p++)
            Assert.Contains(set.Network.Leaves, leaf =>
                !Own.Leaves.First(one => one.Quantity == leaf.Leaf.Quantity).Domain.Has(set.Points.Column(leaf.Column)[p].Value));
        Assert.All(set.Network.Leaves, leaf => Assert.All(set.Points.Column(leaf.Column).ToArray(), value => Assert.True(
            leaf.Leaf.Domain.Has(value.Value))));
    }
}
