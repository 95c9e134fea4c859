using System.Xml.Linq;

namespace Grading.Submissions.Formats;

/// <summary>An equation of Word's (Office MathML) in LaTeX. What it does not know is written as what it holds.</summary>
internal static class WordMath
{
    public static readonly XNamespace Namespace = "http://schemas.openxmlformats.org/officeDocument/2006/math";

    // what stands in an element without being part of the formula
    private static readonly string[] Properties =
        ["rPr", "fPr", "sSupPr", "sSubPr", "sSubSupPr", "sPrePr", "radPr", "naryPr", "dPr", "funcPr", "accPr", "barPr", "limLowPr",
            "limUppPr",
         "mPr", "eqArrPr", "groupChrPr", "boxPr", "borderBoxPr", "phantPr", "ctrlPr", "oMathParaPr", "argPr"];

    public static string Latex(XElement element) => element.Name.Namespace != Namespace ? OfOther(element) : element.Name.LocalName switch
    {
        "r" => Run(element),
        "f" => Fraction(element),
        "sSup" => MathLatex.Scripts(Child(element, "e"), "", Child(element, "sup")),
        "sSub" => MathLatex.Scripts(Child(element, "e"), Child(element, "sub"), ""),
        "sSubSup" => MathLatex.Scripts(Child(element, "e"), Child(element, "sub"), Child(element, "sup")),
        "sPre" => MathLatex.Scripts("", Child(element, "sub"), Child(element, "sup")) + Child(element, "e"),
        "rad" => MathLatex.Root(Child(element, "e"), Child(element, "deg").Trim()),
        "nary" => MathLatex.Big(Property(element, "chr") ?? "∫", Child(element, "sub"), Child(element, "sup"), Child(element, "e")),
        "func" => $"{Child(element, "fName")} {Child(element, "e")}",
        "limLow" => MathLatex.Scripts(Child(element, "e"), Child(element, "lim"), ""),
        "limUpp" => MathLatex.Scripts(Child(element, "e"), "", Child(element, "lim")),
        var name => Others(element, name),
    };

    private static string Others(XElement element, string name) => name switch
    {
        "d" => Delimited(element),
        "acc" => MathLatex.Accent(Property(element, "chr") ?? "\u0302", Child(element, "e")),
        "bar" => MathLatex.Accent("¯", Child(element, "e")),
        "m" => MathLatex.Matrix(element.Elements(Namespace + "mr").Select(row => row.Elements(Namespace + "e").Select(Inside))),
        "eqArr" => string.Join(@" \\ ", element.Elements(Namespace + "e").Select(Inside)),
        "phant" => "",
        "borderBox" when IsStruck(element) => "",
        _ when Array.IndexOf(Properties, name) >= 0 => "",
        _ => Inside(element),
    };

    private static string Inside(XElement element) => string.Concat(element.Elements().Select(Latex));

    private static string Child(XElement element, string name) => element.Element(Namespace + name) is { } child ? Inside(child) : "";

    private static string Run(XElement run) => MathLatex.Name(string.Concat(run.Elements(Namespace + "t").Select(text => text.Value)));

    private static string Fraction(XElement element)
    {
        var (above, below) = (Child(element, "num"), Child(element, "den"));
        return Property(element, "type") == "lin" ? $"({above})/({below})" : MathLatex.Fraction(above, below);
    }

    private static string Delimited(XElement element)
    {
        var between = Property(element, "sepChr") ?? "|";
        var inside = string.Join(between, element.Elements(Namespace + "e").Select(Inside));
        return MathLatex.Between(Property(element, "begChr") ?? "(", inside, Property(element, "endChr") ?? ")");
    }

    private static bool IsStruck(XElement element) => element.Element(Namespace + "borderBoxPr")?.Elements()
        .Any(property => property.Name.LocalName.StartsWith("strike", StringComparison.Ordinal)) == true;

    // A value of the element's properties: of m:naryPr/m:chr, its m:val.
    private static string? Property(XElement element, string name) =>
        element.Element(Namespace + (element.Name.LocalName + "Pr"))?.Element(Namespace + name)?.Attribute(Namespace + "val")?.Value;

    // inserted or deleted with changes tracked
    private static string OfOther(XElement element) => element.Name.LocalName is "del" or "moveFrom" ? "" : Inside(element);
}
