using System.Diagnostics;
using System.Text;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>The one walk of the printers.</summary>
internal readonly struct Writer(INotation notation, StringBuilder text)
{
    public void Write(Formula formula, int within = Strength.None)
    {
        var isBracketed = Strength.Of(formula, notation.IsTypeset) < within;
        var brackets = isBracketed ? notation.Brackets(formula) : default;
        var highlight = notation.Highlight(formula);
        text.Append(highlight.Open).Append(brackets.Open);
        switch (formula)
        {
            case Number or Constant or Symbol or Derivative or Position or Extent: notation.Leaf(formula, text); break;
            case Choose choose: Write(choose); break;
            case Sum when Labelled.Of(formula) is { } element: notation.Leaf(element, text); break;
            case Binary { Operator: Operator.Power } power when notation.Raised(power.Left) is { } raised:
                text.Append(raised.Open);
                Write(power.Right, Strength.Within(power, 1, notation.IsTypeset));
                text.Append(raised.Close);
                break;
            case Column column when notation.IsTypeset: Write(column.Operand, within); break; // on paper a vector is a column
            default: WriteOperands(formula, notation.Of(formula)); break;
        }
        text.Append(brackets.Close).Append(highlight.Close);
    }

    private void WriteOperands(Formula formula, Pieces pieces)
    {
        text.Append(pieces.Open);
        var operands = Walks.Operands(formula);
        for (var i = 0; i < operands.Count; i++)
        {
            if (i > 0) text.Append(pieces.Between);
            Write(operands[i], Strength.Within(formula, i, notation.IsTypeset));
        }
        text.Append(pieces.Close);
    }

    private void Write(Choose choose)
    {
        var isIverson = choose is { Then: Number { Digits: "1" }, Else: Number { Digits: "0" } };
        var pieces = isIverson ? notation.Iverson : notation.Cases;
        text.Append(pieces.Open);
        if (isIverson) Write(choose.Condition);
        else if (notation.IsTypeset)
        {
            Write(choose.Then);
            text.Append(pieces.Between);
            Write(choose.Condition);
            text.Append(pieces.Second);
            Write(choose.Else);
        }
        else
        {
            Write(choose.Condition);
            text.Append(pieces.Between);
            Write(choose.Then);
            text.Append(pieces.Second);
            Write(choose.Else);
        }
        text.Append(pieces.Close);
    }

    private void Write(Condition condition)
    {
        text.Append(notation.Conditions.Open);
        switch (condition)
        {
            case Condition.Values values:
                Write(values.Left, Strength.Sums);
                WriteEnd(values);
                break;
            case Condition.Indices indices:
                notation.Index(indices.Left, text);
                notation.Index(indices.Right, text.Append(notation.Sign(indices.Relation)));
                break;
            case Condition.Both { Second: Condition.Values second } chain when second.Left == EndOf(chain.First): // 0 < z < 1
                Write(chain.First);
                WriteEnd(second);
                break;
            case Condition.Both both:
                Write(both.First);
                text.Append(notation.Conditions.Between);
                Write(both.Second);
                break;
            default: throw new UnreachableException();
        }
        text.Append(notation.Conditions.Close);
    }

    private static Formula? EndOf(Condition condition) => condition switch
    {
        Condition.Values values => values.Right,
        Condition.Both { Second: var second } => EndOf(second),
        _ => null,
    };

    private void WriteEnd(Condition.Values values)
    {
        text.Append(notation.Sign(values.Relation));
        Write(values.Right, Strength.Sums);
    }
}
