using Formulas.Numbers;

namespace Formulas.Names.Curves;

// Activations of networks, and the normal distribution that one of them is made of.
internal static partial class Precise
{
    private const int Tail = -12;

    public static BigFloat NormalDensity(BigFloat u) => BigFloat.Exp(-u * u / Two) / BigFloat.Sqrt(Two * BigFloat.PiAt(u.Width));

    /// <summary>½ (1 + erf(u/√2)); where that would lose digits, with more of them or by a continued fraction.</summary>
    public static BigFloat Normal(BigFloat u)
    {
        if (u.Sign >= 0) return Half(u);
        return u < Tail ? NormalDensity(u) / MillsDenominator(-u) : Half(u.At(u.Width + 140)); // e^(-12²/2) is 2^-104
    }

    private static BigFloat Half(BigFloat u) => (One + BigFloat.ErrorFunction(u / BigFloat.Sqrt(Two.At(u.Width)))) / Two;

    // x + 1/(x + 2/(x + 3/(x + …))), of which n terms are good to about e^(-x√(2n)). Source: Abramowitz and Stegun, 26.2.14.
    private static BigFloat MillsDenominator(BigFloat x)
    {
        var root = 0.7 * (x.Width + 16) / x.ToDouble();
        var denominator = x;
        for (var n = 16 + (int)(root * root / 2); n > 0; n--) denominator = x + (BigFloat)n / denominator;
        return denominator;
    }

    public static BigFloat Gelu(BigFloat u) => u * Normal(u);

    public static BigFloat GeluSlope(BigFloat u) => Normal(u) + u * NormalDensity(u);

    public static BigFloat Silu(BigFloat u) => u * Logistic(u);

    public static BigFloat SiluSlope(BigFloat u) => Logistic(u) + u * LogisticSlope(u);

    public static BigFloat Mish(BigFloat u) => u * Tanh(Softplus(u));

    public static BigFloat MishSlope(BigFloat u)
    {
        var inner = Softplus(u);
        return Tanh(inner) + u * BigFloat.Power(Sech(inner), 2) * Logistic(u);
    }

    public static BigFloat Selu(BigFloat u) => u.Sign > 0 ? SeluScale(u) * u : SeluScale(u) * SeluAlpha(u) * ExpLessOne(u);

    public static BigFloat SeluSlope(BigFloat u) => u.Sign > 0 ? SeluScale(u) : SeluScale(u) * SeluAlpha(u) * BigFloat.Exp(u);

    private static BigFloat SeluScale(BigFloat like) => BigFloat.Parse("1.0507009873554804934193349852946", like.Width);

    private static BigFloat SeluAlpha(BigFloat like) => BigFloat.Parse("1.6732632423543772848170429916717", like.Width);

    public static BigFloat Softsign(BigFloat u) => u / (One + BigFloat.Abs(u));

    public static BigFloat SoftsignSlope(BigFloat u) => One / BigFloat.Power(One + BigFloat.Abs(u), 2);

    public static BigFloat Clipped(BigFloat u, int low, int high) => u.IsNaN ? u : u <= low ? low : u >= high ? high : u;

    public static BigFloat ClippedSlope(BigFloat u, int low, int high) => u.IsNaN ? u : u > low && u < high ? 1 : 0;
}
