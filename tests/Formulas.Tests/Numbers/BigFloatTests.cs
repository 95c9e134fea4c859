using Formulas.Numbers;

namespace Formulas.Tests.Numbers;

public sealed class BigFloatTests
{
    private static readonly BigFloat LastBit = BigFloat.Power(2, -BigFloat.Precision);

    [Theory]
    [InlineData("10", 10)]
    [InlineData("-10", -10)]
    [InlineData("+7.", 7)]
    [InlineData(".5", 0.5)]
    [InlineData("-.5E1", -5)]
    [InlineData("000.000", 0)]
    [InlineData("0e999999999999999999999", 0)]
    [InlineData("1e+3", 1000)]
    [InlineData("62.5e-003", 0.0625)]
    [InlineData("0.000000000000000000000000000000000000000000000000001e51", 1)]
    [InlineData("2251799813685248.5", 2251799813685248.5)]
    public void Decimal_texts_are_read_exactly_where_they_can_be(string text, double value) =>
        Assert.Equal<BigFloat>(value, BigFloat.Parse(text));

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("2.884e-1", 0.2884)]
    [InlineData("1e-300", 1e-300)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    [InlineData("1.7976931348623159e308", double.PositiveInfinity)]
    [InlineData("4.9406564584124654e-324", double.Epsilon)]
    [InlineData("2.4703282292062327e-324", 0)]
    [InlineData("2.4703282292062329e-324", double.Epsilon)]
    [InlineData("-2.2250738585072011e-308", -2.2250738585072011e-308)]
    [InlineData("9007199254740993", 9007199254740992)]
    [InlineData("9007199254740993.0000000000000000001", 9007199254740994)]
    [InlineData("9007199254740995", 9007199254740996)]
    [InlineData("1e99999", double.PositiveInfinity)]
    [InlineData("-1e99999", double.NegativeInfinity)]
    [InlineData("1e-99999", 0)]
    public void The_nearest_double_is_found(string text, double value) => Assert.Equal(value, BigFloat.Parse(text).ToDouble());

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e5.0")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData(" 1")]
    [InlineData("1,5")]
    [InlineData("٣")]
    [InlineData("NaN")]
    public void Other_texts_are_refused(string text) => Assert.Throws<FormatException>(() => BigFloat.Parse(text));

    [Fact]
    public void Decimal_exponents_are_bounded()
    {
        Assert.True(BigFloat.Parse("1e99999").Sign > 0);
        Assert.True(BigFloat.Parse("1e-99999").Sign > 0);
        Assert.True(BigFloat.Parse("1e100001").IsNaN);
        Assert.True(BigFloat.Parse("-1e123456789012345678901234567890").IsNaN);
        Assert.True(BigFloat.Parse("1e-123456789012345678901234567890").IsZero);
        Assert.True(BigFloat.Parse(new string('9', 1_000_000)).IsNaN);
        Assert.True(BigFloat.Parse("." + new string('0', 1_000_000) + "1").IsZero);
        Assert.Equal(BigFloat.Parse("1e5000"), BigFloat.Parse("1" + new string('0', 5000)));
        AssertClose(1, BigFloat.Parse("1e5000") * BigFloat.Parse("1e-5000"), 2);
    }

    [Fact]
    public void Doubles_survive_the_round_trip()
    {
        double[] corners = [0, 1, double.MaxValue, double.MinValue, double.Epsilon, 2.2250738585072014e-308, 2.225073858507201e-308];
        var random = new Random(1);
        var any = Enumerable.Range(0, 20_000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)));
        var subnormal = Enumerable.Range(0, 2_000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(1L << random.Next(1, 53))));
        foreach (var value in corners.Concat(any).Concat(subnormal).Where(double.IsFinite))
        {
            BigFloat exact = value;
            Assert.Equal(value, exact.ToDouble());
            Assert.Equal(Math.Sign(value), exact.Sign);
            Assert.Equal(-exact, -value);
        }
    }

    [Fact]
    public void Operations_on_doubles_round_to_what_the_processor_computes()
    {
        var random = new Random(2);
        for (var i = 0; i < 20_000; i++)
        {
            // 256 bits hold sums and products of these exactly, and come far closer than a tie to a quotient or a root.
            var (a, b) = (Wide(random, 60), Wide(random, 60));
            BigFloat x = a, y = b;
            Assert.Equal(a + b, (x + y).ToDouble());
            Assert.Equal(a - b, (x - y).ToDouble());
            Assert.Equal(a * b, (x * y).ToDouble());
            Assert.Equal(a / b, (x / y).ToDouble());
            Assert.Equal(Math.Sqrt(Math.Abs(a)), BigFloat.Sqrt(BigFloat.Abs(x)).ToDouble());
            Assert.Equal(a < b, x < y);
            Assert.Equal(a.CompareTo(b), x.CompareTo(y));
        }
    }

    [Fact]
    public void Arithmetic_keeps_its_laws()
    {
        var random = new Random(3);
        for (var i = 0; i < 5_000; i++)
        {
            var (a, b, c) = (Any(random), Any(random), Any(random));
            Assert.Equal(a + b, b + a);
            Assert.Equal(a * b, b * a);
            Assert.Equal(-(a + b), -a - b);
            Assert.Equal(default, a - a);
            Assert.True(BigFloat.Abs(a + b - a - b) <= (BigFloat.Abs(a) + BigFloat.Abs(b)) * LastBit * 2);
            AssertClose(a, a * b / b, 2);
            AssertClose(a * b * c, a * (b * c), 4);
            AssertClose(a, 1 / (1 / a), 2);
            Assert.Equal(a + a, 2 * a);
            Assert.Equal((a - b).Sign, a.CompareTo(b));
        }
    }

    [Fact]
    public void Rounding_is_to_nearest_and_ties_go_to_even()
    {
        var top = BigFloat.Power(2, BigFloat.Precision);
        Assert.Equal(top, top + 1);
        Assert.Equal(top + 4, top + 3);
        Assert.Equal(top + 2, top + 1 + 1.5);
        Assert.Equal(-top - 4, -top - 3);
        Assert.NotEqual(top, top - 1);
        Assert.Equal(top, top - 1 + 0.5);
        Assert.Equal(top - 1, top - 1 + 0.25);
    }

    [Fact]
    public void Small_terms_are_not_absorbed_as_in_doubles()
    {
        Assert.Equal<BigFloat>(1, BigFloat.Parse("1e30") + 1 - BigFloat.Parse("1e30"));
        Assert.Equal(BigFloat.Parse("1e30"), BigFloat.Parse("1e30") + BigFloat.Parse("1e-60"));
    }

    [Fact]
    public void What_is_undefined_stays_undefined()
    {
        BigFloat[] undefined =
        [
            double.NaN, double.PositiveInfinity, double.NegativeInfinity, BigFloat.NaN, (BigFloat)1 / 0, (BigFloat)0 / 0, BigFloat.Sqrt(-1),
            BigFloat.Log(0), BigFloat.Log(-1), BigFloat.Power(0, -1), BigFloat.Power(-8, BigFloat.Parse("0.5")), BigFloat.Asin(2),
            BigFloat.Acos(-2),
        ];
        Func<BigFloat, BigFloat>[] unary =
        [
            x => -x, BigFloat.Abs, BigFloat.Sqrt, BigFloat.Exp, BigFloat.Log, BigFloat.Sin, BigFloat.Cos, BigFloat.Tan, BigFloat.Atan,
            BigFloat.Asin,
            BigFloat.Acos, x => x + 1, x => 0 - x, x => x * 0, x => 0 / x, x => x / 2, x => BigFloat.Power(x, 0), x => BigFloat.Power(1, x),
        ];
        foreach (var nan in undefined)
        {
            Assert.True(nan.IsNaN);
            Assert.All(unary, function => Assert.True(function(nan).IsNaN));
        }
    }

    [Fact]
    public void NaN_compares_like_that_of_doubles()
    {
        var nan = BigFloat.NaN;
        BigFloat one = 1;
        Assert.False(nan == BigFloat.NaN || nan < one || nan > one || nan <= one || nan >= one || one < nan || one >= nan);
        Assert.True(nan != BigFloat.NaN);
        Assert.True(nan.Equals(BigFloat.NaN));
        Assert.True(double.IsNaN(nan.ToDouble()));
        Assert.Equal([nan, -one, default, one], new[] { one, default, nan, -one }.Order());
        Assert.Equal(0, nan.Sign);
        Assert.False(nan.IsZero);
    }

    [Fact]
    public void Equal_numbers_are_equal_however_they_arose()
    {
        BigFloat half = 0.5;
        Assert.Equal(half, BigFloat.Parse("5e-1"));
        Assert.Equal(half.GetHashCode(), ((BigFloat)1 / 2).GetHashCode());
        Assert.Equal(default, BigFloat.Parse("-0"));
        Assert.True(default(BigFloat).IsZero);
        Assert.Equal("-3*2^-1", (-3 * half).ToString());
    }

    [Fact]
    public void Numbers_of_very_different_size_meet_at_no_cost()
    {
        var huge = BigFloat.Power(2, 1L << 39);
        var tiny = 1 / huge;
        Assert.Equal(huge, huge + tiny);
        Assert.Equal(-huge, tiny - huge);
        Assert.True(tiny < huge && -huge < tiny);
        Assert.Equal<BigFloat>(1, huge * tiny);
        Assert.True((huge * huge * huge).IsNaN);
        Assert.True((tiny * tiny * tiny).IsZero);
        Assert.Equal(double.PositiveInfinity, huge.ToDouble());
        Assert.Equal(0.0, tiny.ToDouble());
    }

    internal static void AssertClose(BigFloat expected, BigFloat actual, int lastBits) =>
        Assert.True(
            BigFloat.Abs(expected - actual) <= BigFloat.Abs(expected) * LastBit * lastBits,
            $"expected {expected.ToDouble():R}, got {actual.ToDouble():R}, apart by {((expected - actual) / expected).ToDouble():R}");

    /// <summary>A double of either sign with an exponent of 2 up to the given size.</summary>
    internal static double Wide(Random random, int exponent) =>
        (random.Next(2) == 0 ? -1 : 1) * Math.ScaleB(1 + random.NextDouble(), random.Next(-exponent, exponent + 1));

    /// <summary>A number with all bits of the mantissa in use.</summary>
    private static BigFloat Any(Random random) =>
        (Wide(random, 40) + (Wide(random, 40) * BigFloat.Power(2, -random.Next(200)))) / (BigFloat)random.Next(1, 100);
}
