using System.Diagnostics;
using System.Net;
using System.Text;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>
/// Formulas as presentation MathML, which browsers draw without a library. Everything that comes from an answer is escaped.
/// </summary>
public static class MathMLPrinter
{
    /// <summary>So many signs beside each other fit on a phone of 320 pixels, beside what stands in a line of its own.</summary>
    public const int WidestPiece = 18;

    private const string InvisibleTimes = "\u2062", FunctionApplication = "\u2061";

    private static readonly char[] Digits = "0123456789".ToCharArray();

    private static readonly Notation MathML = new();

    /// <summary>The class of what is pointed out.</summary>
    public const string Differs = "differs";

    /// <summary>A whole <c>&lt;math&gt;</c> element.</summary>
    public static string Print(Formula formula) => Print(formula, MathML);

    /// <summary>The same with some of its nodes pointed out.</summary>
    public static string Print(Formula formula, IReadOnlySet<Formula> differing) => Print(formula, new Notation { Differing = differing });

    private static string Print(Formula formula, Notation notation)
    {
        var text = new StringBuilder("<math>");
        new Writer(notation, text).Write(formula);
        return text.Append("</math>").ToString();
    }

    /// <summary>
    /// One <c>&lt;math&gt;</c> element for each term of the outermost sum, the sign before it, and one for each factor where a term or a
    /// bracket is wide: between them a long formula goes on in the next line.
    /// </summary>
    public static string PrintPieces(Formula formula) => PrintPieces(formula, MathML);

    /// <summary>The same with some of its nodes pointed out; what is pointed out stays in one piece.</summary>
    public static string PrintPieces(Formula formula, IReadOnlySet<Formula> differing) =>
        PrintPieces(formula, new Notation { Differing = differing });

    private static string PrintPieces(Formula formula, Notation notation)
    {
        var text = new StringBuilder();
        WritePieces(new(formula, Strength.None, "", ""), notation, text);
        return text.ToString();
    }

    // A formula in its place, and what belongs to it on its left and right: signs, brackets.
    private readonly record struct Piece(Formula Formula, int Within, string Before, string After);

    private static void WritePieces(Piece piece, Notation notation, StringBuilder text)
    {
        var (formula, within, before, after) = piece;
        var isBracketed = Strength.Of(formula, isTypeset: true) < within;
        var isWhole = notation.IsPointedOut(formula) || IsWhole(formula, isBracketed);
        if (isBracketed) (before, after) = ($"{before}{Bracket('(', isTall: false)}", $"{Bracket(')', isTall: false)}{after}");
        switch (formula)
        {
            case Binary { Operator: not (Operator.Divide or Operator.Power) } joined when !isWhole:
                WritePieces(new(joined.Left, Strength.Within(joined, 0, isTypeset: true), before, ""), notation, text);
                WritePieces(new(joined.Right, Strength.Within(joined, 1, isTypeset: true), Infix(joined), after), notation, text);
                break;
            case Negate { Operand: var operand } when !isWhole:
                WritePieces(new(operand, Strength.Signs, $"{before}<mo form=\"prefix\">−</mo>", after), notation, text);
                break;
            case Sum { Letter: not "" } sum when !isWhole && Labelled.Of(sum) is null:
                WritePieces(new(sum.Body, Strength.Products, before + Head(sum), after), notation, text);
                break;
            default:
                text.Append("<math>").Append(piece.Before);
                new Writer(notation, text).Write(formula, within);
                text.Append(piece.After).Append("</math>");
                break;
        }
    }

    // Brackets of their own height can't be in different elements; a sum that stands free always goes on in the next line.
    private static bool IsWhole(Formula formula, bool isBracketed) =>
        isBracketed && IsTall(formula)
        || (isBracketed || formula is not Binary { Operator: Operator.Add or Operator.Subtract }) && !IsWide(formula);

    private static string Infix(Binary joined) => $"<mo form=\"infix\">{Sign(joined)}</mo>";

    // Wider than a phone shows beside other things, as far as the signs of plain text tell.
    private static bool IsWide(Formula formula) => PlainPrinter.Print(formula).Length > WidestPiece;

    private static string Element(string element, string content) => Tagged(element, WebUtility.HtmlEncode(content));

    // What grows with its content; anything else is as high as a letter, and so are the brackets around it.
    private static bool IsTall(Formula formula) => Walks.First(formula, TallNode) is not null;

    private static readonly Func<Formula, bool> TallNode = node => node is Binary { Operator: Operator.Divide } or Derivative or Slope
        or Choose || (node is Sum { Letter: not "" } && Labelled.Of(node) is null);

