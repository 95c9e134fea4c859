using System.Collections.Concurrent;
using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;

namespace ReferenceSolutions.Autodiff;

/// <summary>
/// Whether a step of a difference crosses a place where the loss has no derivative: where something that is compared, picked from, or
/// handed to a function with a kink changes its side.
/// </summary>
internal static class Kinks
{
    // where functions of one number have theirs
    private static readonly double[] Candidates = [-6, -3, -2.5, -1, -0.5, 0, 0.5, 1, 2.5, 3, 6];

    private const double Near = 1e-9;
    private const double Jump = 1e-6;

    private static readonly ConcurrentDictionary<Curve, double[]> Known = new();

    /// <summary>Notes for every point whether it is on the same sides in both runs of the tape.</summary>
    /// <param name="last">The step that matters: what comes after it does not.</param>
    public static void Note(Tape tape, int last, PointColumns<Sized> points, Sized[] one, Sized[] other, bool[] isCrossed)
    {
        for (var at = 0; at <= last; at++)
        {
            ref readonly var step = ref tape[at];
            switch (step.Operation)
            {
                case Operation.Compare or Operation.Pick:
                    for (var p = 0; p < points.Count; p++)
                        isCrossed[p] |= Side(one, step.A, step.B, p, points.Count) != Side(other, step.A, step.B, p, points.Count);
                    break;
                case Operation.Call when step.Operand is Function.Known { Curve: var curve } && Of(curve) is { Length: > 0 } kinks:
                    for (var p = 0; p < points.Count; p++)
                        isCrossed[p] |= IsBetween(kinks, one[step.A * points.Count + p].Value, other[step.A * points.Count + p].Value);
                    break;
            }
        }
    }

    /// <summary>Whether a function has a kink at 0.</summary>
    public static bool HasAtZero(Curve curve) => Array.IndexOf(Of(curve), 0.0) >= 0;

    private static int Side(Sized[] results, int a, int b, int p, int count) =>
        double.Sign(Ordered(results[a * count + p].Value - results[b * count + p].Value));

    // what has no value is on no side
    private static double Ordered(double difference) => double.IsNaN(difference) ? 0 : difference;

    private static bool IsBetween(double[] kinks, double a, double b)
    {
        foreach (var kink in kinks)
            if (double.Sign(Ordered(a - kink)) != double.Sign(Ordered(b - kink))) return true;
        return false;
    }

    // Where its value, its slope or the slope of that jumps.
    private static double[] Of(Curve curve) => Known.GetOrAdd(curve, static curve => [.. Candidates.Where(at =>
    {
        var (left, right) = (curve.At(at - Near), curve.At(at + Near));
        return IsJump(left.Value, right.Value) || IsJump(left.Slope, right.Slope) || IsJump(left.Curvature, right.Curvature);
    })]);

    private static bool IsJump(double left, double right) =>
        double.IsFinite(left) && double.IsFinite(right) && Math.Abs(left - right) > Jump * (1 + Math.Abs(left));
}
