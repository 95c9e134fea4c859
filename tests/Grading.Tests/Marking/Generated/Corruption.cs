using Formulas.Tree;
using Grading.Problems;
using static Formulas.Tree.Formula;

namespace Grading.Tests.Marking.Generated;

/// <summary>Changes a tree in one place as a slip does: something dropped, doubled or swapped, a sign, an exponent, an index.</summary>
internal sealed class Corruption(Question.Formula question, Chance chance)
{
    /// <summary>The tree with a change; perhaps one that keeps its value.</summary>
    public Formula Of(Formula tree) => Places.Changed(tree, chance, node => chance.Below(3) == 0 ? Signs(node) : Slip(node));

    private Formula? Signs(Formula node) => node switch
    {
        Binary { Operator: Operator.Add } sum => sum with { Operator = Operator.Subtract },
        Binary { Operator: Operator.Subtract } difference => chance.OneIn(2)
            ? difference with { Operator = Operator.Add }
            : difference with { Left = difference.Right, Right = difference.Left },
        Negate negate => negate.Operand,
        Number or Constant => null,
        _ => new Negate(node),
    };

    private Formula? Slip(Formula node) => node switch
    {
        Binary binary => OfBinary(binary),
        Number number => Integer((int)number.Value + (chance.OneIn(2) ? 1 : 2)),
        Symbol symbol => OfSymbol(symbol),
        Derivative derivative when chance.OneIn(2) => derivative.With,
        Derivative derivative => derivative with { With = OfSymbol(derivative.With) ?? derivative.With },
        Call { Order: > 0 } call => call with { Order = 0 },
        Call { Arguments.Length: 1 } call => chance.OneIn(2) ? call.Arguments[0] : call with { Order = 1 },
        Sum sum => sum.Body,
        Transpose transpose => transpose.Operand,
        _ => null,
    };

    private Formula OfBinary(Binary binary) => chance.Below(5) switch
    {
        0 => binary.Left,
        1 => binary.Right,
        2 => new Binary(binary.Operator, binary, binary.Right),
        3 => binary with { Left = binary.Right, Right = binary.Left },
        _ => binary.Operator switch
        {
            Operator.Multiply => binary with { Operator = Operator.Divide },
            Operator.Divide => binary with { Operator = Operator.Multiply },
            Operator.Power => binary with { Right = new Binary(Operator.Add, binary.Right, Integer(1)) },
            _ => new Binary(Operator.Multiply, Integer(2), binary),
        },
    };

    // Another name of the same kind, another index, another layer.
    private Symbol? OfSymbol(Symbol symbol)
    {
        if (symbol.Quantity.IsFamily) return null;
        if (symbol.Layer is { } layer && chance.OneIn(3))
            return symbol with { Layer = layer with { Offset = layer.Offset + (chance.OneIn(2) ? 1 : -1) } };
        if (symbol.Subscripts is [var first, var second] && chance.OneIn(2)) return symbol with { Subscripts = [second, first] };
        var others = question.Vocabulary.Quantities.Where(other => other != symbol.Quantity && !other.IsFamily
            && other.Axes.Length == symbol.Quantity.Axes.Length && other.Layer is null == symbol.Quantity.Layer is null).ToArray();
        return others.Length == 0 ? null : symbol with { Quantity = chance.Of(others) };
    }
}
