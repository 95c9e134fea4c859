using Formulas.Numbers;

namespace Formulas.Names;

/// <summary>
/// What the function table needs to high precision besides the elementary functions; each within a few units of the last place.
/// </summary>
internal static class Exactly
{
    public static readonly BigFloat One = 1;
    public static readonly BigFloat Two = 2;

    // Below it, seven terms of a series in its square, and fourteen of one in itself, are enough.
    private static readonly BigFloat Small = BigFloat.Power(2, -20);

    public static BigFloat Sign(BigFloat u) => u.IsNaN ? u : u.Sign;

    /// <summary>1 above 0, else 0.</summary>
    public static BigFloat Step(BigFloat u) => u.IsNaN ? u : u.Sign > 0 ? 1 : 0;

    public static BigFloat Logistic(BigFloat u) => One / (One + BigFloat.Exp(-u));

    public static BigFloat LogisticSlope(BigFloat u)
    {
        var value = Logistic(u);
        return value * (One - value);
    }

    public static BigFloat Tanh(BigFloat u)
    {
        var e = BigFloat.Exp(-BigFloat.Abs(Two * u));
        var value = (One - e) / (One + e);
        return u.Sign < 0 ? -value : value;
    }

    public static BigFloat Softplus(BigFloat u) => (u.Sign > 0 ? u : 0) + BigFloat.Log(One + BigFloat.Exp(-BigFloat.Abs(u)));

    public static BigFloat Sinh(BigFloat u) => (BigFloat.Exp(u) - BigFloat.Exp(-u)) / Two;

    public static BigFloat Cosh(BigFloat u) => (BigFloat.Exp(u) + BigFloat.Exp(-u)) / Two;

    public static BigFloat Sech(BigFloat u) => Two / (BigFloat.Exp(u) + BigFloat.Exp(-u));

    public static BigFloat Csch(BigFloat u) => Two / (ExpLessOne(u) - ExpLessOne(-u));

    public static BigFloat Coth(BigFloat u)
    {
        var e = ExpLessOne(-Two * BigFloat.Abs(u));
        var value = -(Two + e) / e;
        return u.Sign < 0 ? -value : value;
    }

    /// <summary>ln(1 + u) = 2 artanh(u/(2 + u)), by its series where nothing may be lost beside 1.</summary>
    public static BigFloat LogOfOnePlus(BigFloat u)
    {
        if (BigFloat.Abs(u) > Small || u.IsNaN) return BigFloat.Log(One + u);
        var ratio = u / (Two + u);
        var (square, power, sum) = (ratio * ratio, ratio, ratio);
        for (var n = 3; n <= 15; n += 2) sum += (power *= square) / n;
        return Two * sum;
    }

    /// <summary>e^u - 1, by its series where nothing may be lost beside 1.</summary>
    public static BigFloat ExpLessOne(BigFloat u)
    {
        if (BigFloat.Abs(u) > Small || u.IsNaN) return BigFloat.Exp(u) - One;
        BigFloat term = u, sum = u;
        for (var n = 2; n <= 14; n++) sum += term = term * u / n;
        return sum;
    }

    public static BigFloat CubeRoot(BigFloat u)
    {
        var root = BigFloat.Power(BigFloat.Abs(u), One / 3);
        return u.Sign < 0 ? -root : root;
    }

    public static BigFloat CubeRootSlope(BigFloat u) => One / (BigFloat.Power(CubeRoot(u), 2) * 3);

    /// <summary>ln(u + √(u² + 1)), with nothing lost near 0.</summary>
    public static BigFloat ArSinh(BigFloat u)
    {
        var (size, square) = (BigFloat.Abs(u), u * u);
        var value = LogOfOnePlus(size + square / (One + BigFloat.Sqrt(square + One)));
        return u.Sign < 0 ? -value : value;
    }

    /// <summary>ln(u + √(u² - 1)), with nothing lost near 1.</summary>
    public static BigFloat ArCosh(BigFloat u) => u.Sign <= 0 ? BigFloat.NaN : LogOfOnePlus(u - One + BigFloat.Sqrt((u - One) * (u + One)));

    public static BigFloat ArTanh(BigFloat u) => LogOfOnePlus(Two * u / (One - u)) / Two;

    /// <summary>2/√π e^(-u²).</summary>
    public static BigFloat ErrorFunctionSlope(BigFloat u) => Two / BigFloat.Sqrt(BigFloat.Pi) * BigFloat.Exp(-u * u);
}
