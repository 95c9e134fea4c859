using System.Diagnostics;
using System.Net;
using System.Text;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>Formulas as presentation MathML, which browsers draw without a library. Everything that comes from an answer is escaped.</summary>
public static class MathMLPrinter
{
    private const int Sums = 1, Products = 2, Signs = 3, Powers = 4, Atoms = 5;

    /// <summary>A whole <c>&lt;math&gt;</c> element.</summary>
    public static string Print(Formula formula)
    {
        var text = new StringBuilder("<math>");
        Print(formula, text, 0);
        return text.Append("</math>").ToString();
    }

    private static void Print(Formula formula, StringBuilder text, int within)
    {
        var strength = Strength(formula);
        if (strength < within) text.Append("<mrow><mo>(</mo>");
        switch (formula)
        {
            case Number number: Leaf("mn", number.Digits, text); break;
            case Constant constant: Leaf("mi", constant.Name == "pi" ? "π" : constant.Name, text); break;
            case Symbol symbol: Print(symbol, text); break;
            case Derivative derivative:
                Print(derivative.Of, text.Append("<mfrac><mrow><mo>∂</mo>"));
                Print(derivative.With, text.Append("</mrow><mrow><mo>∂</mo>"));
                text.Append("</mrow></mfrac>");
                break;
            case Negate negate:
                Print(negate.Operand, text.Append("<mrow><mo>−</mo>"), Signs);
                text.Append("</mrow>");
                break;
            case Binary binary: Print(binary, text); break;
            case Call call: Print(call, text); break;
            case Sum sum: Print(sum, text); break;
            case Choose { Then: Number { Digits: "1" }, Else: Number { Digits: "0" } } bracket:
                Print(bracket.Condition, text.Append("<mrow><mo>[</mo>"));
                text.Append("<mo>]</mo></mrow>");
                break;
            case Choose choose:
                Print(choose.Then, text.Append("<mrow><mo>{</mo><mtable><mtr><mtd>"), 0);
                Print(choose.Condition, text.Append("</mtd><mtd>"));
                Print(choose.Else, text.Append("</mtd></mtr><mtr><mtd>"), 0);
                text.Append("</mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable></mrow>");
                break;
            case Transpose transpose:
                Print(transpose.Operand, text.Append("<msup><mrow>"), transpose.Operand is Symbol { Layer: not null } ? Atoms + 1 : Atoms);
                text.Append("</mrow><mo>⊤</mo></msup>");
                break;
            case Column column: Print(column.Operand, text, within); break; // on paper a vector is a column
            case Diagonal diagonal: Application("diag", [diagonal.Operand], text); break;
            default: throw new UnreachableException();
        }
        if (strength < within) text.Append("<mo>)</mo></mrow>");
    }

    private static void Leaf(string element, string content, StringBuilder text) =>
        text.Append('<').Append(element).Append('>').Append(WebUtility.HtmlEncode(content)).Append("</").Append(element).Append('>');

    // w_46, w_jk, a_j^{l-1}
    private static void Print(Symbol symbol, StringBuilder text)
    {
        var name = symbol.Quantity.Name;
        var letters = symbol.Quantity.IsScalar ? name.TrimEnd("0123456789".ToCharArray()) : name;
        var below = letters.Length < name.Length || symbol.Subscripts.Length > 0;
        var element = (below, symbol.Layer) switch { (true, not null) => "msubsup", (true, null) => "msub", (false, not null) => "msup", _ => "mrow" };
        text.Append('<').Append(element).Append('>');
        Leaf("mi", letters, text);
        if (letters.Length < name.Length) Leaf("mn", name[letters.Length..], text);
        else if (below)
        {
            text.Append("<mrow>");
            for (var s = 0; s < symbol.Subscripts.Length; s++)
            {
                if (s > 0 && symbol.Subscripts.Any(index => !index.IsNumber && index.Offset != 0)) text.Append("<mo>,</mo>");
                Leaf(symbol.Subscripts[s].IsNumber ? "mn" : "mi", $"{symbol.Subscripts[s]}", text);
            }
            text.Append("</mrow>");
        }
        if (symbol.Layer is { } layer) Print(layer, text);
        text.Append("</").Append(element).Append('>');
    }

    private static void Print(Index index, StringBuilder text)
    {
        if (index.IsNumber || index.Offset == 0)
        {
            Leaf(index.IsNumber ? "mn" : "mi", $"{index}", text);
            return;
        }
        Leaf("mi", index.Letter, text.Append("<mrow>"));
        Leaf("mo", index.Offset > 0 ? "+" : "−", text);
        Leaf("mn", $"{Math.Abs(index.Offset)}", text);
        text.Append("</mrow>");
    }

