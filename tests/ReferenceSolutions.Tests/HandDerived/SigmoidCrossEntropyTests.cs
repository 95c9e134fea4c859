using ReferenceSolutions.HandDerived;

namespace ReferenceSolutions.Tests.HandDerived;

public class SigmoidCrossEntropyTests
{
    [Theory, MemberData(nameof(CrossEntropyNets.Widths), MemberType = typeof(CrossEntropyNets))]
    public void The_gradient_is_that_of_the_forward_pass(int[] widths)
    {
        foreach (var point in CrossEntropyNets.Points(widths))
        {
            CentralDifferences.AssertGradient(SigmoidCrossEntropy.Derive(point), Loss, point);
        }
    }

    private static double Loss(NetworkPoint point, Node node)
    {
        var u = CrossEntropyNets.OutputNetInputs(point, node);
        return -CrossEntropyNets.Neurons(u.Length).Sum(i =>
        {
            var x = node(SamplePoints.Logistic(u[i - 1]), "x", i);
            var t = node(point["t", i], "t", i);
            return t * Math.Log(x) + (1 - t) * Math.Log(1 - x);
        });
    }
}
