using Formulas.Numbers;

namespace Formulas.Names.Curves;

/// <summary>
/// What the function table needs to high precision besides the elementary functions; each within a few units of the last place.
/// </summary>
internal static partial class Precise
{
    public static readonly BigFloat One = 1;
    public static readonly BigFloat Two = 2;

    // below 2^-10 the difference of two exponentials would lose digits, and a few terms of the series are enough
    private const int SmallExponent = -10;

    public static BigFloat Sign(BigFloat u) => u.IsNaN ? u : u.Sign;

    /// <summary>1 above 0, else 0.</summary>
    public static BigFloat Step(BigFloat u) => u.IsNaN ? u : u.Sign > 0 ? 1 : 0;

    public static BigFloat Logistic(BigFloat u) => One / (One + BigFloat.Exp(-u));

    // e^-|u| / (1 + e^-|u|)²: nothing cancels, however large u is
    public static BigFloat LogisticSlope(BigFloat u)
    {
        var e = BigFloat.Exp(-BigFloat.Abs(u));
        return e / BigFloat.Power(One + e, 2);
    }

    public static BigFloat Tanh(BigFloat u)
    {
        if (u.IsBelow(SmallExponent)) return Sinh(u) / Cosh(u);
        var e = BigFloat.Exp(-BigFloat.Abs(Two * u));
        var value = (One - e) / (One + e);
        return u.Sign < 0 ? -value : value;
    }

    public static BigFloat Softplus(BigFloat u) => (u.Sign > 0 ? u : 0) + LogOfOnePlus(BigFloat.Exp(-BigFloat.Abs(u)));

    public static BigFloat Sinh(BigFloat u)
    {
        if (!u.IsBelow(SmallExponent)) return (BigFloat.Exp(u) - BigFloat.Exp(-u)) / Two;
        // u + u³/3! + …
        var (sum, term, square) = (u, u, u * u);
        for (var n = 2; Matters(term, u); n += 2) sum += term = term * square / (n * (n + 1));
        return sum;
    }

    /// <summary>The logarithm of a base, to as many bits as a number has.</summary>
    public static BigFloat LogOf(int number, BigFloat like) => BigFloat.Log(((BigFloat)number).At(like.Width));

    public static BigFloat Cosh(BigFloat u) => (BigFloat.Exp(u) + BigFloat.Exp(-u)) / Two;

    public static BigFloat Sech(BigFloat u) => Two / (BigFloat.Exp(u) + BigFloat.Exp(-u));

    public static BigFloat Csch(BigFloat u) => Two / (ExpLessOne(u) - ExpLessOne(-u));

    public static BigFloat Coth(BigFloat u)
    {
        var e = ExpLessOne(-Two * BigFloat.Abs(u));
        var value = -(Two + e) / e;
        return u.Sign < 0 ? -value : value;
    }

    /// <summary>ln(1 + u) = 2 artanh(u/(2 + u)), by its series where something would be lost beside 1.</summary>
    public static BigFloat LogOfOnePlus(BigFloat u)
    {
        if (!u.IsBelow(SmallExponent)) return BigFloat.Log(One + u);
        var ratio = u / (Two + u);
        var (square, power, sum) = (ratio * ratio, ratio, ratio);
        for (var n = 3; Matters(power, ratio); n += 2) sum += (power *= square) / n;
        return Two * sum;
    }

    /// <summary>e^u - 1, by its series where something would be lost beside 1.</summary>
    public static BigFloat ExpLessOne(BigFloat u)
    {
        if (!u.IsBelow(SmallExponent)) return BigFloat.Exp(u) - One;
        BigFloat term = u, sum = u;
        for (var n = 2; Matters(term, u); n++) sum += term = term * u / n;
        return sum;
    }

    // whether a term of a series is more than the last bit of the first one
    private static bool Matters(BigFloat term, BigFloat first) => !term.IsZero && !(term / first).IsBelow(-first.Width);

    public static BigFloat CubeRoot(BigFloat u)
    {
        var root = BigFloat.Power(BigFloat.Abs(u), One.At(u.Width) / 3);
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

    /// <summary>arccos(1/u) = arctan √(u² - 1), and π less that below 0.</summary>
    public static BigFloat ArcSecant(BigFloat u)
    {
        var value = BigFloat.Atan(RootBesideOne(u));
        return u.Sign < 0 ? BigFloat.PiAt(u.Width) - value : value;
    }

    public static BigFloat ArcSecantSlope(BigFloat u) => One / (BigFloat.Abs(u) * RootBesideOne(u));

    /// <summary>arcsin(1/u) = arctan(1/√(u² - 1)), with the sign of u.</summary>
    public static BigFloat ArcCosecant(BigFloat u)
    {
        var root = RootBesideOne(u);
        var value = root.IsZero ? BigFloat.PiAt(u.Width) / Two : BigFloat.Atan(One / root);
        return u.Sign < 0 ? -value : value;
    }

    // √(u² - 1), with nothing lost near 1
    private static BigFloat RootBesideOne(BigFloat u) => BigFloat.Sqrt((u - One) * (u + One));

    /// <summary>arcosh(1/u) = arsinh(√(1 - u²)/u), with nothing lost near 1.</summary>
    public static BigFloat ArSech(BigFloat u) => u.Sign <= 0 ? BigFloat.NaN : ArSinh(BigFloat.Sqrt((One - u) * (One + u)) / u);

    /// <summary>artanh(1/u) = ½ ln(1 + 2/(u - 1)), with the sign of u.</summary>
    public static BigFloat ArCoth(BigFloat u)
    {
        var value = LogOfOnePlus(Two / (BigFloat.Abs(u) - One)) / Two;
        return u.Sign < 0 ? -value : value;
    }

    /// <summary>2/√π e^(-u²).</summary>
    public static BigFloat ErrorFunctionSlope(BigFloat u) => Two / BigFloat.Sqrt(BigFloat.PiAt(u.Width)) * BigFloat.Exp(-u * u);
}
