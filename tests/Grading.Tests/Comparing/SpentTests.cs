using Grading.Comparing.Precision;

namespace Grading.Tests.Comparing;

/// <summary>What high precision costs: nothing where doubles decide, and no more points than a verdict needs.</summary>
public sealed class SpentTests
{
    private static readonly Asked Signs = Asked.Signs;

    private const string Cancelled = "(10^30*x - 10^30*x)";

    [Theory]
    [InlineData("x*y", 0)]
    [InlineData("x + y", 0)]
    [InlineData("x*y + " + Cancelled, 64)]
    [InlineData("x*y + 0.001*x + " + Cancelled, 8)]
    [InlineData("x*y + 0.001*(x - abs(x)) + " + Cancelled, 64)]
    public void Points_are_looked_at_until_no_more_could_change_the_verdict(string answer, int points)
    {
        var agreements = Signs.Agreements(answer);

        Assert.Equal((points * One(Signs, answer, Effort.Usual), 0L), agreements.Spent);
    }

    private static readonly Asked Back = Asked.Of(DeepNetworkTests.Deep(8, 20, "tanh"), "back");

    // given what the network computed, rounding explains nothing
    [Fact]
    public void What_is_right_as_the_network_stands_costs_nothing()
    {
        var agreements = Back.Agreements("sum_k w_kj^(l+1) delta_k^(l+1) f'(z_j^l)");

        Assert.True(agreements.Hold(null, out _));
        Assert.Equal((0L, 0L), agreements.Spent);
    }

    // looked at with what doubles know of the network, then with all of it
    [Theory]
    [InlineData("1.00001*sum_k w_kj^(l+1) delta_k^(l+1) f'(z_j^l)")]
    [InlineData("-sum_k w_kj^(l+1) delta_k^(l+1) f'(z_j^l)")]
    public void One_point_refutes(string answer)
    {
        var agreements = Back.Agreements(answer);
        var tape = Back.Reference.Frames[0].Set.Network.Tape;

        Assert.NotNull(agreements.Different);
        var formulas = One(Back, answer, Effort.Usual) + One(Back, answer, Effort.Network);
        Assert.Equal((formulas, HighPrecisionWork.OfNetwork(tape)), agreements.Spent);
    }

    [Fact]
    public void Of_closed_gates_eight_speak_for_a_layer()
    {
        var asked = Asked.Of(DeepNetworkTests.Deep(8, 20, "relu"), "back");
        const string Answer = "sum_k w_kj^(l+1) delta_k^(l+1) f'(z_j^l)";
        var agreements = asked.Agreements(Answer);
        var (speakers, rest) = Math.DivRem(agreements.Spent.Formulas, 8 * One(asked, Answer, Effort.AsIs));

        Assert.True(agreements.Hold(null, out _));
        Assert.InRange(speakers, 1, asked.Reference.Frames.Length);
        Assert.Equal((0L, 0L), (rest, agreements.Spent.Networks));
    }

    private static long One(Asked asked, string answer, Effort effort)
    {
        var frame = asked.Reference.Frames[0];
        return new ExactValues(asked.Read(answer), frame.Set, frame.Indices).Work(effort) + frame.Exact.Work(effort);
    }
}
