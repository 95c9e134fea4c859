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

    public static Sized E => Exactly(Math.E);

    public static Sized Pi => Exactly(Math.PI);

    public static Sized Number(string digits, double value) => Exactly(value);

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
        return exponent > 0 ? PositivePower(a, exponent) : NegativePower(a, exponent);
    }

    private static Sized PositivePower(Sized a, int exponent)
    {
        var slope = RepeatedPower(Math.Abs(a.Value), exponent - 1);
        return new(Sign(a, exponent - 1) * slope * a.Value, slope * (exponent * a.Size + Math.Abs(a.Value)));
    }

    private static Sized NegativePower(Sized a, int exponent)
    {
        if (a.Value == 0 && exponent < 0) return Undefined;
        var value = Sign(a, exponent) / RepeatedPower(Math.Abs(a.Value), Math.Abs(exponent));
        return new(value, Math.Abs(value) * (1 - exponent * a.Size / Math.Abs(a.Value == 0 ? 1 : a.Value)));
    }

    // of a power of a
    private static double Sign(Sized a, int exponent) => a.Value < 0 && (exponent & 1) != 0 ? -1 : 1;

    private static double RepeatedPower(double square, int exponent)
    {
        var power = 1.0;
        for (var n = exponent; n > 0; n >>= 1)
        {
            if ((n & 1) == 1) power *= square;
            square *= square;
        }
        return power;
    }

    public static Sized Power(Sized a, Sized b)
    {
        var value = Math.Pow(a.Value, b.Value);
        if (a.Value == 0) return b.Value > 0 ? new(0, a.Size) : b.Value == 0 ? Exactly(1) : Undefined;
        var log = Math.Abs(Math.Log(Math.Abs(a.Value)));
        return new(value, Math.Abs(value) * (1 + Math.Abs(b.Value) * a.Size / Math.Abs(a.Value) + log * b.Size));
    }

    public static Sized Call(Curve curve, int order, Sized u)
    {
        var (value, slope) = curve.Doubles(order, u.Value);
        return new(value, Math.Abs(slope) * u.Size + Math.Abs(value));
    }

    public static int Compare(Sized a, Sized b) => a.Value.CompareTo(b.Value);

    public static Sized Told(bool holds, Sized a, Sized b) => IsUndefined(a) || IsUndefined(b) ? Undefined : Whole(holds ? 1 : 0);

    // of 1/0 and of what overflows: more bits tell
    public static bool IsUndefined(Sized a) => !double.IsFinite(a.Value) || !double.IsFinite(a.Size);
}
