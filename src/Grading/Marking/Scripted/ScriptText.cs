using System.Text;
using System.Text.RegularExpressions;

namespace Grading.Marking.Scripted;

/// <summary>A script as a text, as far as that is looked at without a compiler.</summary>
internal static partial class ScriptText
{
    /// <summary>The signs and words of a script, whatever stands between them.</summary>
    public static string Tokens(string code) => string.Join(' ', Token().Matches(WithoutComments(code)).Select(token => token.Value));

    /// <summary>The script without its comments, all else where it was.</summary>
    public static string WithoutComments(string code)
    {
        var text = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length;)
        {
            var end = EndOfPart(code, i);
            var isComment = code[i] == '/' && end > i + 1;
            for (; i < end; i++) text.Append(isComment && code[i] is not ('\n' or '\r') ? ' ' : code[i]);
        }
        return text.ToString();
    }

    // Of a comment, of a text (on one line, nothing in it is escaped) or of a sign: what stands there first is what it is.
    private static int EndOfPart(string code, int start)
    {
        var rest = code.AsSpan(start);
        var length = rest switch
        {
            ['/', '/', ..] => rest.IndexOfAny('\n', '\r'),
            ['/', '*', ..] => rest[2..].IndexOf("*/", StringComparison.Ordinal) is >= 0 and var inside ? inside + 4 : -1,
            ['"', ..] => rest[1..].IndexOfAny('"', '\n', '\r') + 2,
            _ => 1,
        };
        return length <= 0 ? code.Length : Math.Min(code.Length, start + length);
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*|[0-9.][\w.]*|\S", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
