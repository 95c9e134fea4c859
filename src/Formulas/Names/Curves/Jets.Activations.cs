using Formulas.Numbers;

namespace Formulas.Names.Curves;

// Activations of networks, and the normal distribution that one of them is made of.
internal static partial class Jets
{
    // below this the distribution function is the density times a continued fraction
    private const double Tail = -2.5;

    private static readonly double Sqrt2 = Math.Sqrt(2), OverSqrt2Pi = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>The density of the normal distribution, e^(-u²/2)/√(2π).</summary>
    public static Jet NormalDensity(double u)
    {
        var density = OverSqrt2Pi * Math.Exp(-u * u / 2);
        return new(density, -u * density, (u * u - 1) * density);
    }

    /// <summary>The distribution function of the normal distribution, ½ (1 + erf(u/√2)).</summary>
    public static Jet Normal(double u)
    {
        var density = NormalDensity(u).Value;
        var value = u < Tail ? density / MillsDenominator(-u) : 0.5 * (1 + ErrorFunction(u / Sqrt2).Value);
        return new(value, density, -u * density);
    }

    // x + 1/(x + 2/(x + 3/(x + …))): φ over it is 1 - Φ(x). Source: Abramowitz and Stegun, 26.2.14.
    private static double MillsDenominator(double x)
    {
        var denominator = x;
        for (var n = 60; n > 0; n--) denominator = x + n / denominator;
        return denominator;
    }

    /// <summary>u Φ(u).</summary>
    public static Jet Gelu(double u)
    {
        var (value, density, _) = Normal(u);
        return new(u * value, value + u * density, (2 - u * u) * density);
    }

    /// <summary>u σ(u) with the logistic σ.</summary>
    public static Jet Silu(double u)
    {
        var (value, slope, curvature) = Logistic(u);
        return new(u * value, value + u * slope, 2 * slope + u * curvature);
    }

    /// <summary>u tanh(ln(1 + e^u)).</summary>
    public static Jet Mish(double u)
    {
        var (tanh, slope, curvature) = Tanh(Softplus(u).Value);
        var (logistic, steepness, _) = Logistic(u);
        var inner = slope * logistic; // of tanh(ln(1 + e^u))
        return new(u * tanh, tanh + u * inner, 2 * inner + u * (curvature * logistic * logistic + slope * steepness));
    }

    /// <summary>1.0507… u, and below 0 1.0507… · 1.6732… (e^u - 1). Source: Klambauer et al., Self-normalizing neural networks.</summary>
    public static Jet Selu(double u)
    {
        const double scale = 1.0507009873554804934193349852946, alpha = 1.6732632423543772848170429916717;
        if (u > 0) return new(scale * u, scale, 0);
        var (value, slope, curvature) = ExpLessOne(u);
        return new(scale * alpha * value, scale * alpha * slope, scale * alpha * curvature);
    }

    /// <summary>u/(1 + |u|).</summary>
    public static Jet Softsign(double u)
    {
        var shrink = 1 / (1 + Math.Abs(u));
        return new(u * shrink, shrink * shrink, -2 * SignOf(u) * shrink * shrink * shrink);
    }

    /// <summary>u between two bounds, and the bounds outside.</summary>
    public static Jet Clipped(double u, double low, double high) =>
        u > low && u < high ? new(u, 1, 0) : new(Math.Clamp(u, low, high), 0 * u, 0 * u);

    /// <summary>ln σ(u) with the logistic σ.</summary>
    public static Jet LogOfLogistic(double u)
    {
        var (value, slope, curvature) = Softplus(-u);
        return new(-value, slope, -curvature);
    }
}
