using Formulas.Tree;

namespace Formulas.Numbers;

/// <summary>
/// A double with the size of the terms it was made of, propagated to first order: the rounding error of <see cref="Value"/> is a small
/// multiple of ε·<see cref="Size"/>. So (1e9 + x) - 1e9 has a small value and a large size, and says itself that it is not to be trusted.
/// Source: N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., chapter 3 (running error analysis).
/// </summary>
public readonly partial record struct Sized(double Value, double Size) : IArithmetic<Sized>
{
    public static Sized Exactly(double value) => new(value, Math.Abs(value));

    public static Sized Undefined => new(double.NaN, double.NaN);

    public static Sized Number(Formula.Number number) => Exactly(number.Value);

    public static Sized Constant(Formula.Constant constant) => Exactly(constant.Name == "e" ? Math.E : Math.PI);

    public static Sized Whole(int number) => Exactly(number);

    public static Sized Negate(Sized a) => new(-a.Value, a.Size);

    public static Sized Add(Sized a, Sized b) => new(a.Value + b.Value, a.Size + b.Size);

    public static Sized Subtract(Sized a, Sized b) => new(a.Value - b.Value, a.Size + b.Size);

    public static Sized Multiply(Sized a, Sized b) =>
        new(a.Value * b.Value, Math.Abs(a.Value) * b.Size + Math.Abs(b.Value) * a.Size);

    public static Sized Divide(Sized a, Sized b)
    {
        if (b.Value == 0) return Undefined;
        var value = a.Value / b.Value;
        return new(value, (a.Size + Math.Abs(value) * b.Size) / Math.Abs(b.Value));
    }

    public static Sized Power(Sized a, int exponent)
    {
        // the usual ones: |a|^n with n·|a|^(n-1) times the size of a
        var (square, size) = (a.Value * a.Value, Math.Abs(a.Value));
        if (exponent == 2) return new(square, size * (2 * a.Size + size));
        if (exponent == 3) return new(square * a.Value, square * (3 * a.Size + size));
        if (a.Value == 0 && exponent < 0) return Undefined;
        var slope = 1.0; // |a|^(n-1), by repeated squaring
        square = Math.Abs(a.Value);
        for (var n = Math.Abs(exponent) - (exponent > 0 ? 1 : 0); n > 0; n >>= 1)
        {
            if ((n & 1) == 1) slope *= square;
            square *= square;
        }
        if (exponent <= 0)
        {
            var value = (a.Value < 0 && (exponent & 1) != 0 ? -1 : 1) / slope;
            return new(value, Math.Abs(value) * (1 - exponent * a.Size / Math.Abs(a.Value == 0 ? 1 : a.Value)));
        }
        return new((a.Value < 0 && (exponent & 1) == 0 ? -1 : 1) * slope * a.Value, slope * (exponent * a.Size + Math.Abs(a.Value)));
    }

    public static Sized Power(Sized a, Sized b)
    {
        var value = Math.Pow(a.Value, b.Value);
        if (a.Value == 0) return b.Value > 0 ? new(0, a.Size) : b.Value == 0 ? Exactly(1) : Undefined;
        var log = Math.Abs(Math.Log(Math.Abs(a.Value)));
        return new(value, Math.Abs(value) * (1 + Math.Abs(b.Value) * a.Size / Math.Abs(a.Value) + log * b.Size));
    }

    public static Sized Call(Function.Known function, int order, Sized u)
    {
        var jet = function.At(u.Value);
        var (value, slope) = order == 0 ? (jet.Value, jet.Slope) : (jet.Slope, jet.Curvature);
        return new(value, Math.Abs(slope) * u.Size + Math.Abs(value));
    }

    public static bool Holds(Relation relation, Sized a, Sized b) =>
        !IsUndefined(a) && !IsUndefined(b) && Relations.Holds(relation, a.Value.CompareTo(b.Value));

    public static bool IsUndefined(Sized a) => double.IsNaN(a.Value);
}
