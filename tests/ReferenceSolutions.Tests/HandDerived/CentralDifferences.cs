using ReferenceSolutions.HandDerived;

namespace ReferenceSolutions.Tests.HandDerived;

/// <summary>A named value of the forward pass, as it goes on from there: the value itself, or one moved by a small step.</summary>
internal delegate double Node(double value, string name, params int[] indices);

/// <summary>
/// The forward pass of a network up to its loss. Every named quantity, leaf or not, passes through <paramref name="node"/> once.
/// </summary>
internal delegate double ForwardPass(NetworkPoint point, Node node);

internal static class CentralDifferences
{
    private const double Tolerance = 1e-8;
    private static readonly double[] Steps = [1e-3, 2e-4, 4e-5, 8e-6];

    /// <summary>
    /// The gradient has a derivative by every quantity the forward pass names, no other, and each is
    /// the slope of the loss when that quantity alone is moved.
    /// </summary>
    public static void AssertGradient(Gradient gradient, ForwardPass loss, NetworkPoint point)
    {
        var named = new List<string>();
        loss(point, (value, name, indices) =>
        {
            named.Add(SamplePoints.Quantity(name, indices));
            return value;
        });
        Assert.Equal(
            named.Order(StringComparer.Ordinal), gradient.Partials.Select(partial => partial.Quantity).Order(StringComparer.Ordinal));

        foreach (var partial in gradient.Partials)
        {
            var slope = Slope(Moved);
            Assert.True(
                Math.Abs(slope - partial.Value) <= Tolerance * (1 + Math.Abs(slope)),
                $"∂/∂{partial.Quantity}: {partial.Value:R} by hand, {slope:R} by central differences");

            double Moved(double by) => loss(point, (value, name, indices) =>
                name == partial.Name && partial.Indices.AsSpan().SequenceEqual(indices) ? value + by : value);
        }
    }

    /// <summary>
    /// The slope at 0. Too long a step misses the curvature (the error is of order step⁴), too short a
    /// one drowns in rounding (of order 1/step): of the estimates we take the one that differs least from the one before it.
    /// </summary>
    private static double Slope(Func<double, double> loss)
    {
        double[] estimates = [.. Steps.Select(h =>
            (8 * (loss(h) - loss(-h)) - (loss(2 * h) - loss(-2 * h))) / (12 * h))];
        return estimates.Skip(1).Zip(estimates, (estimate, before) => (estimate, change: Math.Abs(estimate - before)))
            .MinBy(candidate => candidate.change).estimate;
    }
}
