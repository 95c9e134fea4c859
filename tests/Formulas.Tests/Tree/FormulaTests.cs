using Formulas.Names;
using Formulas.Printing;
using Formulas.Tree;
using Tests.Shared;
using static Formulas.Tree.Formula;

namespace Formulas.Tests.Tree;

public sealed class FormulaTests
{
    private static Symbol A(string letter) => new(new Quantity(1, "a", ["j"], [Layering.Here], "l"), [new(letter, 0)], new("l", -1));

    [Fact]
    public void Formulas_that_are_written_alike_are_equal()
    {
        static Formula Made(string letter) => new Sum("k", new SumRange.Over(Layering.Next), new Binary(Operator.Multiply,
            new Call(FunctionTable.Max, 0, [A(letter), Integer(2)]),
            new Choose(
                new Condition.Values(Relation.Less, A("j"), Integer(0)), new Transpose(A(letter)), new Derivative(A("j"), A(letter)))));
        Assert.Equal(Made("k"), Made("k"));
        Assert.Equal(Made("k").GetHashCode(), Made("k").GetHashCode());
        Assert.NotEqual(Made("k"), Made("j"));
    }

    [Fact]
    public void Random_formulas_are_equal_to_their_copies_and_to_no_others()
    {
        var seen = new Dictionary<Formula, string>();
        for (var seed = 0; seed < 500; seed++)
        {
            var formula = new RandomFormulas(seed).Layered(3);
            var copy = Walks.Replace(formula, node => node is Symbol symbol
                ? symbol with { Subscripts = [.. symbol.Subscripts.ToArray()] }
                : null);
            Assert.Equal(formula, copy);
            Assert.Equal(formula.GetHashCode(), copy.GetHashCode());
            var text = PrefixPrinter.Print(formula);
            Assert.Equal(text, seen.TryGetValue(copy, out var same) ? same : text);
            seen[formula] = text;
        }
        Assert.Equal(seen.Count, seen.Values.Distinct().Count());
    }
}
