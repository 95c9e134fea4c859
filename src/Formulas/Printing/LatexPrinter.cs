using System.Diagnostics;
using System.Text;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>Formulas as LaTeX, such as <c>\frac{2 \left(z_{6}^{2} - t\right)}{z_{6}^{3}}</c>. Reading the text again gives the same tree.</summary>
public static class LatexPrinter
{
    // How tightly an expression holds together; a fraction does by itself, but not below an exponent.
    private const int Sums = 1, Products = 2, Signs = 3, Fractions = 4, Powers = 5, Atoms = 6;

    // Functions that LaTeX has a command for.
    private static readonly string[] Commands = ["exp", "ln", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min"];

    public static string Print(Formula formula)
    {
        var text = new StringBuilder();
        Print(formula, text, 0);
        return text.ToString();
    }

    private static void Print(Formula formula, StringBuilder text, int within)
    {
        var strength = Strength(formula);
        if (strength < within) text.Append("\\left(");
        switch (formula)
        {
            case Number number: text.Append(number.Digits); break;
            case Constant constant: text.Append(constant.Name == "pi" ? "\\pi" : constant.Name); break;
            case Symbol symbol: Print(symbol, text); break;
            case Derivative derivative:
                Print(derivative.Of, text.Append("\\frac{\\partial "));
                Print(derivative.With, text.Append("}{\\partial "));
                text.Append('}');
                break;
            case Negate negate: Print(negate.Operand, text.Append('-'), Signs); break;
            case Binary binary: Print(binary, text); break;
            case Call call: Print(call, text); break;
            case Sum { Letter: "" } all: Delimited("\\operatorname{sum}\\left(", all.Body, "\\right)", text); break;
            case Sum sum:
                text.Append("\\sum_{").Append(sum.Letter);
                if (sum.Range is SumRange.Between between) text.Append('=').Append(between.First).Append("}^{").Append(Last(between));
                Print(sum.Body, text.Append("} "), Products);
                break;
            case Choose { Then: Number { Digits: "1" }, Else: Number { Digits: "0" } } bracket:
                Print(bracket.Condition, text.Append("\\mathbb{1}\\left["));
                text.Append("\\right]");
                break;
            case Choose choose:
                Print(choose.Then, text.Append("\\begin{cases} "), 0);
                Print(choose.Condition, text.Append(" & "));
                Print(choose.Else, text.Append(" \\\\ "), 0);
                text.Append(" & \\text{otherwise} \\end{cases}");
                break;
            case Transpose transpose:
                Print(transpose.Operand, text, transpose.Operand is Symbol { Layer: not null } ? Atoms + 1 : Atoms);
                text.Append("^{T}");
                break;
            case Column column: Print(column.Operand, text, within); break; // on paper a vector is a column
            case Diagonal diagonal: Delimited("\\operatorname{diag}\\left(", diagonal.Operand, "\\right)", text); break;
            default: throw new UnreachableException();
        }
        if (strength < within) text.Append("\\right)");
    }

    private static void Print(Symbol symbol, StringBuilder text)
    {
        var name = symbol.Quantity.Name;
        var letters = symbol.Quantity.IsScalar ? name.TrimEnd("0123456789".ToCharArray()) : name;
        text.Append(Greek.Latex(letters));
        if (letters.Length < name.Length) text.Append("_{").Append(name, letters.Length, name.Length - letters.Length).Append('}');
        if (symbol.Subscripts.Length > 0) text.Append("_{").AppendJoin(symbol.Subscripts.All(index => index.Offset == 0 || index is { IsNumber: true, Offset: < 10 }) ? "" : ",", symbol.Subscripts).Append('}');
        if (symbol.Layer is { } layer) text.Append("^{").Append(layer).Append('}');
    }

    private static void Print(Binary binary, StringBuilder text)
    {
        switch (binary.Operator)
        {
            case Operator.Divide:
                Delimited("\\frac{", binary.Left, "}{", text);
                Delimited("", binary.Right, "}", text);
                return;
            case Operator.Power:
                // the layer of a_j^l is no power, and two superscripts are none at all
                Print(binary.Left, text, binary.Left is Symbol { Layer: not null } ? Atoms + 1 : Atoms);
                Delimited("^{", binary.Right, "}", text);
                return;
        }
        var sign = binary.Operator switch
        {
            Operator.Add => " + ",
            Operator.Subtract => " - ",
            Operator.Multiply or Operator.MatrixProduct => IsJuxtaposed(binary) ? " " : " \\cdot ",
            Operator.Dot => " \\cdot ",
            Operator.Hadamard => " \\odot ",
            Operator.Outer => " \\otimes ",
            _ => throw new UnreachableException(),
        };
        var isSum = binary.Operator is Operator.Add or Operator.Subtract;
        Print(binary.Left, text, !isSum && EndsInSum(binary.Left) ? Atoms : isSum ? Sums : Products);
        text.Append(sign);
        Print(binary.Right, text, isSum ? binary.Right is Negate ? Atoms : Products : binary.Right is Sum ? Products : binary.Right is Negate ? Atoms : Fractions);
    }

    // Juxtaposed factors hold together more tightly than a dot, so a product that has a dot already goes on with dots.
    private static bool IsJuxtaposed(Binary product)
    {
        if (product.Left is Binary { Operator: Operator.Multiply or Operator.MatrixProduct } before && !IsJuxtaposed(before)) return false;
        return product.Right switch
        {
            Symbol or Constant or Call or Derivative or Binary { Operator: Operator.Divide } => true,
            Binary { Operator: Operator.Power, Left: Symbol { Layer: null } or Constant or Call } => true,
            // t(z - 1) could be a value at a time
            Binary { Operator: Operator.Add or Operator.Subtract } => LastFactor(product.Left) is Number or Call,
            _ => false,
        };
    }

    private static Formula LastFactor(Formula formula) =>
        formula is Binary { Operator: Operator.Multiply or Operator.MatrixProduct } product ? product.Right : formula;

    private static bool EndsInSum(Formula formula) => formula switch
    {
        Sum { Letter: not "" } => true,
        Binary { Operator: not (Operator.Power or Operator.Divide) } binary => EndsInSum(binary.Right),
        Negate negate => EndsInSum(negate.Operand),
        _ => false,
    };

    private static void Print(Call call, StringBuilder text)
    {
        var name = call.Function.Name;
        if (name == "sqrt" && call.Order == 0)
        {
            Delimited("\\sqrt{", call.Arguments[0], "}", text);
            return;
        }
        if (name.Length == 1) text.Append(Greek.Latex(name));
        else if (Commands.Contains(name)) text.Append('\\').Append(name);
        else text.Append("\\operatorname{").Append(Greek.Spelled(name)).Append('}');
        text.Append('\'', call.Order).Append("\\left(");
        for (var a = 0; a < call.Arguments.Length; a++) Print(call.Arguments[a], a > 0 ? text.Append(", ") : text, 0);
        text.Append("\\right)");
    }

    private static void Delimited(string open, Formula formula, string close, StringBuilder text)
    {
        Print(formula, text.Append(open), 0);
        text.Append(close);
    }

    private static string Last(SumRange.Between between)
    {
        var last = between.SizeOf is { } axis ? $"n_{{{axis.Layer}}}" : between.Last is { } index ? $"{index}" : "n";
        return between.Short > 0 ? $"{last}-{between.Short}" : last;
    }

    private static void Print(Condition condition, StringBuilder text)
    {
        switch (condition)
        {
            case Condition.Values values:
                Print(values.Left, text, Sums);
                Print(values.Right, text.Append(Sign(values.Relation)), Sums);
                break;
            case Condition.Indices indices: text.Append(indices.Left).Append(Sign(indices.Relation)).Append(indices.Right); break;
            case Condition.Both { Second: Condition.Values second } both:
                Print(both.First, text);
                Print(second.Right, text.Append(Sign(second.Relation)), Sums);
                break;
            case Condition.Both both:
                Print(both.First, text);
                Print(both.Second, text.Append(" \\text{ and } "));
                break;
            default: throw new UnreachableException();
        }
    }

    private static string Sign(Relation relation) => relation switch
    {
        Relation.Less => " < ",
        Relation.LessOrEqual => " \\le ",
        Relation.Greater => " > ",
        Relation.GreaterOrEqual => " \\ge ",
        Relation.Equal => " = ",
        Relation.NotEqual => " \\ne ",
        _ => throw new UnreachableException(),
    };

    private static int Strength(Formula formula) => formula switch
    {
        Binary { Operator: Operator.Add or Operator.Subtract } => Sums,
        Binary { Operator: Operator.Divide } => Fractions,
        Binary { Operator: Operator.Power } or Derivative or Transpose => Powers,
        Binary or Sum { Letter: not "" } => Products,
        Negate => Signs,
        Column column => Strength(column.Operand),
        _ => Atoms,
    };
}
