using System.Net;
using System.Text.RegularExpressions;

namespace Grader.Submissions;

/// <summary>A text typed into a course system's editor, which keeps it as HTML: its lines, without marks.</summary>
internal static partial class BrowserText
{
    public static bool IsPage(string file) => Path.GetExtension(file).ToLowerInvariant() is ".html" or ".htm";

    /// <summary>The text as its author saw it. Nothing in it is run or followed.</summary>
    public static string Lines(string html)
    {
        var text = Unseen().Replace(html, "");
        text = Blanks().Replace(text, " ");
        text = LineEnd().Replace(text, "\n");
        text = Tag().Replace(text, "");
        return WebUtility.HtmlDecode(text).Replace('\u00A0', ' ');
    }

    [GeneratedRegex(@"<script\b.*?</script\s*>|<style\b.*?</style\s*>|<head\b.*?</head\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s*<(?:br\b[^>]*|/p|/div|/li|/h\d|/pre|/tr)\s*>\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LineEnd();

    // A tag begins with a letter or a slash: "a < b" is no tag.
    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
