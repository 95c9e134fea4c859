using System.Numerics;

namespace Formulas.Numbers;

/// <summary>
/// The elementary functions: arguments are reduced exactly or with guard bits, the rest is <see cref="FixedPoint"/> arithmetic.
/// Errors are relative ones. Undefined arguments give <see cref="NaN"/>.
/// </summary>
public readonly partial struct BigFloat
{
    private const long LargestRepeatedPower = 1000;

    /// <summary>π, rounded to nearest.</summary>
    public static BigFloat Pi { get; } = Rounded(FixedPoint.Pi(FixedPoint.WidestScale), -FixedPoint.WidestScale);

    /// <summary>e, the base of natural logarithms, rounded to nearest.</summary>
    public static BigFloat E { get; } = Exp(One);

    /// <summary>π to so many bits.</summary>
    public static BigFloat PiAt(int width) => width == Precision ? Pi : Rounded(FixedPoint.Pi(ScaleOf(width)), -ScaleOf(width), width);

    /// <summary>e to so many bits.</summary>
    public static BigFloat EAt(int width) => width == Precision ? E : Exp(One.At(width));

    // 64 guard bits
    private static int ScaleOf(int width) => width + FixedPoint.UsualScale - Precision;

    // sin x = tan x = arctan x = x to 2^-262
    private bool IsTiny => IsZero || (Sign != 0 && Magnitude < -2 - Width / 2);

    /// <summary>
    /// The square root, rounded to nearest; of a negative number <see cref="NaN"/>.
    /// Method: an integer square root with one bit for the remainder (Brent and Zimmermann, sections 1.5.1 and 3.5).
    /// </summary>
    public static BigFloat Sqrt(BigFloat x)
    {
        if (x.Sign <= 0)
        {
            return x.IsZero ? x : NaN;
        }

        var shift = (2 * x.Width) + 32 - Bits(x.Mantissa);
        shift += (x.Exponent - shift) & 1;
        var square = x.AtScale(shift - x.Exponent);
        var root = FixedPoint.IntegerRoot(square);
        return Rounded((root << 1) + (root * root == square ? 0 : 1), ((x.Exponent - shift) / 2) - 1, x.Width);
    }

    /// <summary>
    /// e^x within 2^-254, for every x: too large a result is <see cref="NaN"/>, too small a one 0.
    /// Method: multiples of ln 2 taken off, halved twelve times, Taylor, squared twelve times (Brent and Zimmermann, sections 4.3 and 4.4).
    /// </summary>
    public static BigFloat Exp(BigFloat x) => x.IsNaN ? NaN : ExpOfFixed(x.Mantissa, -x.Exponent, x.Width);

    /// <summary>
    /// The natural logarithm within 2^-254, near 1 too; of 0 and of negative numbers <see cref="NaN"/>.
    /// Method: a double's guess g, and one step 2 artanh((x - e^g)/(x + e^g)) (Brent and Zimmermann, sections 4.2 and 4.4.2).
    /// </summary>
    public static BigFloat Log(BigFloat x)
    {
        if (x.Sign <= 0)
        {
            return NaN;
        }

        var (value, scale) = LogToFixed(x);
        return Rounded(value, -scale, x.Width);
    }

    /// <summary>
    /// x^y within 2^-245. Whole y go with every x but 0^negative; others need x ≥ 0. 0^0 is 1, and <see cref="NaN"/> goes through.
    /// Method: repeated squaring for whole y up to ±1000, otherwise exp(y ln x) with the product taken before rounding.
    /// </summary>
    public static BigFloat Power(BigFloat x, BigFloat y)
    {
        var isWhole = y.Exponent >= 0;
        if (x.IsNaN || y.IsNaN || (x.Sign < 0 && !isWhole) || (x.IsZero && y.Sign < 0))
        {
            return NaN;
        }

        if (isWhole && Abs(y) <= LargestRepeatedPower)
        {
            return WholePower(x.At(y.Width), (int)y.AtScale(0));
        }

        if (x.IsZero)
        {
            return x;
        }

        var width = Wider(x, y);
        var (log, scale) = LogToFixed(Abs(x).At(width));
        var size = ExpOfFixed(log * y.Mantissa, scale - y.Exponent, width);
        return x.Sign < 0 && y.Exponent == 0 ? -size : size; // an odd y has no factor 2
    }

    /// <summary>
    /// sin x (radians) within 2^-250, next to the multiples of π too; <see cref="NaN"/> where |x| ≥ 2^50.
    /// Method: multiples of π/2 taken off with 1024 bits of π, then Taylor (Brent and Zimmermann, sections 4.3 and 4.4).
    /// </summary>
    public static BigFloat Sin(BigFloat x) => x.IsTiny ? x : x.Sign < 0 ? -Wave(-x, 0) : Wave(x, 0);

    /// <summary>cos x, as <see cref="Sin"/>.</summary>
    public static BigFloat Cos(BigFloat x) => x.IsTiny ? One.At(x.Width) : Wave(Abs(x), 1);

    /// <summary>tan x = sin x / cos x, as <see cref="Sin"/>.</summary>
    public static BigFloat Tan(BigFloat x) => Sin(x) / Cos(x);

    /// <summary>
    /// arctan x within 2^-252.
    /// Method: a double's guess g, and one step arctan((x cos g - sin g)/(cos g + x sin g)) (Brent and Zimmermann, sections 4.2 and 4.4.2).
    /// </summary>
    public static BigFloat Atan(BigFloat x)
    {
        if (x.IsNaN || x.IsTiny)
        {
            return x;
        }

        if (x.Sign < 0)
        {
            return -Atan(-x);
        }

        if (x > One)
        {
            return (PiAt(x.Width) / 2) - Atan(One / x);
        }

        var scale = ScaleOf(x.Width) + (int)Math.Max(0, -x.Magnitude);
        BigFloat guess = x.Magnitude < -8 ? 0 : Math.Atan(x.ToDouble());
        var angle = guess.AtScale(scale);
        var (sin, cos, tan) = (FixedPoint.Sin(angle, scale), FixedPoint.Cos(angle, scale), x.AtScale(scale));
        var step = ((tan * cos) - (sin << scale)) / (cos + ((tan * sin) >> scale));
        return Rounded(angle + FixedPoint.Arctan(step, scale), -scale, x.Width);
    }

    /// <summary>arcsin x within 2^-250; <see cref="NaN"/> where |x| > 1.</summary>
    public static BigFloat Asin(BigFloat x) => 2 * Atan(x / (One + Sqrt((One - x) * (One + x)))); // tan(φ/2) = sin φ / (1 + cos φ)

    /// <summary>arccos x within 2^-250, near 1 too; <see cref="NaN"/> where |x| > 1.</summary>
    // tan²(φ/2) = (1 - cos φ)/(1 + cos φ)
    public static BigFloat Acos(BigFloat x) => x == -One ? PiAt(x.Width) : 2 * Atan(Sqrt((One - x) / (One + x)));

    /// <summary>
    /// erf x within 2^-250. Method: 2/√π e^(-x²) (x + 2x³/3 + 4x⁵/15 + …), whose terms have one sign (Abramowitz and Stegun, 7.1.6); from 14
    /// on it is 1 to 2^-280.
    /// </summary>
    public static BigFloat ErrorFunction(BigFloat x)
    {
        if (x.IsNaN || x.IsZero)
        {
            return x;
        }

        if (x * x > 49 * x.Width / 64)
        {
            return ((BigFloat)x.Sign).At(x.Width); // |x| > 14 for the usual width
        }

        var scale = ScaleOf(x.Width);
        var series = Rounded(FixedPoint.ErrorSeries((x * x).AtScale(scale), scale), -scale, x.Width);
        return 2 / Sqrt(PiAt(x.Width)) * Exp(-(x * x)) * x * series;
    }

    // From the highest bit down, so that no square overflows or vanishes unless the power does.
    private static BigFloat WholePower(BigFloat x, int exponent)
    {
        if (exponent < 0)
        {
            var inverse = WholePower(x, -exponent);
            return inverse.IsNaN ? default : One / inverse;
        }

        var power = One;
        for (var bit = 1 << 10; bit > 0; bit >>= 1)
        {
            power *= power;
            power = (exponent & bit) == 0 ? power : power * x;
        }

        return power;
    }

    // exp(value / 2^scale)
    private static BigFloat ExpOfFixed(BigInteger value, long scale, int width)
    {
        var magnitude = Bits(value) - scale;
        if (value.IsZero || magnitude < -width - 2)
        {
            return One.At(width);
        }

        if (magnitude > 41)
        {
            return value.Sign > 0 ? NaN : default;
        }

        var own = ScaleOf(width);
        var ln2 = FixedPoint.Ln2(own);
        var twos = BigInteger.DivRem(Shifted(value, own - scale), ln2, out var rest);
        if (rest.Sign < 0)
        {
            (twos, rest) = (twos - 1, rest + ln2);
        }

        return Rounded(FixedPoint.Exp(rest, own), (long)twos - own, width);
    }

    // ln x of a positive x as an integer with a scale, to 2^-306 of itself, so that a product with a large exponent is still good
    private static (BigInteger Value, int Scale) LogToFixed(BigFloat x)
    {
        var twos = x.Magnitude; // x = m · 2^twos, m from √½ to √2: nothing cancels where ln m and ln 2 are added
        var m = new BigFloat(x.Mantissa, x.Exponent - twos, x.Width);
        if (m.ToDouble() < Math.Sqrt(0.5))
        {
            (twos, m) = (twos - 1, new(m.Mantissa, m.Exponent + 1, x.Width));
        }

        var distance = m - One; // exact
        var scale = ScaleOf(x.Width) + (twos == 0 ? (int)Math.Max(0, -distance.Magnitude) : 0);
        var guess = distance.Magnitude < -8 ? 0 : Math.Log(m.ToDouble());
        var exp = FixedPoint.Exp(((BigFloat)Math.Abs(guess)).AtScale(scale), scale);
        var (value, one) = (m.AtScale(scale), BigInteger.One << scale);
        var (above, below) = guess < 0 ? (value * exp, one * one) : (value, exp); // the ratio is m / e^guess
        var step = ((above - below) << scale) / (above + below);
        return (((BigFloat)guess).AtScale(scale) + (2 * FixedPoint.Artanh(step, scale)) + (twos * FixedPoint.Ln2(scale)), scale);
    }

    // sin(x + quarters · π/2) of a positive x
    private static BigFloat Wave(BigFloat x, int quarters)
    {
        if (x.IsNaN || x.Magnitude > 50)
        {
            return NaN;
        }

        var widest = FixedPoint.WidestScale + 2 * (x.Width - Precision);
        var quarter = FixedPoint.Pi(widest) >> 1;
        var turns = BigInteger.DivRem(x.AtScale(widest), quarter, out var rest);
        if (rest > quarter >> 1)
        {
            (turns, rest) = (turns + 1, rest - quarter);
        }

        // As many bits of the rest as are ever needed, even where it is next to 0.
        var scale = (int)Math.Min(widest, ScaleOf(x.Width) + widest - Bits(rest));
        var angle = BigInteger.Abs(rest) >> (widest - scale);
        var place = (int)(turns & 3) + quarters;
        var value = place % 2 == 0 ? rest.Sign * FixedPoint.Sin(angle, scale) : FixedPoint.Cos(angle, scale);
        return Rounded((place & 2) == 0 ? value : -value, -scale, x.Width);
    }
}
