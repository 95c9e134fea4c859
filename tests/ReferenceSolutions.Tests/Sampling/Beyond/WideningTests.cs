using ReferenceSolutions.Sampling.Beyond;

namespace ReferenceSolutions.Tests.Sampling.Beyond;

/// <summary>A domain and a little more.</summary>
public sealed class WideningTests
{
    [Theory]
    [InlineData("-1.5..1.5", "-2.25..2.25")]
    [InlineData("-3..3", "-4.5..4.5")]
    [InlineData("3", "3")]
    public void Ends_move_outwards(string domain, string wide) =>
        Assert.Equal([.. Domain.Parse(wide)!.Intervals], Widening.Of(Domain.Parse(domain)!).Intervals.ToArray());

    // a sign, or that a value is a probability, may be what an answer rests on
    [Theory]
    [InlineData("0.3..3", 0, 4)]
    [InlineData("0.05..0.95", 0, 1)]
    [InlineData("-4..-0.2", -5, 0)]
    [InlineData("0..1", 0, 1)]
    public void Ends_stay_on_their_side_of_a_wall(string domain, double least, double most)
    {
        var (own, wide) = (Domain.Parse(domain)!.Intervals[0], Widening.Of(Domain.Parse(domain)!).Intervals[0]);
        Assert.InRange(wide.From, least, own.From);
        Assert.InRange(wide.To, own.To, most);
        Assert.True(least == own.From || (wide.From > least && wide.To - wide.From > own.To - own.From));
    }
}
