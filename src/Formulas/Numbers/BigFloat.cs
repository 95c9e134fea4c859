using System.Globalization;
using System.Numerics;

namespace Formulas.Numbers;

/// <summary>
/// A binary floating-point number of 256 bits or more with a wide exponent, for the rare answers that doubles
/// do not decide: exp(800) + 1, exp(-1e6), 1e30 + 1 - 1e30. A result has as many bits as the wider of its operands.
/// The four operations and the square root are rounded to nearest, ties to even.
/// There is no infinity and no negative zero: what is undefined (x/0, ln 0, the square root of a
/// negative number) or larger than 2^(2^40) is
/// <see cref="NaN"/>, what is smaller than 2^(-2^40) is 0. Every operation does bounded work, whatever its operands.
/// Source: R. P. Brent and P. Zimmermann, Modern Computer Arithmetic (2010), chapters 1, 3 and 4.
/// </summary>
public readonly partial struct BigFloat : IEquatable<BigFloat>, IComparable<BigFloat>
{
    /// <summary>The bits of the mantissa, unless more are asked for.</summary>
    public const int Precision = 256;

    /// <summary>The most bits that can be asked for.</summary>
    public const int MostPrecision = 2048;

    private const long LargestMagnitude = 1L << 40;
    private const int MostDigits = 120; // 256 bits are 77 decimal digits; further ones do not count
    private const int MostDigitsOfWide = 660;
    private const int LargestDecimalExponent = 100_000;

    // The value is Mantissa · 2^Exponent. The mantissa is odd, or zero with the exponent 0; so equal numbers have equal fields.
    // NaN is a zero mantissa with the exponent 1.
    private BigFloat(BigInteger mantissa, long exponent, int width = Precision) =>
        (Mantissa, Exponent, _width) = (mantissa, exponent, width);

    private readonly int _width; // 0 in what nobody has made, which is 0

    /// <summary>The undefined number. It is unequal to everything and neither below nor above anything.</summary>
    public static BigFloat NaN => new(BigInteger.Zero, 1);

    private static BigFloat One => new(BigInteger.One, 0);

    private BigInteger Mantissa { get; }

    private long Exponent { get; }

    /// <summary>The bits that results with this number have.</summary>
    public int Width => Math.Max(_width, Precision);

    /// <summary>The same number, for results of so many bits.</summary>
    public BigFloat At(int width) => new(Mantissa, Exponent, Math.Max(width, Width));

    /// <summary>The number of the highest bit: |x| lies in [2^(Magnitude-1), 2^Magnitude).</summary>
    private long Magnitude => Bits(Mantissa) + Exponent;

    /// <summary>Whether the number is undefined.</summary>
    public bool IsNaN => Mantissa.IsZero && Exponent != 0;

    /// <summary>Whether the number is exactly 0.</summary>
    public bool IsZero => Mantissa.IsZero && Exponent == 0;

    /// <summary>-1, 0 or 1; 0 also for <see cref="NaN"/>.</summary>
    public int Sign => Mantissa.Sign;

    /// <summary>Whether the size of the number is below 2^exponent.</summary>
    public bool IsBelow(long exponent) => !IsNaN && (IsZero || Magnitude <= exponent);

    /// <summary>|x|, to the digits of a double.</summary>
    public Magnitude Size
    {
        get
        {
            if (IsNaN) return Numbers.Magnitude.Infinite;
            var dropped = Math.Max(0, Bits(Mantissa) - 62);
            return Numbers.Magnitude.Of((double)(long)(BigInteger.Abs(Mantissa) >> (int)dropped), Exponent + dropped);
        }
    }

    /// <summary>The number of a size.</summary>
    public static BigFloat Of(Magnitude size)
    {
        var (mantissa, exponent) = size;
        return size.IsInfinite ? NaN : Rounded((BigInteger)Math.ScaleB(mantissa, 53), exponent - 53);
    }

    /// <summary>Exactly the given integer.</summary>
    public static implicit operator BigFloat(long value) => Rounded(value, 0);

    /// <summary>Exactly the given double, subnormal ones too; <see cref="NaN"/> for an infinity.</summary>
    public static implicit operator BigFloat(double value)
    {
        if (!double.IsFinite(value))
        {
            return NaN;
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)(bits >> 52) & 0x7FF; // 0 for subnormal numbers, which lack the leading bit
        var fraction = bits & ((1L << 52) - 1);
        var size = biased == 0 ? fraction : fraction | (1L << 52);
        return Rounded(bits < 0 ? -size : size, Math.Max(biased, 1) - 1075);
    }

    /// <summary>
    /// The value of a decimal text: an optional sign, digits with at most one point among them, an optional exponent (<c>2.884e-1</c>,
    /// <c>.5</c>, <c>10</c>). Within 2^-254, and rounded to nearest for up to 120 digits and exponents up to ±1000;
    /// <see cref="NaN"/> above 10^100000, 0 below 10^-100000.
    /// </summary>
    /// <exception cref="FormatException">The text is not a decimal number.</exception>
    public static BigFloat Parse(ReadOnlySpan<char> decimalText, int width = Precision)
    {
        var unsigned = decimalText is ['+' or '-', ..] ? decimalText[1..] : decimalText;
        var mark = unsigned.IndexOfAny('e', 'E');
        var exponent = mark < 0 ? 0 : ParseExponent(unsigned[(mark + 1)..]);
        Span<char> digits = stackalloc char[width > Precision ? MostDigitsOfWide : MostDigits];
        var (count, hasDigits, afterPoint) = (0, false, false);
        foreach (var letter in mark < 0 ? unsigned : unsigned[..mark])
        {
            if (letter == '.' && !afterPoint)
            {
                afterPoint = true;
                continue;
            }

            hasDigits = char.IsAsciiDigit(letter) ? true : throw NotDecimal();
            exponent -= afterPoint ? 1 : 0;
            if (count == digits.Length)
            {
                exponent++;
            }
            else if (count > 0 || letter != '0')
            {
                digits[count++] = letter;
            }
        }

        var size = hasDigits ? Scaled(digits[..count], exponent, width) : throw NotDecimal();
        return decimalText[0] == '-' ? -size : size;
    }

    /// <summary>The nearest double, ties to even; ±∞ beyond the largest one.</summary>
    public double ToDouble()
    {
        if (Mantissa.IsZero || Magnitude < -1074)
        {
            return IsNaN ? double.NaN : Sign * 0.0;
        }

        if (Magnitude > 1024)
        {
            return Sign * double.PositiveInfinity;
        }

        var kept = Math.Min(53, Magnitude + 1074); // fewer bits for subnormal numbers
        var dropped = (int)Math.Max(0, Bits(Mantissa) - kept);
        var size = (double)(long)WithoutBits(BigInteger.Abs(Mantissa), dropped);
        return Sign * Math.ScaleB(size, (int)(Exponent + dropped));
    }

    /// <summary>The absolute value, exactly.</summary>
    public static BigFloat Abs(BigFloat x) => new(BigInteger.Abs(x.Mantissa), x.Exponent, x._width);

    /// <summary>The opposite number, exactly.</summary>
    public static BigFloat operator -(BigFloat x) => new(-x.Mantissa, x.Exponent, x._width);

    /// <summary>The difference, rounded to nearest.</summary>
    public static BigFloat operator -(BigFloat left, BigFloat right) => left + -right;

    /// <summary>The sum, rounded to nearest.</summary>
    public static BigFloat operator +(BigFloat left, BigFloat right)
    {
        var width = Wider(left, right);
        if (left.Mantissa.IsZero || right.Mantissa.IsZero)
        {
            return left.IsNaN || right.IsNaN ? NaN : (left.IsZero ? right : left).At(width);
        }

        var gap = left.Magnitude - right.Magnitude;
        if (Math.Abs(gap) > width + 2)
        {
            return (gap > 0 ? left : right).At(width); // the other is below an eighth of the last bit
        }

        var exponent = Math.Min(left.Exponent, right.Exponent);
        return Rounded(left.AtScale(-exponent) + right.AtScale(-exponent), exponent, width);
    }

    /// <summary>The product, rounded to nearest.</summary>
    public static BigFloat operator *(BigFloat left, BigFloat right) =>
        left.IsNaN || right.IsNaN ? NaN : Rounded(left.Mantissa * right.Mantissa, left.Exponent + right.Exponent, Wider(left, right));

    /// <summary>The quotient, rounded to nearest; <see cref="NaN"/> where the divisor is 0.</summary>
    public static BigFloat operator /(BigFloat left, BigFloat right) =>
        left.IsNaN || right.Mantissa.IsZero
        ? NaN
        : Quotient(left.Mantissa, right.Mantissa, left.Exponent - right.Exponent, Wider(left, right));

    private static int Wider(BigFloat left, BigFloat right) => Math.Max(left.Width, right.Width);

    public static bool operator ==(BigFloat left, BigFloat right) => !left.IsNaN && left.Equals(right);

    public static bool operator !=(BigFloat left, BigFloat right) => !(left == right);

    public static bool operator <(BigFloat left, BigFloat right) => IsOrdered(left, right) && left.CompareTo(right) < 0;

    public static bool operator >(BigFloat left, BigFloat right) => IsOrdered(left, right) && left.CompareTo(right) > 0;

    public static bool operator <=(BigFloat left, BigFloat right) => IsOrdered(left, right) && left.CompareTo(right) <= 0;

    public static bool operator >=(BigFloat left, BigFloat right) => IsOrdered(left, right) && left.CompareTo(right) >= 0;

    /// <summary>The order of the numbers, with <see cref="NaN"/> below them all (as for doubles).</summary>
    public int CompareTo(BigFloat other)
    {
        if (!IsOrdered(this, other))
        {
            return other.IsNaN.CompareTo(IsNaN);
        }

        if (Sign != other.Sign || Sign == 0)
        {
            return Sign.CompareTo(other.Sign);
        }

        var exponent = Math.Min(Exponent, other.Exponent);
        return Magnitude != other.Magnitude
            ? Sign * Magnitude.CompareTo(other.Magnitude)
            : AtScale(-exponent).CompareTo(other.AtScale(-exponent));
    }

    /// <summary>Whether both are the same number, or both are <see cref="NaN"/> (as for doubles, where == differs).</summary>
    public bool Equals(BigFloat other) => Exponent == other.Exponent && Mantissa == other.Mantissa;

    public override bool Equals(object? obj) => obj is BigFloat other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Mantissa, Exponent);

    /// <summary>The exact value, for people who debug: <c>3*2^-1</c>.</summary>
    public override string ToString() => IsNaN ? "NaN" : string.Create(CultureInfo.InvariantCulture, $"{Mantissa}*2^{Exponent}");

    private static bool IsOrdered(BigFloat left, BigFloat right) => !left.IsNaN && !right.IsNaN;

    private static FormatException NotDecimal() => new("The text is not a decimal number.");

    // Saturates far beyond the largest exponent, so that no text overflows it.
    private static long ParseExponent(ReadOnlySpan<char> text)
    {
        var digits = text is ['+' or '-', ..] ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            throw NotDecimal();
        }

        digits = digits.TrimStart('0');
        var size = digits.IsEmpty ? 0 : digits.Length > 15 ? 1_000_000_000_000_000 : long.Parse(digits, CultureInfo.InvariantCulture);
        return text[0] == '-' ? -size : size;
    }

    // digits · 10^exponent; the digits do not begin with 0
    private static BigFloat Scaled(ReadOnlySpan<char> digits, long exponent, int width)
    {
        if (digits.IsEmpty || exponent + digits.Length < -LargestDecimalExponent)
        {
            return default;
        }

        if (exponent + digits.Length > LargestDecimalExponent)
        {
            return NaN;
        }

        var whole = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return exponent switch
        {
            > 1000 or < -1000 => Rounded(whole, 0, width) * Power(((BigFloat)10).At(width), exponent),
            >= 0 => Rounded(whole * BigInteger.Pow(10, (int)exponent), 0, width),
            _ => Quotient(whole, BigInteger.Pow(10, (int)-exponent), 0, width),
        };
    }

    private static long Bits(BigInteger value) => BigInteger.Abs(value).GetBitLength();

    /// <summary>The integer part of x · 2^scale.</summary>
    private BigInteger AtScale(long scale) => Shifted(Mantissa, Exponent + scale);

    // value · 2^places, cut off towards zero; the callers keep the places small
    private static BigInteger Shifted(BigInteger value, long places) =>
        places >= 0 ? value << (int)places : value.Sign * (BigInteger.Abs(value) >> (int)-places);

    // value / 2^dropped for a value that is not negative, rounded to nearest, ties to even
    private static BigInteger WithoutBits(BigInteger value, int dropped)
    {
        if (dropped <= 0)
        {
            return value;
        }

        var rounded = (value + (BigInteger.One << (dropped - 1))) >> dropped;
        var isTie = BigInteger.TrailingZeroCount(value) == dropped - 1;
        return isTie && !rounded.IsEven ? rounded - 1 : rounded;
    }

    // mantissa · 2^exponent as the nearest number of so many bits
    private static BigFloat Rounded(BigInteger mantissa, long exponent, int width = Precision)
    {
        var dropped = (int)Math.Max(0, Bits(mantissa) - width);
        var size = WithoutBits(BigInteger.Abs(mantissa), dropped);
        var magnitude = Bits(size) + exponent + dropped;
        if (size.IsZero || Math.Abs(magnitude) > LargestMagnitude)
        {
            return size.IsZero || magnitude < 0 ? default : NaN;
        }

        var zeros = (int)BigInteger.TrailingZeroCount(size);
        return new(mantissa.Sign * (size >> zeros), exponent + dropped + zeros, width);
    }

    // numerator / denominator · 2^exponent, rounded to nearest: a last bit stands for whatever remains
    private static BigFloat Quotient(BigInteger numerator, BigInteger denominator, long exponent, int width)
    {
        var shift = (int)Math.Max(0, width + 4 + Bits(denominator) - Bits(numerator));
        var quotient = BigInteger.DivRem(BigInteger.Abs(numerator) << shift, BigInteger.Abs(denominator), out var rest);
        var size = (quotient << 1) + (rest.IsZero ? 0 : 1);
        return Rounded(numerator.Sign * denominator.Sign * size, exponent - shift - 1, width);
    }
}
