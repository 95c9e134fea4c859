using System.Diagnostics;
using System.Text;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>
/// Formulas as LaTeX, such as <c>\frac{2 \left(z_{6}^{2} - t\right)}{z_{6}^{3}}</c>. Reading the text again gives the same tree.
/// </summary>
public static class LatexPrinter
{
    // Functions that LaTeX has a command for.
    private static readonly string[] Commands = ["exp", "ln", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min"];

    private static readonly char[] Digits = "0123456789".ToCharArray();

    private static readonly Notation Latex = new();

    public static string Print(Formula formula)
    {
        var text = new StringBuilder();
        new Writer(Latex, text).Write(formula);
        return text.ToString();
    }

    private static void Print(Symbol symbol, StringBuilder text)
    {
        symbol = Named.AtNumberedStep(symbol);
        var name = symbol.Quantity.Name;
        var letters = symbol.Quantity.IsScalar ? name.TrimEnd(Digits) : name;
        text.Append(Greek.Latex(letters));
        if (letters.Length < name.Length) text.Append("_{").Append(name, letters.Length, name.Length - letters.Length).Append('}');
        if (symbol.Subscripts.Length > 0)
            text.Append("_{").AppendJoin(symbol.Subscripts.All(IsShort) ? "" : ",", symbol.Subscripts).Append('}');
        if (symbol.Layer is { } layer) text.Append("^{").Append(layer).Append('}');
    }

    private static bool IsShort(Index index) =>
        index is { IsPlain: true, Offset: 0, Letter.Length: <= 1 } or { IsNumber: true, Offset: < 10 };

    private static Pieces Of(Binary binary) => binary.Operator switch
    {
        Operator.Divide => new("\\frac{", "}{", "}"),
        Operator.Power => new("", "^{", "}"),
        Operator.Add => new("", " + ", ""),
        Operator.Subtract => new("", " - ", ""),
        Operator.Multiply or Operator.MatrixProduct or Operator.Juxtaposed => new("", IsJuxtaposed(binary) ? " " : " \\cdot ", ""),
        Operator.Dot => new("", " \\cdot ", ""),
        Operator.Hadamard => new("", " \\odot ", ""),
        Operator.Outer or Operator.Tensor => new("", " \\otimes ", ""),
        _ => throw new UnreachableException(),
    };

    // Juxtaposed factors hold together more tightly than a dot, so a product that has a dot already goes on with dots.
    private static bool IsJuxtaposed(Binary product)
    {
        if (product.Left is Binary { Operator: Operator.Multiply or Operator.MatrixProduct or Operator.Juxtaposed } before
            && !IsJuxtaposed(before)) return false;
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
        formula is Binary { Operator: Operator.Multiply or Operator.MatrixProduct or Operator.Juxtaposed } product ? product.Right
            : formula;

    private static Pieces Of(Call call)
    {
        var name = call.Function.Name;
        if (name == "sqrt" && call.Order == 0) return new("\\sqrt{", "", "}");
        var command = name.Length == 1 ? Greek.Latex(name)
            : Commands.Contains(name) ? $"\\{name}"
            : $"\\operatorname{{{Greek.Spelled(name).Replace("_", "\\_", StringComparison.Ordinal)}}}";
        return new($"{command}{new string('\'', call.Order)}\\left(", ", ", "\\right)");
    }

    private static string Dummy(Sum sum) =>
        sum.Range is SumRange.Between between ? $"{{{sum.Letter}={between.First}}}^{{{PlainPrinter.Last(between)}}}" : $"{{{sum.Letter}}}";

    private sealed class Notation : INotation
    {
        public bool IsTypeset => true;

        public Pieces Brackets(Formula content) => new("\\left(", "", "\\right)");

        public Pieces? Raised(Formula basis) => null;

        public Pieces Iverson => new("\\mathbb{1}\\left[", "", "\\right]");

        public Pieces Cases => new("\\begin{cases} ", " & ", " & \\text{otherwise} \\end{cases}", " \\\\ ");

        public Pieces Conditions => new("", " \\text{ and } ", "");

        public string Sign(Relation relation) => relation switch
        {
            Relation.Less => " < ",
            Relation.LessOrEqual => " \\le ",
            Relation.Greater => " > ",
            Relation.GreaterOrEqual => " \\ge ",
            Relation.Equal => " = ",
            Relation.NotEqual => " \\ne ",
            _ => throw new UnreachableException(),
        };

        public void Index(Index index, StringBuilder text) => text.Append(index);

        public void Leaf(Formula leaf, StringBuilder text)
        {
            switch (leaf)
            {
                case Number number: text.Append(number.Digits); break;
                case Constant constant: text.Append(constant.Name == "pi" ? "\\pi" : constant.Name); break;
                case Symbol symbol: Print(symbol, text); break;
                case Derivative derivative:
                    Print(derivative.Of, text.Append("\\frac{\\partial "));
                    Print(derivative.With, text.Append("}{\\partial "));
                    text.Append('}');
                    break;
                case Position or Extent: text.Append(PlainPrinter.WholeNumber(leaf)); break;
                default: throw new UnreachableException();
            }
        }

        public Pieces Of(Formula formula) => formula switch
        {
            Binary binary => LatexPrinter.Of(binary),
            Negate => new("-", "", ""),
            Slope { Of: Symbol } slope => new("\\frac{\\partial ", "", $"}}{{\\partial {Print(slope.With)}}}"),
            Slope slope => new($"\\frac{{\\partial}}{{\\partial {Print(slope.With)}}} ", "", ""),
            Call call => LatexPrinter.Of(call),
            Sum { Letter: "" } => new("\\operatorname{sum}\\left(", "", "\\right)"),
            Sum sum => new($"\\{PlainPrinter.Word(sum.By)}_{Dummy(sum)} ", "", ""),
            Transpose => new("", "", "^{T}"),
            Diagonal => new("\\operatorname{diag}\\left(", "", "\\right)"),
            _ => throw new UnreachableException(),
        };
    }
}
