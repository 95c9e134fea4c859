namespace ReferenceSolutions.Tests;

public sealed class DomainTests
{
    [Theory]
    [InlineData("0.3..3", "0.3..3")]
    [InlineData("-1.5..1.5", "-1.5..1.5")]
    [InlineData(" 1..2 ", "1..2")]
    [InlineData("±0.3..1.6", "-1.6..-0.3 0.3..1.6")]
    [InlineData("± 0.3..1.6", "-1.6..-0.3 0.3..1.6")]
    [InlineData("0..2 or 6..8", "0..2 6..8")]
    [InlineData("±1..2 or 0", "-2..-1 1..2 0..0")]
    [InlineData("3", "3..3")]
    [InlineData("-0.01", "-0.01..-0.01")]
    [InlineData("1e-3", "0.001..0.001")]
    [InlineData("2..2", "2..2")]
    [InlineData("±3", "-3..-3 3..3")]
    public void A_domain_is_read(string text, string intervals) =>
        Assert.Equal(intervals,
            string.Join(
                ' ', Domain.Parse(text)!.Intervals.Select(interval => FormattableString.Invariant($"{interval.From}..{interval.To}"))));

    [Theory]
    [InlineData("")]
    [InlineData("3..1")]
    [InlineData("[1]")]
    [InlineData("[1, 2, 3]")]
    [InlineData("1, 2")]
    [InlineData("(1, 2)")]
    [InlineData("[1, 2")]
    [InlineData("1 to 3")]
    [InlineData("0..1e999")]
    [InlineData("[0, NaN]")]
    [InlineData("-(1..2)")]
    [InlineData("1..2 or")]
    [InlineData("1..2 ∪ 3..4")]
    [InlineData("[0.3, 3]")]
    [InlineData("1...2")]
    [InlineData("1..2..3")]
    [InlineData("[0,5, 1,5]")]
    [InlineData("±-1..2")]
    public void Anything_else_is_none(string text) => Assert.Null(Domain.Parse(text));

    [Theory]
    [InlineData("0.3..3", false)]
    [InlineData("3", true)]
    [InlineData("2..2", true)]
    [InlineData("1 or 2", false)]
    public void A_number_is_a_constant(string text, bool isConstant) => Assert.Equal(isConstant, Domain.Parse(text)!.IsConstant);

    [Theory]
    [InlineData("1..3", 0, 1)]
    [InlineData("1..3", 0.5, 2)]
    [InlineData("0..2 or 6..8", 0.25, 1)]
    [InlineData("0..2 or 6..8", 0.75, 7)]
    [InlineData("±1..2", 0.25, -1.5)]
    [InlineData("±1..2", 0.75, 1.5)]
    [InlineData("-5", 0.99, -5)]
    // single points
    [InlineData("-1..-1 or 1..1", 0.25, -1)]
    [InlineData("-1..-1 or 1..1", 0.75, 1)]
    [InlineData("±1..1", 0.75, 1)]
    [InlineData("1 or 2 or 4", 0.99, 4)]
    [InlineData("1 or 2 or 4", 0, 1)]
    [InlineData("0 or 2..4", 0.25, 0)]
    [InlineData("0 or 2..4", 0.75, 3)]
    [InlineData("2..4 or 0", 0.5, 2)]
    [InlineData("±1..2 or 0", 0.2, 0)]
    public void Every_place_is_as_likely_as_any_other(string text, double uniform, double place) =>
        Assert.Equal(place, Domain.Parse(text)!.At(uniform), 1e-12);

    [Theory]
    [InlineData("0.3..3")]
    [InlineData("±0.3..1.6")]
    [InlineData("0..2 or 6..8")]
    [InlineData("1..1.0000001 or 5..5.0000001")]
    [InlineData("-1 or 1")]
    [InlineData("-3..-2 or 0 or 1..2 or 5")]
    public void Every_place_lies_in_it(string text)
    {
        var domain = Domain.Parse(text)!;

        for (var i = 0; i < 10_000; i++)
        {
            var place = domain.At(i / 10_000.0);
            Assert.Contains(domain.Intervals, interval => interval.From <= place && place <= interval.To);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20261128)]
    public void Every_single_point_has_its_share(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var points = Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.Next(-9, 10)).Distinct().ToArray();
            var domain = Domain.Parse(string.Join(" or ", points))!;
            var drawn = Enumerable.Range(0, 1000).Select(_ => domain.At(random.NextDouble())).CountBy(place => place).ToDictionary();

            Assert.Equal(points.Select(point => (double)point).Order(), drawn.Keys.Order());
            Assert.All(drawn.Values, count => Assert.InRange(count, 500 / points.Length, 2000 / points.Length));
        }
    }
}
