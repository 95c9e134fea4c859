using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;

namespace ReferenceSolutions.Autodiff;

/// <summary>Whether points come near a place where a network has no derivative.</summary>
public static class KinkDistance
{
    private const double Nearest = 0.01;

    // of the largest distance: where all are small, none is near
    private const double Share = 0.02;

    /// <summary>A part of the model that comes near its kink at some point: where its sides are compared, or its argument is 0; null where
    /// none does.</summary>
    public static Formula? Near(Network network, PointColumns<Sized> points)
    {
        var results = network.Forward<Sized, Sized>(points);
        for (var at = 0; at < network.Tape.Count; at++)
        {
            ref readonly var step = ref network.Tape[at];
            if (network.OriginOf(at) is not { } origin) continue;
            var (a, b) = (step.A, step.B);
            var isNear = step.Operation switch
            {
                Operation.Compare or Operation.Pick => IsNear(p => results[a * points.Count + p].Value - results[b * points.Count + p].Value, points.Count),
                Operation.Call when step.Operand is Function.Known { Curve: var curve } && Kinks.HasAtZero(curve) =>
                    IsNear(p => results[a * points.Count + p].Value, points.Count),
                _ => false,
            };
            if (isNear) return origin.Part;
        }
        return null;
    }

    // What is 0 exactly is compared with itself, and whole numbers are labels.
    private static bool IsNear(Func<int, double> distance, int count)
    {
        var (least, most) = (double.PositiveInfinity, 0.0);
        for (var p = 0; p < count; p++)
        {
            var size = Math.Abs(distance(p));
            if (size == 0) continue;
            (least, most) = (Math.Min(least, size), Math.Max(most, size));
        }
        return least < Nearest && least < Share * most;
    }
}
