using ReferenceSolutions.HandDerived;

namespace ReferenceSolutions.Tests.HandDerived;

public class SoftmaxCrossEntropyTests
{
    [Theory, MemberData(nameof(CrossEntropyNets.Widths), MemberType = typeof(CrossEntropyNets))]
    public void The_gradient_is_that_of_the_forward_pass(int[] widths)
    {
        foreach (var point in CrossEntropyNets.Points(widths))
        {
            CentralDifferences.AssertGradient(SoftmaxCrossEntropy.Derive(point), Loss, point);
        }
    }

    /// <summary>∂E/∂w_ji = (x_i − t_i) y_j; x and y are read from ∂E/∂x_i = −t_i/x_i and from the forward pass.</summary>
    [Theory, MemberData(nameof(CrossEntropyNets.Widths), MemberType = typeof(CrossEntropyNets))]
    public void Targets_that_sum_to_one_give_the_textbook_form(int[] widths)
    {
        foreach (var point in CrossEntropyNets.Points(widths).Select(CrossEntropyNets.WithTargetsThatSumToOne))
        {
            var gradient = SoftmaxCrossEntropy.Derive(point);
            var values = new Dictionary<string, double>();
            Loss(point, (value, name, indices) => values[SamplePoints.Quantity(name, indices)] = value);

            foreach (var partial in gradient.Partials.Where(partial => partial.Name == "w_ji"))
            {
                var (j, i) = (partial.Indices[0], partial.Indices[1]);
                Assert.Equal((values[$"x[{i}]"] - point["t", i]) * values[$"y[{j}]"], partial.Value, 12);
            }
        }
    }

    private static double Loss(NetworkPoint point, Node node)
    {
        var u = CrossEntropyNets.OutputNetInputs(point, node);
        return -CrossEntropyNets.Neurons(u.Length).Sum(i =>
            node(point["t", i], "t", i) * Math.Log(node(Math.Exp(u[i - 1]) / u.Sum(Math.Exp), "x", i)));
    }
}
