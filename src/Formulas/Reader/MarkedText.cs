using System.Text;

namespace Formulas.Reader;

/// <summary>
/// The line of an answer that a sentence speaks of, with a mark at the place; and the beginning of what is too long to be quoted.
/// </summary>
public static class MarkedText
{
    private const int Before = 60, After = 20, Longest = 60;

    /// <summary>The beginning of a text that can be as long as an answer.</summary>
    public static string Cut(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";

    /// <summary>The sentence with the line it speaks of and a mark below the place.</summary>
    public static string Below(string sentence, string answer, int place, int length)
    {
        var start = Math.Clamp(place, 0, answer.Length);
        var (lineStart, lineEnd) = LineAt(answer, start);
        var from = Math.Max(lineStart, start - Before);
        var to = Math.Min(lineEnd, Math.Max(start + Math.Min(length, Longest), start) + After);
        var text = new StringBuilder(sentence).Append("\n    ").Append(answer[from..to].Replace('\t', ' ')).Append("\n    ");
        return text.Append(' ', start - from).Append('^', Math.Max(1, Math.Min(length, to - start))).ToString();
    }

    /// <summary>The line before, at and after the place; the script of the page cuts it in the same way.</summary>
    public static (string Before, string Marked, string After) Within(string answer, int place, int length)
    {
        var start = Math.Clamp(place, 0, answer.Length);
        var (lineStart, lineEnd) = LineAt(answer, start);
        var end = Math.Clamp(start + Math.Max(1, length), start, answer.Length);
        end = Math.Min(end, Math.Max(start, lineEnd));
        var marked = answer[start..end];
        var behind = answer[end..Math.Min(Math.Max(end, lineEnd), end + After)];
        return (answer[Math.Max(lineStart, start - Before)..start], marked.Length == 0 ? "\u00A0" : marked, behind);
    }

    private static (int Start, int End) LineAt(string text, int place)
    {
        var start = place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;
        var end = text.IndexOf('\n', place);
        return (start, end < 0 ? text.Length : end);
    }
}
