using System.Diagnostics;
using System.Text;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>
/// Formulas as plain text, such as <c>2*(z6^2 - t)/z6^3</c>. Reading the text again gives the same tree.
/// </summary>
public static class PlainPrinter
{
    // How tightly an expression holds together: a sum least, a name most.
    private const int Sums = 1, Products = 2, Signs = 3, Powers = 4, Atoms = 5;

    public static string Print(Formula formula)
    {
        var text = new StringBuilder();
        Print(formula, text, 0);
        return text.ToString();
    }

    public static void Print(Symbol symbol, StringBuilder text)
    {
        text.Append(Greek.Spelled(symbol.Quantity.Name));
        if (symbol.Subscripts.Length > 0)
        {
            var simple = symbol.Subscripts.All(index => index.Letter.Length + (index.Offset == 0 || index.IsNumber ? 0 : 2) <= 1 && (!index.IsNumber || index.Offset < 10));
            text.Append('_').Append(simple ? string.Concat(symbol.Subscripts) : $"({string.Join(',', symbol.Subscripts)})");
        }
        if (symbol.Layer is { } layer) text.Append('^').Append(layer.IsNumber || layer.Offset == 0 ? $"{layer}" : $"({layer})");
    }

    internal static string Sign(Relation relation) => relation switch
    {
        Relation.Less => "<",
        Relation.LessOrEqual => "<=",
        Relation.Greater => ">",
        Relation.GreaterOrEqual => ">=",
        Relation.Equal => "==",
        Relation.NotEqual => "!=",
        _ => throw new UnreachableException(),
    };

    private static void Print(Formula formula, StringBuilder text, int within)
    {
        var strength = Strength(formula);
        if (strength < within) text.Append('(');
        switch (formula)
        {
            case Number number: text.Append(number.Digits); break;
            case Constant constant: text.Append(constant.Name); break;
            case Symbol symbol: Print(symbol, text); break;
            case Derivative derivative:
                Print(derivative.Of, text.Append('d'));
                Print(derivative.With, text.Append("/d"));
                break;
            case Negate negate: Print(negate.Operand, text.Append('-'), Signs); break;
            case Binary binary: Binary(binary, text); break;
            case Call call:
                text.Append(Greek.Spelled(call.Function.Name));
                for (var order = 0; order < call.Order; order++) text.Append('\'');
                text.Append('(');
                for (var a = 0; a < call.Arguments.Length; a++) Print(call.Arguments[a], a > 0 ? text.Append(", ") : text, 0);
                text.Append(')');
                break;
            case Sum { Letter: "" } all:
                Print(all.Body, text.Append("sum("), 0);
                text.Append(')');
                break;
            case Sum sum:
                text.Append("sum_").Append(sum.Range is SumRange.Between between ? Limits(sum.Letter, between) : sum.Letter.Length == 1 ? sum.Letter : $"{{{sum.Letter}}}").Append(' ');
                Print(sum.Body, text, Products);
                break;
            case Choose { Then: Number { Digits: "1" }, Else: Number { Digits: "0" } } bracket:
                Condition(bracket.Condition, text.Append('['));
                text.Append(']');
                break;
            case Choose choose:
                Condition(choose.Condition, text.Append("where("));
                Print(choose.Then, text.Append(", "), 0);
                Print(choose.Else, text.Append(", "), 0);
                text.Append(')');
                break;
            case Transpose transpose:
                Print(transpose.Operand, text, Atoms);
                text.Append("^T");
                break;
            case Column column:
                Print(column.Operand, text, Atoms);
                text.Append("[:,None]");
                break;
            case Diagonal diagonal:
                Print(diagonal.Operand, text.Append("diag("), 0);
                text.Append(')');
                break;
            default: throw new UnreachableException();
        }
        if (strength < within) text.Append(')');
    }

    private static int Strength(Formula formula) => formula switch
    {
        Formula.Binary { Operator: Operator.Add or Operator.Subtract } => Sums,
        Formula.Binary { Operator: Operator.Power } => Powers,
        Formula.Binary => Products,
        Negate => Signs,
        Sum { Letter: not "" } => Products,
        _ => Atoms,
    };

    private static void Binary(Binary binary, StringBuilder text)
    {
        var (sign, left, right) = binary.Operator switch
        {
            Operator.Add => (" + ", Sums, Products),
            Operator.Subtract => (" - ", Sums, Products),
            Operator.Multiply => ("*", Products, Signs),
            Operator.Divide => ("/", Products, Signs),
            Operator.Power => ("^", Atoms, Atoms),
            Operator.MatrixProduct => (" @ ", Products, Signs),
            Operator.Dot => (" · ", Products, Signs),
            Operator.Hadamard => (" ⊙ ", Products, Signs),
            Operator.Outer => (" ⊗ ", Products, Signs),
            _ => throw new UnreachableException(),
        };
        // a sum reaches to the next + or -, so within a product only the last factor may be one
        Print(binary.Left, text, EndsInSum(binary.Left) ? Math.Max(left, binary.Operator is Operator.Add or Operator.Subtract ? left : Atoms) : left);
        text.Append(sign);
        Print(binary.Right, text, binary.Operator != Operator.Power && binary.Right is Sum ? Products : binary.Right is Negate && binary.Operator != Operator.Power ? Atoms : right);
    }

    private static bool EndsInSum(Formula formula) => formula switch
    {
        Sum { Letter: not "" } => true,
        Formula.Binary { Operator: not Operator.Power } binary => EndsInSum(binary.Right),
        Negate negate => EndsInSum(negate.Operand),
        _ => false,
    };

    private static string Limits(string letter, SumRange.Between between) =>
        $"{{{letter}={between.First}}}^{{{(between.SizeOf is { } axis ? $"n_{{{axis.Layer}}}" : between.Last is { } last ? $"{last}" : "n")}{(between.Short > 0 ? $"-{between.Short}" : "")}}}";

    private static void Condition(Condition condition, StringBuilder text)
    {
        switch (condition)
        {
            case Condition.Values values:
                Print(values.Left, text, Sums);
                Print(values.Right, text.Append(' ').Append(Sign(values.Relation)).Append(' '), Sums);
                break;
            case Condition.Indices indices: text.Append(indices.Left).Append(' ').Append(Sign(indices.Relation)).Append(' ').Append(indices.Right); break;
            case Condition.Both { Second: Condition.Values second } both:
                Condition(both.First, text);
                Print(second.Right, text.Append(' ').Append(Sign(second.Relation)).Append(' '), Sums);
                break;
            case Condition.Both both:
                Condition(both.First, text);
                Condition(both.Second, text.Append(" and "));
                break;
            default: throw new UnreachableException();
        }
    }
}
