using Formulas.Numbers;

namespace Formulas.Names.Curves;

/// <summary>Values, slopes and curvatures in doubles, written so that nothing overflows or cancels. Those of NaN are NaN.</summary>
internal static partial class Jets
{
    public static Jet Exp(double u)
    {
        var e = Math.Exp(u);
        return new(e, e, e);
    }

    /// <summary>ln u / ln b, with the slope 1/(u ln b); there is none of a u that is not positive.</summary>
    public static Jet Logarithm(double value, double u, double lnBase) =>
        u > 0 ? new(value, 1 / (u * lnBase), -1 / (u * u * lnBase)) : new(double.NaN, double.NaN, double.NaN);

    public static Jet Sqrt(double u)
    {
        var root = Math.Sqrt(u);
        return new(root, 0.5 / root, -0.25 / (u * root));
    }

    // Math.Sign throws where there is no sign
    public static double SignOf(double u) => double.IsNaN(u) ? u : Math.Sign(u);

    public static Jet Relu(double u) => u > 0 ? new(u, 1, 0) : new(0 * u, 0 * u, 0);

    public static Jet Logistic(double u)
    {
        var e = Math.Exp(-Math.Abs(u)); // never overflows
        var value = u >= 0 ? 1 / (1 + e) : e / (1 + e);
        var slope = e / ((1 + e) * (1 + e));
        return new(value, slope, slope * (1 - 2 * value));
    }

    public static Jet Tanh(double u)
    {
        var value = Math.Tanh(u);
        var sech = Sech(u).Value;
        return new(value, sech * sech, -2 * value * sech * sech);
    }

    public static Jet Sech(double u)
    {
        var e = Math.Exp(-Math.Abs(u));
        var sech = 2 * e / (1 + e * e);
        var tanh = Math.Tanh(u);
        return new(sech, -sech * tanh, sech * (2 * tanh * tanh - 1));
    }

    /// <summary>ln(1 + e^u).</summary>
    public static Jet Softplus(double u)
    {
        var logistic = Logistic(u);
        return new(Math.Max(u, 0) + LogOfOnePlus(Math.Exp(-Math.Abs(u))).Value, logistic.Value, logistic.Slope);
    }

    /// <summary>0.8 ln(1 + e^1.5u) - 0.35 u.</summary>
    public static Jet TiltedSoftplus(double u)
    {
        var logistic = Logistic(1.5 * u);
        return new(0.8 * Math.Log(1 + Math.Exp(1.5 * u)) - 0.35 * u, 1.2 * logistic.Value - 0.35, 1.8 * logistic.Slope);
    }

    public static Jet Tan(double u)
    {
        var tan = Math.Tan(u);
        return new(tan, 1 + tan * tan, 2 * tan * (1 + tan * tan));
    }

    public static Jet Atan(double u) => new(Math.Atan(u), 1 / (1 + u * u), -2 * u / ((1 + u * u) * (1 + u * u)));

    /// <summary>arcsin u and, with the sign -1, arccos u.</summary>
    public static Jet ArcSine(double value, double u, int sign) =>
        new(value, sign / Math.Sqrt(1 - u * u), sign * u / Math.Pow(1 - u * u, 1.5));
}
