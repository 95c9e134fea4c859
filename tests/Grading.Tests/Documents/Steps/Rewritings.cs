using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Tests.Documents.Steps;

/// <summary>The same formula written in another way: factors and terms in another order, brackets multiplied
/// out, dummies renamed.</summary>
internal static class Rewritings
{
    /// <summary>One way, by the seed.</summary>
    public static Formula Of(Formula formula, Random random) => Rewritten(formula, random, isOfNumbers:
        Walks.First(formula, node => node is Symbol { IsWhole: true } or Derivative { With.IsWhole: true }) is null);

    private static Formula Rewritten(Formula formula, Random random, bool isOfNumbers)
    {
        var inner = Walks.WithOperands(formula, operand => Rewritten(operand, random, isOfNumbers));
        return random.Next(3) == 0 ? inner : Changed(inner, random, isOfNumbers);
    }

    private static Formula Changed(Formula node, Random random, bool isOfNumbers) => node switch
    {
        Binary { Operator: Operator.Add } sum => sum with { Left = sum.Right, Right = sum.Left },
        Binary { Operator: Operator.Subtract } difference => new Binary(Operator.Add, new Negate(difference.Right), difference.Left),
        Binary { Operator: Operator.Multiply or Operator.Juxtaposed, Left: Binary sum } product
            when sum.Operator is Operator.Add or Operator.Subtract && isOfNumbers && random.Next(2) == 0 =>
            sum with { Left = product with { Left = sum.Left }, Right = product with { Left = sum.Right } },
        Binary { Operator: Operator.Multiply or Operator.Juxtaposed } product when isOfNumbers =>
            new Binary(Operator.Multiply, product.Right, product.Left),
        Binary { Operator: Operator.Divide } quotient when isOfNumbers && quotient.Left != Integer(1) =>
            new Binary(Operator.Multiply, new Binary(Operator.Divide, Integer(1), quotient.Right), quotient.Left),
        Negate negate when isOfNumbers => new Binary(Operator.Multiply, new Negate(Integer(1)), negate.Operand),
        Sum { Letter.Length: 1 } sum when IsFree("q", sum) => Renamed(sum, "q"),
        _ => node,
    };

    private static Sum Renamed(Sum sum, string letter) =>
        sum with { Letter = letter, Body = Renaming.Of(sum.Body, [(sum.Letter, new(letter, 0))]) };

    private static bool IsFree(string letter, Sum sum) => Walks.First(sum.Body, node => node is Sum inner && inner.Letter == letter
        || node is Symbol symbol && symbol.Subscripts.Any(index => index.Letter == letter)
        || node is Derivative derivative && derivative.With.Subscripts.Any(index => index.Letter == letter)
        || node is Slope slope && slope.With.Subscripts.Any(index => index.Letter == letter)) is null;
}
