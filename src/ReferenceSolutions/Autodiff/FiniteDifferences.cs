using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Autodiff;

/// <summary>∂Loss/∂leaf by moving the leaf: the third way to a gradient, which knows nothing of derivatives.</summary>
public static class FiniteDifferences
{
    private static readonly double[] Steps = [2e-3, 1e-3, 5e-4];
    private static readonly (int Shift, double Weight)[] Stencil = [(-2, 1), (-1, -8), (1, 8), (2, -1)];

    /// <summary>
    /// The five-point central difference (f(-2h) - 8f(-h) + 8f(h) - f(2h)) / 12h, of order h⁴, at the best of a few steps.
    /// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 25.3.6.
    /// </summary>
    /// <param name="column">The leaf's column.</param>
    /// <returns>One estimate per point, with the uncertainty that the steps disagree by.</returns>
    public static (double Value, double Uncertainty)[] Of(Network network, PointColumns<Sized> points, int column)
    {
        var estimates = Steps.Select(step => Of(network, points, column, step)).ToArray();
        return [.. Enumerable.Range(0, points.Count).Select(p =>
        {
            var (coarse, middle, fine) = (estimates[0][p], estimates[1][p], estimates[2][p]);
            return Math.Abs(middle - coarse) < Math.Abs(fine - middle)
                ? (middle, Math.Abs(middle - coarse))
                : (fine, Math.Abs(fine - middle));
        })];
    }

    private static double[] Of(Network network, PointColumns<Sized> points, int column, double step)
    {
        var derivative = new double[points.Count];
        foreach (var (shift, weight) in Stencil)
        {
            var moved = new PointColumns<Sized>(points.Count, (Sized[])points.Columns.Clone(), points.Families);
            foreach (ref var value in moved.Columns.AsSpan(column * points.Count, points.Count))
                value = Sized.Exactly(value.Value + shift * step);
            var results = network.Forward<Sized, Sized>(moved);
            for (var p = 0; p < points.Count; p++)
                derivative[p] += weight * results[network.LossStep * points.Count + p].Value / (12 * step);
        }
        return derivative;
    }
}
