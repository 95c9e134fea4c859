using Formulas.Numbers;
using Grading.Comparing.Precision;

namespace Grading.Tests.Comparing.Precision;

/// <summary>Values in high precision, worked out where they are asked for.</summary>
public sealed class ExactValuesTests
{
    private static readonly Asked Square = Asked.In("""
        id: square
        title: A square
        statement: One of them is computed.
        symbols: { x: 0.5..2, w: 0.5..2, t: 0.5..2 }
        model: |
          z = w*x
          L = z^2
        parts:
          a: { question: 'What is it?', ask: dL/dw }
        """);

    [Theory]
    [InlineData("2*w*x^2", false)]
    [InlineData("2*z*x", true)]
    [InlineData("7", false)]
    [InlineData("dL/dz*x", true)]
    public void What_the_network_computes_is_told_from_what_is_drawn(string answer, bool reads) =>
        Assert.Equal(reads, Exact(answer).ReadsNetwork);

    [Fact]
    public void What_is_drawn_is_exact_and_what_is_computed_as_good_as_its_doubles()
    {
        var (drawn, computed) = (Exact("x + w"), Exact("z + 0"));
        foreach (var effort in new[] { Effort.Usual, Effort.More, Effort.Most, Effort.Network })
        {
            Assert.All(drawn.At([0, 3], effort), ball => Assert.True(ball.Error < Magnitude.Of(1, -200)));
            // z is known as well as doubles know it, and in 256 bits where the network is worked out
            var few = effort == Effort.Network ? Magnitude.Of(1, -200) : Magnitude.Of(1, -44);
            var many = effort == Effort.Network ? Magnitude.Of(1, -260) : Magnitude.Of(1, -52);
            Assert.All(computed.At([0, 3], effort), ball => Assert.True(ball.Error < few && ball.Error > many, $"{effort} {ball.Error}"));
        }
    }

    [Fact]
    public void The_points_that_are_asked_for_come_in_their_order()
    {
        var exact = Exact("x + w");
        var set = Square.Reference.Frames[0].Set;
        int[] points = [5, 1, 9, 1];
        var values = exact.At(points, Effort.Usual);

        Assert.Equal(values, exact.At(points, Effort.Usual)); // kept
        for (var i = 0; i < points.Length; i++)
        {
            var sum = set.Points.Column(Square.Column("x"))[points[i]].Value + set.Points.Column(Square.Column("w"))[points[i]].Value;
            Assert.True((values[i].Value - sum).Size < Magnitude.Of(1, -50));
        }
    }

    [Fact]
    public void Work_is_counted_whoever_came_before()
    {
        var drawn = Exact("x + w"); // two loads and an addition

        Assert.Equal(3, drawn.Work(Effort.Usual));
        Assert.Equal(3 * 2, drawn.Work(Effort.More));
        Assert.Equal(3 * 8, drawn.Work(Effort.Most));
        Assert.Equal(3, Exact("z + w").Work(Effort.Network)); // the network is counted apart
        drawn.At([0, 1], Effort.Usual);
        Assert.Equal(3, drawn.Work(Effort.Usual));
    }

    private static ExactValues Exact(string answer)
    {
        var frame = Square.Reference.Frames[0];
        return new(Square.Read(answer), frame.Set, frame.Indices);
    }
}