    private static void Print(Binary binary, StringBuilder text)
    {
        switch (binary.Operator)
        {
            case Operator.Divide:
                Row(binary.Left, text.Append("<mfrac>"), 0);
                Row(binary.Right, text, 0);
                text.Append("</mfrac>");
                return;
            case Operator.Power:
                Row(binary.Left, text.Append("<msup>"), binary.Left is Symbol { Layer: not null } or Binary { Operator: Operator.Divide } ? Atoms + 1 : Atoms);
                Row(binary.Right, text, 0);
                text.Append("</msup>");
                return;
        }
        var (sign, left, right) = binary.Operator switch
        {
            Operator.Add => ("+", Sums, Products),
            Operator.Subtract => ("−", Sums, Products),
            Operator.Multiply or Operator.MatrixProduct => (binary.Right is Number or Binary { Operator: Operator.Power, Left: Number } ? "·" : "\u2062", Products, Signs), // invisible times
            Operator.Dot => ("·", Products, Signs),
            Operator.Hadamard => ("⊙", Products, Signs),
            Operator.Outer => ("⊗", Products, Signs),
            _ => throw new UnreachableException(),
        };
        Print(binary.Left, text.Append("<mrow>"), left == Products && EndsInSum(binary.Left) ? Atoms : left);
        Leaf("mo", sign, text);
        Print(binary.Right, text, binary.Right is Negate ? Atoms : binary.Right is Sum ? Products : right);
        text.Append("</mrow>");
    }

    private static void Row(Formula formula, StringBuilder text, int within)
    {
        Print(formula, text.Append("<mrow>"), within);
        text.Append("</mrow>");
    }

    private static bool EndsInSum(Formula formula) => formula switch
    {
        Sum { Letter: not "" } => true,
        Binary { Operator: not (Operator.Power or Operator.Divide) } binary => EndsInSum(binary.Right),
        Negate negate => EndsInSum(negate.Operand),
        _ => false,
    };

    private static void Print(Call call, StringBuilder text)
    {
        switch (call)
        {
            case { Function.Name: "sqrt", Order: 0 }:
                Print(call.Arguments[0], text.Append("<msqrt>"), 0);
                text.Append("</msqrt>");
                break;
            case { Function.Name: "abs", Order: 0 }:
                Print(call.Arguments[0], text.Append("<mrow><mo>|</mo>"), 0);
                text.Append("<mo>|</mo></mrow>");
                break;
            default: Application(call.Function.Name + new string('′', call.Order), call.Arguments.AsSpan(), text); break;
        }
    }

    private static void Application(string name, ReadOnlySpan<Formula> arguments, StringBuilder text)
    {
        Leaf("mi", name, text.Append("<mrow>"));
        text.Append("<mo>\u2061</mo><mrow><mo>(</mo>"); // function application
        for (var a = 0; a < arguments.Length; a++) Print(arguments[a], a > 0 ? text.Append("<mo>,</mo>") : text, 0);
        text.Append("<mo>)</mo></mrow></mrow>");
    }

    private static void Print(Sum sum, StringBuilder text)
    {
        if (sum.Letter.Length == 0)
        {
            Application("sum", [sum.Body], text);
            return;
        }
        text.Append(sum.Range is SumRange.Between ? "<mrow><munderover><mo>∑</mo><mrow>" : "<mrow><munder><mo>∑</mo><mrow>");
        Leaf("mi", sum.Letter, text);
        if (sum.Range is SumRange.Between between)
        {
            Print(between.First, text.Append("<mo>=</mo>"));
            text.Append("</mrow><mrow>");
            if (between.SizeOf is { } axis)
            {
                Print(axis.Layer, text.Append("<msub><mi>n</mi>"));
                text.Append("</msub>");
            }
            else if (between.Last is { } last) Print(last, text);
            else Leaf("mi", "n", text);
            if (between.Short > 0) Leaf("mn", $"{between.Short}", text.Append("<mo>−</mo>"));
            text.Append("</mrow></munderover>");
        }
        else text.Append("</mrow></munder>");
        Print(sum.Body, text, Products);
        text.Append("</mrow>");
    }

    private static void Print(Condition condition, StringBuilder text)
    {
        text.Append("<mrow>");
        switch (condition)
        {
            case Condition.Values values:
                Print(values.Left, text, Sums);
                Leaf("mo", Sign(values.Relation), text);
                Print(values.Right, text, Sums);
                break;
            case Condition.Indices indices:
                Print(indices.Left, text);
                Leaf("mo", Sign(indices.Relation), text);
                Print(indices.Right, text);
                break;
            case Condition.Both { Second: Condition.Values second } both:
                Print(both.First, text);
                Leaf("mo", Sign(second.Relation), text);
                Print(second.Right, text, Sums);
                break;
            case Condition.Both both:
                Print(both.First, text);
                Print(both.Second, text.Append("<mo>∧</mo>"));
                break;
            default: throw new UnreachableException();
        }
        text.Append("</mrow>");
    }

    private static string Sign(Relation relation) => relation switch
    {
        Relation.Less => "<",
        Relation.LessOrEqual => "≤",
        Relation.Greater => ">",
        Relation.GreaterOrEqual => "≥",
        Relation.Equal => "=",
        Relation.NotEqual => "≠",
        _ => throw new UnreachableException(),
    };

    private static int Strength(Formula formula) => formula switch
    {
        Binary { Operator: Operator.Add or Operator.Subtract } => Sums,
        Binary { Operator: Operator.Divide } => Atoms,
        Binary { Operator: Operator.Power } => Powers,
        Binary or Sum { Letter: not "" } => Products,
        Negate => Signs,
        Derivative or Transpose => Powers,
        Column column => Strength(column.Operand),
        _ => Atoms,
    };
}
