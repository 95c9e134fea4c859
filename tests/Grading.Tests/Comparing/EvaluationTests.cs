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
