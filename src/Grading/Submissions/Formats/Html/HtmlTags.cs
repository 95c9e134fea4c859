using System.Text;
using System.Text.RegularExpressions;

namespace Grading.Submissions.Formats.Html;

/// <summary>
/// Where there is HTML in a text, and how large it may be: decided without a library, so that none is loaded where there is none.
/// </summary>
internal static partial class HtmlTags
{
    /// <summary>A longer page is for a person; pictures that are part of the page don't count.</summary>
    public const int MostCharacters = 512 * 1024;

    private const int Deepest = 150;
    private const int MostOpenStyles = 8;

    // These end by themselves where the next one begins, or hold nothing.
    private static readonly HashSet<string> NeverDeep = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li", "link", "meta", "option", "p",
        "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    };

    // Those that are opened again in each paragraph until they are closed.
    private static readonly HashSet<string> Styles = new(StringComparer.OrdinalIgnoreCase)
        { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" };

    /// <summary>Whether a text that is not a page holds a tag of HTML.</summary>
    public static bool IsIn(string text)
    {
        if (WirisText.IsIn(text)) return true;
        if (!text.Contains('<')) return false;
        var closed = ClosedLetters(text);
        foreach (var match in Known().EnumerateMatches(text))
            if (IsMeant(text, match.Index, closed)) return true;
        return false;
    }

    // a<b>c compares; a tag of one letter is one only where something closes it; /// <summary> is a remark in C#
    private static bool IsMeant(string text, int at, string closed) =>
        (!char.IsAsciiLetter(text[at + 1]) || char.IsAsciiLetterOrDigit(text[at + 2])
            || closed.Contains(char.ToLowerInvariant(text[at + 1]))) && !IsRemark(text.AsSpan(0, at));

    private static bool IsRemark(ReadOnlySpan<char> before) =>
        before[(before.LastIndexOfAny('\n', '\r') + 1)..].TrimStart().StartsWith("///", StringComparison.Ordinal);

    private static string ClosedLetters(string text)
    {
        var letters = "";
        foreach (var match in ClosedLetter().EnumerateMatches(text))
            if (!letters.Contains(char.ToLowerInvariant(text[match.Index + 2]))) letters += char.ToLowerInvariant(text[match.Index + 2]);
        return letters;
    }

    /// <summary>The text with every &lt; that begins no tag as what it shows, so that "a &lt; b" loses nothing.</summary>
    public static string Escaped(string text, bool isPage)
    {
        var last = text.LastIndexOf('>');
        var closed = isPage ? "" : ClosedLetters(text);
        var escaped = new StringBuilder(text.Length + 64);
        for (var i = 0; i < text.Length; i++)
        {
            var isTag = text[i] != '<' || (i < last && (isPage
                ? BeginsTag(text, i) : KnownHere().IsMatch(text, i) && IsMeant(text, i, closed)));
            if (isTag) escaped.Append(text[i]);
            else escaped.Append("&lt;");
        }
        return escaped.ToString();
    }

    private static bool BeginsTag(string text, int at) =>
        at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '?');

    /// <summary>The page without the bytes of pictures in it.</summary>
    public static string WithoutEmbedded(string page) => page.Contains("data:", StringComparison.OrdinalIgnoreCase)
        ? Embedded().Replace(page, "data:")
        : page;

    /// <summary>Whether its elements lie in each other deeper than any editor puts them: what reads a page takes long for that.</summary>
    public static bool IsTooDeep(string page)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var (depth, styles) = (0, 0);
        foreach (var match in Any().EnumerateMatches(page))
        {
            var tag = page.AsSpan(match.Index + 1, match.Length - 1);
            var isEnd = tag[0] == '/';
            var name = tag.TrimStart('/').ToString();
            if (NeverDeep.Contains(name)) continue;
            var count = open.GetValueOrDefault(name);
            if (isEnd && count == 0) continue;
            open[name] = count + (isEnd ? -1 : 1);
            depth += isEnd ? -1 : 1;
            if (Styles.Contains(name)) styles += isEnd ? -1 : 1;
            if (depth > Deepest || styles > MostOpenStyles) return true;
        }
        return false;
    }

    /// <summary>Whether anything but tags stands in it, seen or not.</summary>
    public static bool HasText(string text) => !string.IsNullOrWhiteSpace(System.Net.WebUtility.HtmlDecode(AnyWhole().Replace(text, "")));

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex AnyWhole();

    private const string Names = "a|abbr|address|article|b|big|blockquote|body|br|center|code|col|dd|del|details|div|dl|dt|em|figure|font|footer"
        + "|form|h[1-6]|head|header|hr|html|i|img|ins|kbd|li|main|mark|math|meta|mjx-container|nobr|ol|p|pre|q|s|samp|script|section|small|span"
        + "|strike|strong|style|sub|summary|sup|table|tbody|td|th|thead|title|tr|tt|u|ul|var|wbr"
        + "|m(?:row|i|n|o|s|frac|sup|sub|subsup|sqrt|root|text|fenced|style|over|under|underover|table|tr|td|space|padded|enclose)"
        + "|semantics";

    // a name that goes on like no formula: with > or an attribute
    [GeneratedRegex($@"<(?:/(?:{Names})\s?>|(?:{Names})(?:\s?/?>|\s+[a-zA-Z-]+\s?=\s?[""']))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    [GeneratedRegex($@"\G<(?:/(?:{Names})\s?>|(?:{Names})(?:\s?/?>|\s+[a-zA-Z-]+\s?=\s?[""']))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KnownHere();

    [GeneratedRegex(@"</[a-zA-Z]\s?>", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex ClosedLetter();

    [GeneratedRegex("</?[a-zA-Z][a-zA-Z0-9-]{0,30}", RegexOptions.CultureInvariant)]
    private static partial Regex Any();

    [GeneratedRegex(@"data:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=\s]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Embedded();
}