    private static string Bracket(char sign, bool isTall) => isTall ? $"<mo>{sign}</mo>" : $"<mo stretchy=\"false\">{sign}</mo>";

    // z_46: the letter and its number
    private static (string Letters, string Below) Parts(Symbol symbol)
    {
        var name = symbol.Quantity.Name;
        var letters = symbol.Quantity.IsScalar ? name.TrimEnd(Digits) : name;
        return (letters, letters.Length < name.Length ? Element("mn", name[letters.Length..]) : Subscripts(symbol));
    }

    // w_46, w_jk, a_j^{l-1}
    private static string Of(Symbol symbol)
    {
        var (letters, below) = Parts(symbol);
        var above = symbol.Layer is { } layer ? Of(layer) : "";
        var element = (below, above) switch { ("", "") => "mrow", ("", _) => "msup", (_, "") => "msub", _ => "msubsup" };
        return $"<{element}>{Element("mi", letters)}{below}{above}</{element}>";
    }

    private static string Subscripts(Symbol symbol)
    {
        if (symbol.Subscripts.IsEmpty) return "";
        var separator = symbol.Subscripts.All(IsShort) ? "" : "<mo>,</mo>";
        return $"<mrow>{string.Join(separator, symbol.Subscripts.Select(Subscript))}</mrow>";
    }

    private static bool IsShort(Index index) => index.IsNumber || index is { IsPlain: true, Offset: 0, Letter.Length: <= 1 };

    // a label has its own: y_n, y^t
    private static string Subscript(Index index) => index.Letter.Split('_', '^') is [var letter, var own]
        ? Tagged(index.Letter[letter.Length] == '_' ? "msub" : "msup", Element("mi", letter) + Element("mi", own))
        : Element(index.IsNumber ? "mn" : "mi", $"{index}");

    private static string Tagged(string element, string content) => $"<{element}>{content}</{element}>";

    private static string Of(Index index)
    {
        if (index.IsNumber || index.Offset == 0) return Element(index.IsNumber ? "mn" : "mi", $"{index}");
        var sign = Element("mo", index.Offset > 0 ? "+" : "−");
        return $"<mrow>{Element("mi", index.Letter)}{sign}{Element("mn", $"{Math.Abs(index.Offset)}")}</mrow>";
    }

    private static Pieces Of(Binary binary) => binary.Operator switch
    {
        Operator.Divide => new("<mfrac><mrow>", "</mrow><mrow>", "</mrow></mfrac>"),
        Operator.Power => new("<msup><mrow>", "</mrow><mrow>", "</mrow></msup>"),
        _ => new("<mrow>", Element("mo", Sign(binary)), "</mrow>"),
    };

    private static string Sign(Binary binary) => binary.Operator switch
    {
        Operator.Add => "+",
        Operator.Subtract => "−",
        Operator.Multiply or Operator.MatrixProduct or Operator.Juxtaposed =>
            binary.Right is Number or Binary { Operator: Operator.Power, Left: Number } ? "·" : InvisibleTimes,
        Operator.Dot => "·",
        Operator.Hadamard => "⊙",
        Operator.Outer or Operator.Tensor => "⊗",
        _ => throw new UnreachableException(),
    };

    private static Pieces Of(Call call) => call switch
    {
        { Function.Name: "sqrt", Order: 0 } => new("<msqrt>", "", "</msqrt>"),
        { Function.Name: "abs", Order: 0 } => new($"<mrow>{Bracket('|', IsTall(call))}", "", $"{Bracket('|', IsTall(call))}</mrow>"),
        _ => Application(call.Function.Name, IsTall(call), call.Order),
    };

