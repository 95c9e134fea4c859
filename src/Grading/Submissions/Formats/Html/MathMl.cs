using AngleSharp.Dom;

namespace Grading.Submissions.Formats.Html;

/// <summary>A formula in MathML in LaTeX. What it does not know is written as what it holds.</summary>
internal static class MathMl
{
    private static readonly string[] Big = ["∑", "∏", "∫", "lim", "max", "min", "⋃", "⋂"];

    public static string Latex(IElement element) => element.LocalName switch
    {
        "mi" => MathLatex.Name(Text(element)),
        "mo" => MathLatex.Name(Text(element)),
        "mn" => Text(element),
        "mtext" or "ms" => OfText(Text(element)),
        "mspace" => " ",
        "mphantom" or "annotation" or "annotation-xml" or "none" or "mprescripts" => "",
        "mfrac" => Fraction(element),
        "msup" => MathLatex.Scripts(Child(element, 0), "", Child(element, 1)),
        "msub" => MathLatex.Scripts(Child(element, 0), Child(element, 1), ""),
        "msubsup" => MathLatex.Scripts(Child(element, 0), Child(element, 1), Child(element, 2)),
        "msqrt" => MathLatex.Root(Inside(element), ""),
        "mroot" => MathLatex.Root(Child(element, 0), Child(element, 1)),
        var name => Others(element, name),
    };

    private static string Others(IElement element, string name) => name switch
    {
        "munder" => MathLatex.Scripts(Child(element, 0), Child(element, 1), ""),
        "mover" => Over(element),
        "munderover" => MathLatex.Scripts(Child(element, 0), Child(element, 1), Child(element, 2)) + " ",
        "mfenced" => Fenced(element),
        "mtable" => MathLatex.Matrix(element.Children.Select(row => row.Children.Select(Inside))),
        "semantics" => Annotated(element),
        "menclose" when element.GetAttribute("notation")?.Contains("strike", StringComparison.Ordinal) == true => "",
        _ => Inside(element),
    };

    private static string Inside(IElement element) => string.Concat(element.Children.Select(Latex));

    private static string Child(IElement element, int at) => at < element.Children.Length ? Latex(element.Children[at]).Trim() : "";

    private static string Text(IElement element) => element.TextContent.Trim();

    private static string OfText(string text) =>
        text.Trim('\u00A0', ' ').Length == 0 ? " " : text.Any(char.IsLetter) ? $@"\text{{{text}}}" : text;

    private static string Fraction(IElement element) => element.GetAttribute("bevelled") == "true"
        ? $"({Child(element, 0)})/({Child(element, 1)})"
        : MathLatex.Fraction(Child(element, 0), Child(element, 1));

    private static string Over(IElement element)
    {
        var below = element.Children.Length > 0 ? element.Children[0].TextContent.Trim() : "";
        var sign = element.Children.Length > 1 ? element.Children[1].TextContent.Trim() : "";
        return Array.IndexOf(Big, below) >= 0
            ? MathLatex.Scripts(Child(element, 0), "", Child(element, 1)) : MathLatex.Accent(sign, Child(element, 0));
    }

    private static string Fenced(IElement element)
    {
        var separators = (element.GetAttribute("separators") ?? ",").Trim();
        var inside = string.Join(separators.Length > 0 ? separators[..1] : "", element.Children.Select(Latex));
        return MathLatex.Between(element.GetAttribute("open") ?? "(", inside, element.GetAttribute("close") ?? ")");
    }

    // The LaTeX that it was made from says best what was meant.
    private static string Annotated(IElement element) =>
        element.Children.FirstOrDefault(child => child.GetAttribute("encoding")?.Contains("tex",
            StringComparison.OrdinalIgnoreCase) == true) is { } tex
            ? tex.TextContent.Trim()
            : Child(element, 0);
}
