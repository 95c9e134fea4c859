using System.Numerics;

namespace Formulas.Numbers;

/// <summary>
/// Series for numbers held as integers: v at scale s stands for v / 2^s. Each result is within about a hundred units of its scale, and
/// callers choose the scale so that those are guard bits. Source: R. P. Brent and P. Zimmermann, Modern
/// Computer Arithmetic (2010), section 4.4.
/// </summary>
internal static class FixedPoint
{
    /// <summary>The scale that leaves 64 guard bits to a number of 256.</summary>
    public const int UsualScale = 320;

    /// <summary>The scale at which the constants are known, for numbers of the usual width.</summary>
    public const int WidestScale = 1024;

    // what numbers of 2048 bits need next to the multiples of π
    private const int ConstantScale = 4608;

    private static readonly Lazy<BigInteger> ConstantPi = new(() => PiTo(ConstantScale));
    private static readonly Lazy<BigInteger> ConstantLn2 = new(() => Ln2To(ConstantScale));

    private static readonly BigInteger WidePi = PiTo(WidestScale);
    private static readonly BigInteger WideLn2 = Ln2To(WidestScale);

    // J. Machin, 1706: π = 16 arctan(1/5) - 4 arctan(1/239)
    private static BigInteger PiTo(int scale) => (16 * Arctan(Inverse(5, scale), scale)) - (4 * Arctan(Inverse(239, scale), scale));

    // J. C. Adams, 1878: ln 2 = 18 artanh(1/26) - 2 artanh(1/4801) + 8 artanh(1/8749)
    private static BigInteger Ln2To(int scale) =>
        (18 * Artanh(Inverse(26, scale), scale)) - (2 * Artanh(Inverse(4801, scale), scale)) + (8 * Artanh(Inverse(8749, scale), scale));

    /// <summary>π.</summary>
    public static BigInteger Pi(int scale) =>
        scale <= WidestScale ? WidePi >> (WidestScale - scale) : ConstantPi.Value >> (ConstantScale - scale);

    /// <summary>The natural logarithm of 2.</summary>
    public static BigInteger Ln2(int scale) =>
        scale <= WidestScale ? WideLn2 >> (WidestScale - scale) : ConstantLn2.Value >> (ConstantScale - scale);

    // Squarings cost as much as terms of the series: about as many of both. Twelve for the usual width.
    private static int HalvingsOf(int scale) => scale <= 2 * UsualScale ? 12 : (int)Math.Sqrt(scale);

    /// <summary>exp x for 0 ≤ x &lt; 1: the series at x / 2^12 (2^n for wide numbers), squared so many times.</summary>
    public static BigInteger Exp(BigInteger x, int scale)
    {
        var halvings = HalvingsOf(scale);
        var fine = scale + halvings; // the same integer at the finer scale is x / 2^12
        var sum = BigInteger.One << fine;
        var term = sum;
        for (var n = 1; !term.IsZero; n++)
        {
            term = ((term * x) >> fine) / n;
            sum += term;
        }

        for (var i = 0; i < halvings; i++)
        {
            sum = (sum * sum) >> fine;
        }

        return sum >> halvings;
    }

    /// <summary>sin x = x - x³/3! + …, for 0 ≤ x &lt; 1.</summary>
    public static BigInteger Sin(BigInteger x, int scale) => Alternating(x, 1, (x * x) >> scale, scale);

    /// <summary>cos x = 1 - x²/2! + …, for 0 ≤ x &lt; 1.</summary>
    public static BigInteger Cos(BigInteger x, int scale) => Alternating(BigInteger.One << scale, 0, (x * x) >> scale, scale);

    /// <summary>arctan x = x - x³/3 + …, for |x| ≤ 1/2.</summary>
    public static BigInteger Arctan(BigInteger x, int scale) => OddPowers(x, scale, -1);

    /// <summary>artanh x = x + x³/3 + …, for |x| ≤ 1/2.</summary>
    public static BigInteger Artanh(BigInteger x, int scale) => OddPowers(x, scale, 1);

    /// <summary>1 + 2s/3 + (2s)²/15 + …, for the square s of the argument of an error function.</summary>
    public static BigInteger ErrorSeries(BigInteger square, int scale)
    {
        var term = BigInteger.One << scale;
        var sum = term;
        for (var n = 3; !term.IsZero; n += 2)
        {
            term = ((2 * term * square) >> scale) / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>The integer part of the square root, by Newton's iteration from above (Brent and Zimmermann, section 1.5.1).</summary>
    public static BigInteger IntegerRoot(BigInteger square)
    {
        var dropped = (int)Math.Max(0, square.GetBitLength() - 1000) + 1 & ~1; // doubles end at 2^1024
        var guess = ((BigInteger)Math.Sqrt((double)(square >> dropped)) + 1) << (dropped / 2);
        var root = (guess + (square / guess)) >> 1; // never below the root, whatever the guess
        while ((root + (square / root)) >> 1 is var next && next < root)
        {
            root = next;
        }

        return root;
    }

    private static BigInteger Inverse(int n, int scale) => (BigInteger.One << scale) / n;

    // term of order n, and from there on every second one of the exponential series with alternating signs
    private static BigInteger Alternating(BigInteger term, int n, BigInteger square, int scale)
    {
        var sum = BigInteger.Zero;
        for (var sign = 1; !term.IsZero; sign = -sign, n += 2)
        {
            sum += sign * term;
            term = ((term * square) >> scale) / ((n + 1) * (n + 2));
        }

        return sum;
    }

    private static BigInteger OddPowers(BigInteger x, int scale, int ratio)
    {
        var power = BigInteger.Abs(x); // shifts cut off towards zero only for positive numbers
        var square = (power * power) >> scale;
        var sum = BigInteger.Zero;
        for (var (n, sign) = (1, x.Sign); !power.IsZero; n += 2, sign *= ratio)
        {
            sum += sign * (power / n);
            power = (power * square) >> scale;
        }

        return sum;
    }
}
