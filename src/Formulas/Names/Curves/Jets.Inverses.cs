using Formulas.Numbers;

namespace Formulas.Names.Curves;

// Reciprocals of the waves, inverse functions, roots, and what is next to 1.
internal static partial class Jets
{
    public static Jet CubeRoot(double u)
    {
        var root = Math.Cbrt(u);
        return new(root, root / (3 * u), -2 * root / (9 * u * u));
    }

    public static Jet Sec(double u)
    {
        var (sec, tan) = (1 / Math.Cos(u), Math.Tan(u));
        return new(sec, sec * tan, sec * (2 * tan * tan + 1));
    }

    public static Jet Csc(double u)
    {
        var (csc, cot) = (1 / Math.Sin(u), 1 / Math.Tan(u));
        return new(csc, -csc * cot, csc * (2 * cot * cot + 1));
    }

    public static Jet Cot(double u)
    {
        var (csc, cot) = (1 / Math.Sin(u), 1 / Math.Tan(u));
        return new(cot, -csc * csc, 2 * cot * csc * csc);
    }

    public static Jet Csch(double u)
    {
        var (csch, coth) = (1 / Math.Sinh(u), 1 / Math.Tanh(u));
        return new(csch, -csch * coth, csch * (2 * coth * coth - 1));
    }

    public static Jet Coth(double u)
    {
        var (csch, coth) = (1 / Math.Sinh(u), 1 / Math.Tanh(u));
        return new(coth, -csch * csch, 2 * coth * csch * csch);
    }

    public static Jet ArSinh(double u)
    {
        var slope = 1 / Math.Sqrt(u * u + 1);
        return new(Math.Asinh(u), slope, -u * slope * slope * slope);
    }

    public static Jet ArCosh(double u)
    {
        var slope = 1 / Math.Sqrt((u - 1) * (u + 1));
        return new(Math.Acosh(u), u >= 1 ? slope : double.NaN, -u * slope * slope * slope);
    }

    public static Jet ArTanh(double u)
    {
        var slope = 1 / ((1 - u) * (1 + u));
        return new(Math.Atanh(u), slope, 2 * u * slope * slope);
    }

    /// <summary>arccos(1/u) = arctan √(u² - 1), and π less that below 0.</summary>
    public static Jet ArcSecant(double u)
    {
        var root = Math.Sqrt((u - 1) * (u + 1));
        var value = u > 0 ? Math.Atan(root) : Math.PI - Math.Atan(root);
        return new(value, 1 / (Math.Abs(u) * root), -SignOf(u) * (2 * u * u - 1) / (u * u * root * root * root));
    }

    /// <summary>arcsin(1/u) = arctan(1/√(u² - 1)), with the sign of u.</summary>
    public static Jet ArcCosecant(double u)
    {
        var arcSecant = ArcSecant(u);
        return new(SignOf(u) * Math.Atan(1 / Math.Sqrt((u - 1) * (u + 1))), -arcSecant.Slope, -arcSecant.Curvature);
    }

    public static Jet ArcCotangent(double u) => new(Math.Atan(1 / u), -1 / (1 + u * u), 2 * u / ((1 + u * u) * (1 + u * u)));

    /// <summary>arcosh(1/u) = arsinh(√(1 - u²)/u); there is none of a u that is not positive.</summary>
    public static Jet ArSech(double u)
    {
        if (!(u > 0)) return new(double.NaN, double.NaN, double.NaN);
        var root = Math.Sqrt((1 - u) * (1 + u));
        return new(Math.Asinh(root / u), -1 / (u * root), (1 - 2 * u * u) / (u * u * root * root * root));
    }

    public static Jet ArCsch(double u)
    {
        var root = Math.Sqrt(u * u + 1);
        return new(Math.Asinh(1 / u), -1 / (Math.Abs(u) * root), SignOf(u) * (1 + 2 * u * u) / (u * u * root * root * root));
    }

    /// <summary>artanh(1/u) = ½ ln(1 + 2/(u - 1)).</summary>
    public static Jet ArCoth(double u)
    {
        var slope = 1 / ((1 - u) * (1 + u));
        return new(SignOf(u) * LogOfOnePlus(2 / (Math.Abs(u) - 1)).Value / 2, slope, 2 * u * slope * slope);
    }

    /// <summary>ln(1 + u): the rounding of 1 + u is taken back (W. Kahan).</summary>
    public static Jet LogOfOnePlus(double u)
    {
        var sum = 1 + u;
        var value = sum == 1 ? u : Math.Log(sum) * (u / (sum - 1));
        return sum > 0 ? new(value, 1 / sum, -1 / (sum * sum)) : new(double.NaN, double.NaN, double.NaN);
    }

    /// <summary>e^u - 1, in the same way.</summary>
    public static Jet ExpLessOne(double u)
    {
        var e = Math.Exp(u);
        var value = e == 1 ? u : e - 1 == -1 || double.IsInfinity(e) ? e - 1 : (e - 1) * (u / Math.Log(e));
        return new(value, e, e);
    }

    /// <summary>
    /// erf u = 2/√π e^(-u²) (u + 2u³/3 + 4u⁵/15 + …): all terms have one sign, so nothing cancels. Source: Abramowitz and Stegun, 7.1.6.
    /// </summary>
    public static Jet ErrorFunction(double u)
    {
        var slope = 2 / Math.Sqrt(Math.PI) * Math.Exp(-u * u);
        var (term, sum) = (u, u);
        for (var n = 1; n < 200 && Math.Abs(u) < 6 && Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * u * u / (2 * n + 1);
            sum += term;
        }
        var value = Math.Abs(u) < 6 ? sum * slope : SignOf(u);
        return new(value, slope, -2 * u * slope);
    }
}
