using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Autodiff;

/// <summary>∂Loss/∂leaf by moving the leaf: the third way to a gradient, which knows nothing of derivatives.</summary>
public static class FiniteDifferences
{
    // of the value, or of one where that is smaller than the least
    private static readonly double[] Steps = [2e-3, 1e-3, 5e-4];
    private static readonly double[] SmallSteps = [5e-5, 2e-5, 5e-6, 2e-6, 5e-7];
    private const double Least = 1e-3;

    // of the value: estimates that differ by no more are good enough
    private const double Settled = 1e-8;

    private const double UnitRoundoff = 1.0 / (1L << 53);

    private static readonly (int Shift, double Weight)[] Stencil = [(-2, 1), (-1, -8), (1, 8), (2, -1)];

    /// <summary>
    /// The five-point central difference (f(-2h) - 8f(-h) + 8f(h) - f(2h)) / 12h, of order h⁴, at the best of a few steps that cross no
    /// kink. Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 25.3.6.
    /// </summary>
    /// <param name="column">The leaf's column.</param>
    /// <returns>One estimate per point, with the uncertainty that the steps disagree by; not a number where every step crosses a kink,
    /// or ends where the loss has no value.</returns>
    public static (double Value, double Uncertainty)[] Of(Network network, PointColumns<Sized> points, int column)
    {
        var here = Moved(network, points, column, 0, 0);
        var best = new (double Value, double Uncertainty)[points.Count];
        Array.Fill(best, (double.NaN, double.PositiveInfinity));
        var before = new double[points.Count];
        Array.Fill(before, double.NaN);
        foreach (var step in Steps.Concat(SmallSteps))
        {
            if (step == SmallSteps[0] && Array.TrueForAll(best, IsSettled)) break;
            var estimates = Of(network, points, column, step, here);
            for (var p = 0; p < best.Length; p++)
            {
                var (loss, moved) = (here[network.LossStep * points.Count + p].Value, By(points.Column(column)[p].Value, step));
                var uncertainty = Math.Max(Math.Abs(estimates[p] - before[p]), Rounding(loss, moved));
                if (uncertainty < best[p].Uncertainty) best[p] = (estimates[p], uncertainty);
                if (!double.IsNaN(estimates[p])) before[p] = estimates[p];
            }
        }
        return best;
    }

    // Of the four values of the stencil, each rounded once: what two steps agree on can be that alone.
    private static double Rounding(double loss, double moved) => 18 * UnitRoundoff * Math.Abs(loss) / (12 * moved);

    private static bool IsSettled((double Value, double Uncertainty) estimate) =>
        estimate.Uncertainty <= Settled * (1 + Math.Abs(estimate.Value));

    private static double[] Of(Network network, PointColumns<Sized> points, int column, double step, Sized[] here)
    {
        var (derivative, isCrossed) = (new double[points.Count], new bool[points.Count]);
        foreach (var (shift, weight) in Stencil)
        {
            var results = Moved(network, points, column, shift, step);
            Kinks.Note(network.Tape, network.LossStep, points, here, results, isCrossed);
            for (var p = 0; p < points.Count; p++)
                derivative[p] += weight * results[network.LossStep * points.Count
                    + p].Value / (12 * By(points.Column(column)[p].Value, step));
        }
        for (var p = 0; p < points.Count; p++)
            if (isCrossed[p]) derivative[p] = double.NaN;
        return derivative;
    }

    private static double By(double value, double step) => step * (Math.Abs(value) < Least ? 1 : Math.Abs(value));

    private static Sized[] Moved(Network network, PointColumns<Sized> points, int column, int shift, double step)
    {
        var moved = new PointColumns<Sized>(points.Count, (Sized[])points.Columns.Clone(), points.Families);
        foreach (ref var value in moved.Columns.AsSpan(column * points.Count, points.Count))
            value = Sized.Exactly(value.Value + shift * By(value.Value, step));
        return network.Forward<Sized, Sized>(moved);
    }
}
