using System.Text.RegularExpressions;

namespace Grading.Submissions.Formats.Html;

/// <summary>MathML as WIRIS keeps it, in an attribute or, without its image, in the text: «math»«mi»x«/mi»«/math».</summary>
internal static partial class WirisText
{
    private const string Mark = "«math";

    /// <summary>Whether there is any in a text that is not a page.</summary>
    public static bool IsIn(string text) => text.Contains(Mark, StringComparison.Ordinal);

    /// <summary>The page or text with every such formula in its text as MathML; those in attributes are as they were.</summary>
    public static string AsMathMl(string html) =>
        IsIn(html) || html.Contains("&laquo;math", StringComparison.Ordinal) ? Formula().Replace(html, match => Plain(match.Value)) : html;

    /// <summary>The MathML in its usual letters.</summary>
    public static string Plain(string kept) => Signs().Replace(kept, sign => sign.Value switch
    {
        "«" or "&laquo;" => "<",
        "»" or "&raquo;" => ">",
        "¨" or "&uml;" => "\"",
        _ => "&",
    });

    [GeneratedRegex(@"(?<!=\s?[""'])(?:«|&laquo;)math\b.*?(?:«|&laquo;)/math(?:»|&raquo;)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Formula();

    [GeneratedRegex("«|»|¨|§|&(?:laquo|raquo|uml|sect);", RegexOptions.CultureInvariant)]
    private static partial Regex Signs();
}
