namespace Formulas.Numbers;

/// <summary>How many bits the numbers of a <see cref="BallArithmetic{TWidth}"/> have.</summary>
internal interface IWidth
{
    static abstract int Bits { get; }
}

/// <summary>As many as decide nearly everything that doubles don't.</summary>
internal readonly struct UsualWidth : IWidth
{
    public static int Bits => BigFloat.Precision;
}

/// <summary>For what cancels more.</summary>
internal readonly struct MoreWidth : IWidth
{
    public static int Bits => 640;
}

/// <summary>As many as there are, for terms far larger than what is left of them.</summary>
internal readonly struct MostWidth : IWidth
{
    public static int Bits => BigFloat.MostPrecision;
}

/// <summary>The operations of a tape with bounds of their errors, propagated to first order.</summary>
internal readonly struct BallArithmetic<TWidth> : IArithmetic<Ball> where TWidth : IWidth
{
    // functions are good to a few units of the last place, and errors are first-order: so many bits are more than enough for both
    private const int GuardBits = 26;

    // an argument known no better says nothing of a function's value
    private static readonly Magnitude LargestError = Magnitude.Of(1, -10);

    public static Ball Undefined => Ball.Undefined;

    public static Ball E => Rounded(BigFloat.EAt(TWidth.Bits), Magnitude.Zero);

    public static Ball Pi => Rounded(BigFloat.PiAt(TWidth.Bits), Magnitude.Zero);

    public static Ball Number(string digits, double value)
    {
        var number = BigFloat.Parse(digits, TWidth.Bits);
        return number == value ? number : Rounded(number, Magnitude.Zero);
    }

    public static Ball Whole(int number) => (BigFloat)number;

    // What has no value, or one too large to be held, or any: of a difference of two such nothing is known.
    private static bool AreNumbers(Ball a, Ball b) => !(a.Value.IsNaN || a.Error.IsInfinite || b.Value.IsNaN || b.Error.IsInfinite);

    private static Ball Lost(Ball a, Ball b) => a.IsUndefined || b.IsUndefined ? Undefined : Ball.Unknown;

    public static Ball Negate(Ball a) => a.IsHuge ? Ball.Unknown : a with { Value = -a.Value };

    public static Ball Add(Ball a, Ball b) => AreNumbers(a, b) ? Rounded(Wide(a) + b.Value, a.Error + b.Error) : Lost(a, b);

    public static Ball Subtract(Ball a, Ball b) => AreNumbers(a, b) ? Rounded(Wide(a) - b.Value, a.Error + b.Error) : Lost(a, b);

    public static Ball Multiply(Ball a, Ball b) => AreNumbers(a, b)
        ? Rounded(Wide(a) * b.Value, a.Value.Size * b.Error + b.Value.Size * a.Error + a.Error * b.Error)
        : Lost(a, b);

    public static Ball Divide(Ball a, Ball b)
    {
        if (b.IsUndefined || a.IsUndefined || (b.Value.IsZero && b.Error.IsZero)) return Undefined;
        if (!AreNumbers(a, b) || b.MayBeZero) return Ball.Unknown;
        var quotient = Wide(a) / b.Value;
        return Rounded(quotient, (a.Error + quotient.Size * b.Error) / b.Value.Size);
    }

    public static Ball Power(Ball a, int exponent)
    {
        if (a.IsHuge && exponent > 0) return a;
        if (!AreNumbers(a, a) || (exponent < 0 && a.MayBeZero && !a.Error.IsZero)) return Lost(a, a);
        var power = BigFloat.Power(Wide(a), exponent);
        if (power.IsNaN) return exponent < 0 && a.Value.IsZero ? Undefined : a.Value.Sign > 0 ? Ball.Huge : Ball.Unknown;
        return Inexact(power, a.Error.IsZero ? a.Error : power.Size * Magnitude.Of(exponent) * a.Error / a.Value.Size);
    }

    public static Ball Power(Ball a, Ball b)
    {
        if (b.IsHuge && a.Value > 1 && (a.Value - 1).Size > a.Error) return b; // 9^9^9^9^9
        if (!AreNumbers(a, b) || (a.MayBeZero && !a.Error.IsZero)) return Lost(a, b);
        var power = BigFloat.Power(Wide(a), b.Value);
        if (power.IsNaN) return a.Value.Sign > 0 ? Ball.Huge : Undefined;
        if (a.Value.IsZero) return power;
        // |a^b| (|b| Δa/|a| + |ln|a|| Δb)
        var log = Magnitude.Of(BigFloat.Log(BigFloat.Abs(a.Value)).ToDouble());
        return Inexact(power, power.Size * (b.Value.Size * a.Error / a.Value.Size + log * b.Error));
    }

    public static Ball Call(Curve curve, int order, Ball u)
    {
        if (u.IsHuge && order == 0 && double.IsPositiveInfinity(curve.At(double.PositiveInfinity).Value)) return u;
        if (!AreNumbers(u, u)) return Lost(u, u);
        if (u.Error > LargestError && u.Error > LargestError * u.Value.Size) return Ball.Unknown;
        var (at, value) = (Wide(u), Exactly(curve, order, Wide(u)));
        if (value.IsNaN && OutOfReach(curve, order, at) is { } huge) return huge;
        if (u.Error.IsZero) return Inexact(value, Magnitude.Zero);
        return u.MayBeZero || value.IsNaN ? Around(curve, order, u, value) : Inexact(value, Slope(curve, order, at) * u.Error);
    }

    public static int Compare(Ball a, Ball b) => a.Value.CompareTo(b.Value);

    public static bool IsUndefined(Ball a) => !AreNumbers(a, a);

    public static Ball Told(bool holds, Ball a, Ball b)
    {
        if (!AreNumbers(a, b)) return Lost(a, b);
        var error = a.Error + b.Error;
        return error.IsZero || (a.Value - b.Value).Size > error ? Whole(holds ? 1 : 0) : Ball.Unknown;
    }

    public static void Fill(Span<Ball> column, Ball value)
    {
        foreach (ref var one in column) one = value;
    }

    public static void Add(ReadOnlySpan<Ball> a, ReadOnlySpan<Ball> b, Span<Ball> sums)
    {
        for (var p = 0; p < sums.Length; p++) sums[p] = Add(a[p], b[p]);
    }

    public static void Subtract(ReadOnlySpan<Ball> a, ReadOnlySpan<Ball> b, Span<Ball> differences)
    {
        for (var p = 0; p < differences.Length; p++) differences[p] = Subtract(a[p], b[p]);
    }

    public static void Multiply(ReadOnlySpan<Ball> a, ReadOnlySpan<Ball> b, Span<Ball> products)
    {
        for (var p = 0; p < products.Length; p++) products[p] = Multiply(a[p], b[p]);
    }

    public static void Divide(ReadOnlySpan<Ball> a, ReadOnlySpan<Ball> b, Span<Ball> quotients)
    {
        for (var p = 0; p < quotients.Length; p++) quotients[p] = Divide(a[p], b[p]);
    }

    private static BigFloat Wide(Ball a) => a.Value.At(TWidth.Bits);

    private static BigFloat Exactly(Curve curve, int order, BigFloat u) => curve.ExactAt(order, u);

    // with the error of one rounding, and with that of a function
    private static Ball Rounded(BigFloat value, Magnitude error) =>
        value.IsNaN ? Ball.Unknown : new(value, error + value.Size.Scaled(-TWidth.Bits));

    private static Ball Inexact(BigFloat value, Magnitude error) =>
        value.IsNaN ? Undefined : new(value, error + value.Size.Scaled(GuardBits - TWidth.Bits));

    // Where doubles have a value, or too large a one, it is only out of reach: exp of exp of 100. Null where there is none.
    private static Ball? OutOfReach(Curve curve, int order, BigFloat at)
    {
        var value = curve.Doubles(order, at.ToDouble()).Value;
        return double.IsNaN(value) ? null : double.IsPositiveInfinity(value) ? Ball.Huge : Ball.Unknown;
    }

    // How fast the function changes: as doubles tell, or as fast as its slope where they over- or underflow.
    private static Magnitude Slope(Curve curve, int order, BigFloat at)
    {
        var slope = Magnitude.Of(curve.Doubles(order, at.ToDouble()).Slope);
        if (!slope.IsZero && !slope.IsInfinite) return slope;
        slope = curve.ExactSlope(at).Size.Scaled(2);
        return order == 0 ? slope : slope + slope / at.Size;
    }

    // At a kink, or at the end of where there are values, what lies on both sides counts.
    private static Ball Around(Curve curve, int order, Ball u, BigFloat value)
    {
        var error = BigFloat.Of(u.Error);
        var (below, above) = (Exactly(curve, order, Wide(u) - error), Exactly(curve, order, Wide(u) + error));
        if (below.IsNaN && above.IsNaN && value.IsNaN) return Undefined;
        if (below.IsNaN || above.IsNaN || value.IsNaN) return Ball.Unknown;
        return Inexact(value, (below - value).Size + (above - value).Size);
    }
}
