using ReferenceSolutions.Autodiff;
using ReferenceSolutions.Sampling;

namespace ReferenceSolutions.Tests.Autodiff;

/// <summary>Differences agree with the derivative wherever there is one, near ends and kinks too.</summary>
public sealed class FiniteDifferencesTests
{
    [Theory]
    [InlineData("L = sqrt(1 - x)", "0.9..0.9999")]
    [InlineData("L = ln(x)", "0.0001..0.01")]
    [InlineData("L = 1/x", "0.001..0.01")]
    [InlineData("L = asin(x)", "0.99..0.99999")]
    [InlineData("L = x^3", "100..1000")]
    [InlineData("L = relu(x)", "-0.01..0.01")]
    [InlineData("L = relu(x - 1)*x^2", "0.99..1.01")]
    [InlineData("L = abs(x - 2)*x", "1.99..2.01")]
    [InlineData("L = max(x, 1)*x", "0.99..1.01")]
    [InlineData("L = min(x^2, x, 3)", "0.99..1.01")]
    [InlineData("L = [x > 1]*x^2", "0.99..1.01")]
    [InlineData("L = x", "0")]
    [InlineData("L = e^x", "0 or 1")]
    [InlineData("L = 10^20 + x", "1..2")] // the loss is so large that the steps don't show in it
    [InlineData("L = 10^10*x^2 + 10^25", "1..2")]
    public void A_step_finds_its_way_between_kinks_and_ends(string text, string domain)
    {
        foreach (var seed in Enumerable.Range(0, 20))
        {
            foreach (var set in Sampler.Sample(Models.Of(text, ("x", domain)), "differences", $"{seed}"))
            {
                var column = set.Network.Leaves[0].Column;
                var derivatives = set.Points.Column(set.Network.Layout.Elements + column);
                var differences = FiniteDifferences.Of(set.Network, set.Points, column);
                for (var p = 0; p < differences.Length; p++)
                {
                    Assert.False(double.IsNaN(differences[p].Value));
                    var allowed = 1e-6 * (1 + derivatives[p].Size) + 10 * differences[p].Uncertainty;
                    Assert.Equal(derivatives[p].Value, differences[p].Value, allowed);
                }
            }
        }
    }

    [Theory]
    [InlineData("L = relu(x)", "0")]
    [InlineData("L = abs(x - 1)", "1")]
    [InlineData("L = max(x, 1)", "1")]
    [InlineData("L = [x = 1]*x", "1")]
    [InlineData("L = relu(x) + relu(x - 1)", "0 or 1")]
    public void At_a_kink_there_is_none(string text, string domain)
    {
        foreach (var set in Sampler.Sample(Models.Of(text, ("x", domain)), "kink"))
            Assert.All(FiniteDifferences.Of(set.Network, set.Points, set.Network.Leaves[0].Column), one =>
                Assert.True(double.IsNaN(one.Value)));
    }
}
