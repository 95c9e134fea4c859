using AngleSharp.Dom;

namespace Grading.Submissions.Formats.Html;

/// <summary>The formula that an element shows, in LaTeX: an image of an editor's, MathML, what a page's typesetter was given.</summary>
internal static class HtmlFormulas
{
    // the classes by which editors know their own images of formulas
    private static readonly string[] OfEditors = ["equation_image", "texrender", "wirisformula", "mathimage", "latex", "tex", "math",
        "mwe-math-fallback-image-inline"];

    /// <summary>The formula in an image; null where it shows something else.</summary>
    public static string? OfImage(IElement image, Func<string, IElement?> parse)
    {
        if (Given(image, "data-equation-content") is { } content) return content;
        if (Given(image, "data-latex") is { } latex) return latex;
        if (Given(image, "data-mathml") is { } kept && parse(WirisText.Plain(kept)) is { } math) return MathMl.Latex(math);
        return OfAlternative(image) ?? OfAddress(image.GetAttribute("src") ?? "");
    }

    private static string? OfAlternative(IElement image)
    {
        const string mark = "LaTeX:";
        var alternative = Given(image, "alt");
        if (alternative is null) return null;
        if (alternative.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return alternative[mark.Length..].Trim();
        return image.ClassList.Any(name => OfEditors.Contains(name.ToLowerInvariant())) ? alternative : null;
    }

    // .../equation_images/%255Cfrac%257B1%257D%257B2%257D   https://latex.codecogs.com/gif.latex?%5Cfrac...
    private static string? OfAddress(string address)
    {
        foreach (var mark in new[] { "/equation_images/", "latex.codecogs.com/", "/filter/tex/pix.php?", "mimetex.cgi?", "mathtex.cgi?" })
        {
            var at = address.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var kept = address[(at + mark.Length)..];
            if (kept.Contains('?') && mark.StartsWith("latex", StringComparison.Ordinal)) kept = kept[(kept.IndexOf('?',
                StringComparison.Ordinal) + 1)..];
            else if (mark[1] == 'e') kept = kept.Split('?')[0];
            var plain = Uri.UnescapeDataString(Uri.UnescapeDataString(kept));
            return plain.Contains('\\') || plain.Contains('=') || plain.Contains('^') || plain.Contains('_') ? plain : null;
        }
        return null;
    }

    private static string? Given(IElement element, string name) =>
        element.GetAttribute(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>What a script for a typesetter holds; null for other scripts.</summary>
    public static string? OfScript(IElement script) =>
        script.GetAttribute("type")?.StartsWith("math/tex", StringComparison.OrdinalIgnoreCase) == true ? script.TextContent.Trim() : null;

    /// <summary>
    /// What a typesetter has drawn and says of itself, where the page does not keep what it was given; null for anything else.
    /// </summary>
    public static string? OfTypesetter(IElement element, Func<string, IElement?> parse)
    {
        if (!element.ClassList.Contains("MathJax") && element.LocalName != "mjx-container") return null;
        if (element.LocalName == "mjx-container") return element.QuerySelector("math") is null ? "?" : null;
        if (element.NextElementSibling is { LocalName: "script" }
            || element.ParentElement?.NextElementSibling is { LocalName: "script" }) return null;
        return Given(element, "data-mathml") is { } kept && parse(kept) is { } math ? MathMl.Latex(math) : "?";
    }
}
