using ReferenceSolutions.HandDerived;

namespace ReferenceSolutions.Tests.HandDerived;

public class HandDerivationsTests
{
    [Fact]
    public void Every_network_is_found_by_its_name() =>
        Assert.Equal(
            ["ItakuraSaitoNet", "LayeredNet.FromTo", "LayeredNet.ToFrom", "ReluSigmoidNet", "SigmoidCrossEntropy", "SoftmaxCrossEntropy"],
            HandDerivations.ByName.Keys);

    [Fact]
    public void A_row_leads_to_its_own_derivation()
    {
        var point = SamplePoints.Draw(seed: 1, (random, _) => random.NextDouble(), [2, 3, 2], ("f", SamplePoints.Linear));

        Assert.Contains(HandDerivations.ByName["LayeredNet.FromTo"](point).Partials, partial => partial.Name == "y");
        Assert.Contains(HandDerivations.ByName["LayeredNet.ToFrom"](point).Partials, partial => partial.Name == "q");
        Assert.NotEqual(
            HandDerivations.ByName["SigmoidCrossEntropy"](point)["w_ji", 1, 1],
            HandDerivations.ByName["SoftmaxCrossEntropy"](point)["w_ji", 1, 1]);
    }
}
