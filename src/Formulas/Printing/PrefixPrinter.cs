using System.Diagnostics;
using System.Text;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>
/// Formulas in prefix form, such as <c>(/ (* 2 t) (^ z6 3))</c>: one text per tree, for tests and for telling trees apart.
/// </summary>
public static class PrefixPrinter
{
    public static string Print(Formula formula)
    {
        var text = new StringBuilder();
        Print(formula, text);
        return text.ToString();
    }

    private static void Print(Formula formula, StringBuilder text)
    {
        switch (formula)
        {
            case Number number: text.Append(number.Digits); break;
            case Constant constant: text.Append(constant.Name); break;
            case Symbol symbol: PlainPrinter.Print(symbol, text); break;
            case Derivative derivative:
                PlainPrinter.Print(derivative.Of, text.Append("(d "));
                PlainPrinter.Print(derivative.With, text.Append(' '));
                text.Append(')');
                break;
            case Position or Extent: text.Append(formula is Extent size ? $"(size {size.Axis})" : PlainPrinter.WholeNumber(formula)); break;
            default:
                var operands = Walks.Operands(formula);
                text.Append('(').Append(Head(formula));
                for (var i = operands.InCondition; i < operands.Count; i++) Print(operands[i], text.Append(' '));
                text.Append(')');
                break;
        }
    }

    private static string Head(Formula formula) => formula switch
    {
        Negate => "-",
        Slope slope => $"d/d{PlainPrinter.Print(slope.With)}",
        Binary binary => Sign(binary.Operator),
        Call call => Greek.Spelled(call.Function.Name) + new string('\'', call.Order),
        Sum sum => $"{PlainPrinter.Word(sum.By)}[{sum.Letter}{Range(sum.Range)}]",
        Choose choose => $"if[{Text(choose.Condition)}]",
        Transpose => "transpose",
        Column => "column",
        Diagonal => "diag",
        _ => throw new UnreachableException(),
    };

    private static string Sign(Operator @operator) => @operator switch
    {
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        Operator.Power => "^",
        Operator.Juxtaposed => "beside",
        Operator.MatrixProduct => "@",
        Operator.Dot => "dot",
        Operator.Hadamard => "hadamard",
        Operator.Outer => "outer",
        Operator.Tensor => "⊗",
        _ => throw new UnreachableException(),
    };

    private static string Range(SumRange? range) => range switch
    {
        null or SumRange.Over => "",
        SumRange.Between between => $"={between.First}..{Last(between)}{(between.Short > 0 ? $"-{between.Short}" : "")}",
        _ => throw new UnreachableException(),
    };

    private static string Last(SumRange.Between between) =>
        between.SizeOf is { } axis ? $"n({axis})" : between.Last is { } last ? $"{last}" : "n";

    private static string Text(Condition condition) => condition switch
    {
        Condition.Values values => $"{Print(values.Left)}{PlainPrinter.Sign(values.Relation)}{Print(values.Right)}",
        Condition.Indices indices => $"{indices.Left}{PlainPrinter.Sign(indices.Relation)}{indices.Right}",
        Condition.Both both => $"{Text(both.First)} and {Text(both.Second)}",
        _ => throw new UnreachableException(),
    };
}
