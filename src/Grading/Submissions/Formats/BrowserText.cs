using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Grading.Submissions.Formats;

/// <summary>
/// A text typed into a course system's editor, which keeps it as HTML: its lines, without marks. Takes time in proportion to its length.
/// </summary>
internal static partial class BrowserText
{
    // What begins so is not seen up to what ends it.
    private static readonly (string Start, string End)[] Unseen =
        [("<!--", "-->"), ("<script", "</script"), ("<style", "</style"), ("<head", "</head")];

    public static bool IsPage(string file) => Path.GetExtension(file).ToLowerInvariant() is ".html" or ".htm";

    /// <summary>The text as its author saw it: raised and lowered characters as ^{…} and _{…}. Nothing in it is run or followed.</summary>
    public static string Lines(string html)
    {
        var text = Blanks().Replace(Seen(html), " ");
        text = LineEnd().Replace(text, "\n");
        text = Raised().Replace(text, match => $"{Mark(match.Groups["way"].ValueSpan)}{{{match.Groups["text"].Value}}}");
        text = Tag().Replace(text, "");
        return WebUtility.HtmlDecode(text).Replace('\u00A0', ' ');
    }

    private static char Mark(ReadOnlySpan<char> way) => way is "sup" or "SUP" ? '^' : '_';

    private static string Seen(string html)
    {
        var seen = new StringBuilder();
        var at = 0;
        for (var next = html.IndexOf('<'); next >= 0; next = html.IndexOf('<', next + 1))
        {
            if (EndOfUnseen(html, next) is not { } end) continue;
            seen.Append(html, at, next - at);
            at = end;
            next = at - 1;
        }
        return seen.Append(html, at, html.Length - at).ToString();
    }

    // Behind what begins at this place and is not seen; null where what begins there is seen.
    private static int? EndOfUnseen(string html, int at)
    {
        foreach (var (start, end) in Unseen)
            if (Begins(html, at, start)) return Behind(html, html.IndexOf(end, at + start.Length, StringComparison.OrdinalIgnoreCase));
        return null;
    }

    // "<header>" is no head
    private static bool Begins(string html, int at, string start)
    {
        if (!html.AsSpan(at).StartsWith(start, StringComparison.OrdinalIgnoreCase)) return false;
        var next = at + start.Length;
        return start[1] == '!' || next == html.Length || !char.IsAsciiLetterOrDigit(html[next]);
    }

    // what is never closed hides all the rest, as in a browser
    private static int Behind(string html, int close) =>
        close >= 0 && html.IndexOf('>', close) is >= 0 and var end ? end + 1 : html.Length;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@" ?<(?:br\b[^<>]*|/p|/div|/li|/h\d|/pre|/tr)\s?> ?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"<(?<way>sub|sup)\b[^<>]*>(?<text>[^<>]*)</\k<way>\s?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Raised();

    // A tag begins with a letter or a slash: "a < b" is no tag.
    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