    // primes as statements have them: raised by themselves, so that the letter stays a letter
    private static Pieces Application(string name, bool isTall, int order = 0) => new(
        $"<mrow>{Element("mi", name)}{(order > 0 ? $"<mo lspace=\"0.05em\" rspace=\"0\">{new string('′', order)}</mo>" : "")}"
            + $"<mo>{FunctionApplication}</mo><mrow>{Bracket('(', isTall)}",
        "<mo>,</mo>", $"{Bracket(')', isTall)}</mrow></mrow>");

    // the sign of a sum with what stands below and above it
    private static string Head(Sum sum)
    {
        var letter = Element("mi", sum.Letter);
        var word = sum.By switch { Reduction.Add => "∑", Reduction.Multiply => "∏", _ => PlainPrinter.Word(sum.By) };
        return sum.Range is SumRange.Between between
            ? $"<munderover><mo>{word}</mo><mrow>{letter}<mo>=</mo>{Of(between.First)}</mrow><mrow>{Last(between)}</mrow></munderover>"
            : $"<munder><mo>{word}</mo><mrow>{letter}</mrow></munder>";
    }

    private static string Last(SumRange.Between between)
    {
        var last = between.SizeOf is { } axis
            ? SizeName(axis)
            : between.Last is { } index ? Of(index)
            : Element("mi", "n");
        return between.Short > 0 ? $"{last}<mo>−</mo>{Element("mn", $"{between.Short}")}" : last;
    }

    private static string OfNumber(Formula leaf) => leaf is Extent size ? SizeName(size.Axis) : Of(((Position)leaf).Index);

    private static string SizeName(Axis axis) =>
        axis.Layer is { } layer ? $"<msub><mi>n</mi>{Of(layer)}</msub>" : Element("mi", PlainPrinter.SizeName(axis));

    private sealed class Notation : INotation
    {
        public IReadOnlySet<Formula>? Differing { get; init; }

        public bool IsTypeset => true;

        public bool IsPointedOut(Formula formula) => Differing?.Contains(formula) is true;

        public Pieces Highlight(Formula formula) =>
            IsPointedOut(formula) ? new($"<mrow class=\"{Differs}\">", "", "</mrow>") : default;

        public Pieces Brackets(Formula content)
        {
            var isTall = IsTall(content);
            return new($"<mrow>{Bracket('(', isTall)}", "", $"{Bracket(')', isTall)}</mrow>");
        }

        // z_6^2: number and exponent stand above each other
        public Pieces? Raised(Formula basis) => basis is Symbol { Layer: null } symbol && Parts(symbol) is { Below: not "" } parts
            ? new($"<msubsup>{Element("mi", parts.Letters)}{parts.Below}<mrow>", "", "</mrow></msubsup>")
            : null;

        public Pieces Iverson => new($"<mrow>{Bracket('[', isTall: false)}", "", $"{Bracket(']', isTall: false)}</mrow>");

        public Pieces Cases => new(
            "<mrow><mo>{</mo><mtable><mtr><mtd>",
            "</mtd><mtd>",
            "</mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable></mrow>",
            "</mtd></mtr><mtr><mtd>");

        public Pieces Conditions => new("<mrow>", "<mo>∧</mo>", "</mrow>");

        public string Sign(Relation relation) => relation switch
        {
            Relation.Less => "<mo>&lt;</mo>",
            Relation.LessOrEqual => "<mo>≤</mo>",
            Relation.Greater => "<mo>&gt;</mo>",
            Relation.GreaterOrEqual => "<mo>≥</mo>",
            Relation.Equal => "<mo>=</mo>",
            Relation.NotEqual => "<mo>≠</mo>",
            _ => throw new UnreachableException(),
        };

        public void Index(Index index, StringBuilder text) => text.Append(MathMLPrinter.Of(index));

        public void Leaf(Formula leaf, StringBuilder text) => text.Append(leaf switch
        {
            Number number => Element("mn", number.Digits),
            Constant constant => Element("mi", constant.Name == "pi" ? "π" : constant.Name),
            Symbol symbol => MathMLPrinter.Of(symbol),
            Position or Extent => OfNumber(leaf),
            Derivative derivative =>
                $"<mfrac><mrow><mo>∂</mo>{MathMLPrinter.Of(derivative.Of)}</mrow><mrow><mo>∂</mo>{MathMLPrinter.Of(derivative.With)}</mrow></mfrac>",
            _ => throw new UnreachableException(),
        });

        public Pieces Of(Formula formula) => formula switch
        {
            Binary binary => MathMLPrinter.Of(binary),
            Negate => new("<mrow><mo>−</mo>", "", "</mrow>"),
            Slope { Of: Symbol } slope => new(
                "<mfrac><mrow><mo>∂</mo>", "", $"</mrow><mrow><mo>∂</mo>{MathMLPrinter.Of(slope.With)}</mrow></mfrac>"),
            Slope slope => new(
                $"<mrow><mfrac><mo>∂</mo><mrow><mo>∂</mo>{MathMLPrinter.Of(slope.With)}</mrow></mfrac>", "", "</mrow>"),
            Call call => MathMLPrinter.Of(call),
            Sum { Letter: "" } => Application("sum", IsTall(formula)),
            Sum sum => new($"<mrow>{Head(sum)}", "", "</mrow>"),
            Transpose => new("<msup><mrow>", "", "</mrow><mo>⊤</mo></msup>"),
            Diagonal => Application("diag", IsTall(formula)),
            _ => throw new UnreachableException(),
        };
    }
}
