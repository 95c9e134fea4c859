namespace Formulas.Numbers;

/// <summary>
/// The size of a number that may lie far outside the doubles: m · 2^e with ½ ≤ m &lt; 1, or 0, or ∞. It bounds errors, so its own last bits
/// don't matter.
/// </summary>
public readonly record struct Magnitude
{
    // beyond it the smaller of two terms is lost in the larger
    private const int Digits = 60;

    private readonly double _mantissa;
    private readonly long _exponent;

    private Magnitude(double mantissa, long exponent) => (_mantissa, _exponent) = (mantissa, exponent);

    public static Magnitude Zero => default;

    public static Magnitude Infinite => new(double.PositiveInfinity, 0);

    public bool IsZero => _mantissa == 0;

    public bool IsInfinite => double.IsPositiveInfinity(_mantissa);

    /// <summary>|mantissa| · 2^exponent; infinite where that is no number.</summary>
    public static Magnitude Of(double mantissa, long exponent = 0)
    {
        if (mantissa == 0) return Zero;
        if (!double.IsFinite(mantissa)) return Infinite;
        var shift = Math.ILogB(mantissa) + 1;
        return new(Math.ScaleB(Math.Abs(mantissa), -shift), exponent + shift);
    }

    internal void Deconstruct(out double mantissa, out long exponent) => (mantissa, exponent) = (_mantissa, _exponent);

    /// <summary>2^exponent times as much.</summary>
    public Magnitude Scaled(long exponent) => IsZero || IsInfinite ? this : new(_mantissa, _exponent + exponent);

    public static Magnitude operator +(Magnitude a, Magnitude b)
    {
        if (a.IsZero || b.IsInfinite) return b;
        if (b.IsZero || a.IsInfinite) return a;
        var gap = a._exponent - b._exponent;
        if (Math.Abs(gap) > Digits) return gap > 0 ? a : b;
        return Of(Math.ScaleB(a._mantissa, (int)gap) + b._mantissa, b._exponent);
    }

    public static Magnitude operator *(Magnitude a, Magnitude b)
    {
        if (a.IsZero || b.IsZero) return Zero;
        return a.IsInfinite || b.IsInfinite ? Infinite : Of(a._mantissa * b._mantissa, a._exponent + b._exponent);
    }

    /// <summary>The quotient; infinite where the divisor is 0.</summary>
    public static Magnitude operator /(Magnitude a, Magnitude b)
    {
        if (a.IsZero || b.IsInfinite) return Zero;
        return a.IsInfinite || b.IsZero ? Infinite : Of(a._mantissa / b._mantissa, a._exponent - b._exponent);
    }

    public static bool operator <(Magnitude a, Magnitude b) => a.CompareTo(b) < 0;

    public static bool operator >(Magnitude a, Magnitude b) => a.CompareTo(b) > 0;

    public static bool operator <=(Magnitude a, Magnitude b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Magnitude a, Magnitude b) => a.CompareTo(b) >= 0;

    private int CompareTo(Magnitude other)
    {
        if (IsZero || other.IsZero || IsInfinite || other.IsInfinite) return _mantissa.CompareTo(other._mantissa);
        return _exponent != other._exponent ? _exponent.CompareTo(other._exponent) : _mantissa.CompareTo(other._mantissa);
    }
}
