using Formulas.Numbers;
using Formulas.Tree;
using Grading.Comparing;

namespace Grading.Tests.Comparing;

/// <summary>Formulas at the points of a frame: alone, one after the other, and with parts they share.</summary>
public sealed class EvaluationTests
{
    private static readonly Asked Product = Asked.In("""
        id: product
        title: A product
        statement: No network.
        symbols: { x: 0.5..2, y: 0.5..2 }
        parts:
          a: { question: 'What is it?', ask: 'x*y' }
        """);

    private static readonly Asked Convolution = Asked.In("""
        id: convolution
        title: A convolution
        statement: No padding.
        dims: { i: inputs = 6, k: taps = 3, o: outputs = i - k + 1 }
        symbols: { 'x[i], w[k], g[o]': '±0.3..1.3' }
        model: |
          y[o] = sum(w[k]*x[o+k-1]; k)
          L = sum(g*y)
        parts:
          dx: { question: 'What is it?', ask: dL/dx }
        """);

    [Fact]
    public void A_long_formula_makes_room_that_a_short_one_gives_back()
    {
        var evaluation = new Evaluation();
        const string longer = "sum_{i=1}^{900} x";
        (string, int)[] turns = [("x", 1), (longer, 900), ("x", 1), ("x+x", 2), (longer, 900), (longer + "+x", 901), ("3*x", 3)];
        foreach (var (answer, times) in turns)
        {
            var frame = Product.Reference.Frames[0];
            var values = evaluation.Run(Product.Read(answer), frame.Set, frame.Indices);
            Assert.Equal(frame.Values.Length, values.Length);
            for (var p = 0; p < values.Length; p++)
                Assert.Equal(times * frame.Set.Points.Column(Product.Column("x"))[p].Value, values[p].Value, 6);
            Assert.False(evaluation.IsTooLarge);
        }
    }

    [Theory]
    [InlineData(64, 64, 64)]
    [InlineData(3, 64, 64)]
    [InlineData(65, 64, 130)]
    [InlineData(40_000, 64, 65_536)]
    [InlineData(65_536, 65_536, 65_536)]
    [InlineData(65_536, 65_535, 65_536)]
    [InlineData(65_537, 65_536, 65_537)]
    [InlineData(70_000, 64, 70_000)]
    [InlineData(70_000, 80_000, 80_000)]
    [InlineData(65_536, 65_537, 65_536)]
    [InlineData(3, 80_000, 6)]
    public void Room_is_made_and_given_back(int needed, int held, int room) => Assert.Equal(room, Evaluation.RoomFor(needed, held));

    // The letters of a question, of its layer, in conditions, in sums of the same letter, shifted, turned.
    [Theory]
    [InlineData("delta-rules", "hidden-delta", "sum_k w_jk^(l+1) Delta_k^(l+1) f'(z_j^l)")]
    [InlineData("delta-rules", "hidden-delta", @"W^{l+1} Delta^{l+1} \odot f'(z^l)")]
    [InlineData("delta-rules", "hidden-delta", "sum_{k != j} z_k^l + z_j^l")]
    [InlineData("delta-rules", "hidden-delta", "sum_j z_j^l - z_j^l")]
    [InlineData("", "", "sum_k g_{i-k+1} w_k")]
    [InlineData("", "", "x_i - x_{i+1}")]
    [InlineData("", "", "x/norm(x)")]
    public void Frame_after_frame_has_the_values_of_each_by_itself(string problem, string part, string answer)
    {
        var asked = problem.Length == 0 ? Convolution : Asked.In(problem, part);
        var formula = asked.Read(answer);
        var evaluation = new Evaluation();
        foreach (var frame in asked.Reference.Frames)
        {
            var together = evaluation.Run(formula, frame.Set, frame.Indices).ToArray();
            Assert.Equal(new Evaluation().Run(formula, frame.Set, frame.Indices).ToArray(), together);
        }
    }

    [Fact]
    public void What_has_too_many_terms_is_told()
    {
        var frame = Product.Reference.Frames[0];
        var (evaluation, shared) = (new Evaluation(), new SharedEvaluation(frame));
        var large = Product.Read("x*y*sum_{i=1}^{30000} 1");

        evaluation.Run(large, frame.Set, frame.Indices);
        Assert.True(evaluation.IsTooLarge);
        Assert.False(shared.IsRight(large));
        Assert.True(Product.Agreements("x*y*sum_{i=1}^{30000} 1").IsTooLarge);
        evaluation.Run(Product.Read("x"), frame.Set, frame.Indices);
        Assert.False(evaluation.IsTooLarge);
        Assert.True(Agreements.AreAllSame(Product.Read("x*y"), Product.Reference));
    }

    [Fact]
    public void Formulas_that_share_parts_are_told_right_one_by_one()
    {
        var shared = new SharedEvaluation(Product.Reference.Frames[0]);

        var product = Product.Read("x*y");

        Assert.True(shared.IsRight(product));
        Assert.Equal(3, shared.Steps);
        Assert.False(shared.IsRight(new Formula.Negate(product)));
        Assert.Equal(4, shared.Steps); // x*y stands there already
        Assert.True(shared.IsRight(product));
        Assert.Equal(4, shared.Steps);
        for (var power = 3; power < 40; power++)
        {
            Assert.True(shared.IsRight(Product.Read($"x*y + 0*x^{power}"))); // with more room each time
            Assert.False(shared.IsRight(Product.Read($"x*y + x^{power}")));
        }
    }

    [Fact]
    public void A_formula_depends_on_the_columns_that_change_its_value()
    {
        var frame = Product.Reference.Frames[0];
        var (x, y) = (Product.Column("x"), Product.Column("y"));

        Assert.True(Depends("x*y", x));
        Assert.True(Depends("x*y", x, y));
        Assert.False(Depends("x + 2", y));
        Assert.False(Depends("x*y/y", y));
        Assert.False(Depends("x*y/(x*y)", x, y));
        Assert.False(Depends("3", x, y));
        // nothing is moved for good
        Assert.All(frame.Set.Points.Column(x).ToArray(), (Sized value) => Assert.InRange(value.Value, 0.5, 2));
        Assert.All(frame.Set.Points.Column(y).ToArray(), (Sized value) => Assert.InRange(value.Value, 0.5, 2));

        bool Depends(string answer, params int[] columns) =>
            new Evaluation().DependsOn(Product.Read(answer), frame.Set, frame.Indices, [.. columns]);
    }
}
