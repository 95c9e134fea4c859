using System.Diagnostics;
using System.Text;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>Formulas in prefix form, such as <c>(/ (* 2 t) (^ z6 3))</c>: one text per tree, for tests and for telling trees apart.</summary>
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
            case Derivative derivative: Form(text, "d", derivative.Of, derivative.With); break;
            case Negate negate: Form(text, "-", negate.Operand); break;
            case Binary binary: Form(text, Sign(binary.Operator), binary.Left, binary.Right); break;
            case Call call: Form(text, Greek.Spelled(call.Function.Name) + (call.Order == 0 ? "" : "'"), [.. call.Arguments]); break;
            case Sum sum: Form(text, $"sum[{sum.Letter}{Range(sum.Range)}]", sum.Body); break;
            case Choose choose: Form(text, $"if[{Text(choose.Condition)}]", choose.Then, choose.Else); break;
            case Transpose transpose: Form(text, "transpose", transpose.Operand); break;
            case Column column: Form(text, "column", column.Operand); break;
            case Diagonal diagonal: Form(text, "diag", diagonal.Operand); break;
            default: throw new UnreachableException();
        }
    }

    private static void Form(StringBuilder text, string head, params Formula[] operands)
    {
        text.Append('(').Append(head);
        foreach (var operand in operands) Print(operand, text.Append(' '));
        text.Append(')');
    }

    private static string Sign(Operator @operator) => @operator switch
    {
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        Operator.Power => "^",
        Operator.MatrixProduct => "@",
        Operator.Dot => "dot",
        Operator.Hadamard => "hadamard",
        Operator.Outer => "outer",
        _ => throw new UnreachableException(),
    };

    private static string Range(SumRange? range) => range switch
    {
        null or SumRange.Over => "",
        SumRange.Between { SizeOf: { } axis } between => $"={between.First}..n({axis}){(between.Short > 0 ? $"-{between.Short}" : "")}",
        SumRange.Between between => $"={between.First}..{(between.Last is { } last ? $"{last}" : "n")}{(between.Short > 0 ? $"-{between.Short}" : "")}",
        _ => throw new UnreachableException(),
    };

    private static string Text(Condition condition) => condition switch
    {
        Condition.Values values => $"{Print(values.Left)} {PlainPrinter.Sign(values.Relation)} {Print(values.Right)}",
        Condition.Indices indices => $"{indices.Left} {PlainPrinter.Sign(indices.Relation)} {indices.Right}",
        Condition.Both both => $"{Text(both.First)} and {Text(both.Second)}",
        _ => throw new UnreachableException(),
    };
}
