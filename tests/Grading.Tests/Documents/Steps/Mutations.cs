using Formulas.Tree;
using Grading.Documents.Steps;
using static Formulas.Tree.Formula;

namespace Grading.Tests.Documents.Steps;

/// <summary>A formula with one of its tokens changed: a sign, an index, a power, a factor, a function, a name, a transposed pair.</summary>
internal static class Mutations
{
    /// <summary>All of them.</summary>
    public static List<Formula> Of(Formula formula)
    {
        var made = new List<Formula>();
        string[] letters = [.. Letters.In(formula).Concat(Walks.Nodes(formula).OfType<Sum>().Select(sum => sum.Letter)).Distinct()];
        Collect(formula, node => node, made, letters);
        return made.FindAll(mutant => mutant != formula);
    }

    private static void Collect(Formula node, Func<Formula, Formula> whole, List<Formula> made, string[] letters)
    {
        foreach (var changed in Changed(node, letters)) made.Add(whole(changed));
        var place = 0;
        foreach (var operand in Walks.Operands(node))
        {
            var at = place++;
            Collect(operand, inner => whole(With(node, at, inner)), made, letters);
        }
    }

    private static Formula With(Formula node, int place, Formula operand)
    {
        var at = 0;
        return Walks.WithOperands(node, old => at++ == place ? operand : old);
    }

    private static IEnumerable<Formula> Changed(Formula node, string[] letters) => node switch
    {
        Binary { Operator: Operator.Add } sum => [sum with { Operator = Operator.Subtract }, sum.Left],
        Binary { Operator: Operator.Subtract } difference => [difference with { Operator = Operator.Add }, difference.Left],
        Binary { Operator: Operator.Multiply or Operator.Juxtaposed or Operator.Divide } product => [product.Left, product.Right],
        Binary { Operator: Operator.Power, Right: Number } power => [power.Left],
        Number number when number.Digits.All(char.IsAsciiDigit) => [Integer((int)number.Value + 1)],
        Negate negate => [negate.Operand],
        Transpose transpose => [transpose.Operand],
        Call { Order: > 0 } call => [call with { Order = call.Order - 1 }],
        Call { Function: Function.Open } call => [call with { Order = call.Order + 1 }],
        Symbol symbol => Of(symbol, letters),
        Derivative derivative => Of(derivative.With, letters).Select(with => derivative with { With = with }),
        Slope slope => Of(slope.With, letters).Select(with => slope with { With = with }),
        _ => [],
    };

    private static IEnumerable<Symbol> Of(Symbol symbol, string[] letters)
    {
        for (var s = 0; s < symbol.Subscripts.Length; s++)
        {
            var index = symbol.Subscripts[s];
            if (index.IsNumber)
                yield return symbol with { Subscripts = symbol.Subscripts.SetItem(s, index with { Offset = index.Offset + 1 }) };
            foreach (var letter in index.IsNumber ? [] : letters)
                yield return symbol with { Subscripts = symbol.Subscripts.SetItem(s, index with { Letter = letter }) };
        }
        if (symbol.Subscripts.Length == 2) yield return symbol with { Subscripts = [symbol.Subscripts[1], symbol.Subscripts[0]] };
        if (symbol.Layer is { } layer) yield return symbol with { Layer = layer with { Offset = layer.Offset + 1 } };
        if (symbol.Layer is { } above) yield return symbol with { Layer = above with { Offset = above.Offset - 1 } };
    }
}
