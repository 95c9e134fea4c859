using System.Globalization;
using System.Text;

namespace Grading.Submissions.Labels;

/// <summary>The front of a line, up to the mark that ends its label, as people see it; what they can't see was pasted with it.</summary>
internal static class LineFront
{
    private const int Longest = 100;
    private const int MostEscapes = 4;

    private const string OfFormulas = "$=^+&/";
    private const string Escaped = "()[].:_*#>-|{}`=";

    /// <summary>The line without invisible characters in its front, and with plain blanks there.</summary>
    public static string Visible(string line)
    {
        var front = line.AsSpan(0, Math.Min(Longest, line.Length));
        if (!front.ContainsAnyExceptInRange('\t', '~')) return line;
        var end = EndOfFront(front);
        if (!front[..end].ContainsAnyExceptInRange('\t', '~')) return line;
        var seen = new StringBuilder(line.Length);
        foreach (var c in front[..end])
            if (!IsInvisible(c)) seen.Append(IsBlank(c) ? ' ' : c);
        return seen.Append(line, end, line.Length - end).ToString();
    }

    // behind the mark, and what nobody sees behind that
    private static int EndOfFront(ReadOnlySpan<char> front)
    {
        var end = 0;
        while (end < front.Length && front[end] is not (':' or '：' or ')' or ']' or '}' or '=')) end++;
        if (end == front.Length) return end;
        end++;
        while (end < front.Length && (IsInvisible(front[end]) || IsBlank(front[end]))) end++;
        return end;
    }

    // U+2800, U+3164 and U+FFA0 are letters that show nothing
    private static bool IsBlank(char c) => c != '\t' && (char.IsWhiteSpace(c) || c is '\u2800' or '\u3164' or '\uFFA0');

    private static bool IsInvisible(char c) =>
        c is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or (>= '\uFE00' and <= '\uFE0F')
        || (char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control && !char.IsWhiteSpace(c));

    /// <summary>
    /// The line without the first of the backslashes that programs put before the signs of Markdown, without the first two, and so on:
    /// <c>1\. a\) x</c>.
    /// </summary>
    public static IEnumerable<string> WithoutEscapes(string line)
    {
        for (var (count, at) = (0, 0); count < MostEscapes && (at = Next(line, at)) >= 0; count++)
        {
            line = line.Remove(at, 1);
            at++;
            yield return line;
        }
    }

    private static int Next(string line, int from)
    {
        for (var i = from; i < Math.Min(Longest, line.Length - 1); i++)
        {
            if (line[i] == '\\') return Escaped.Contains(line[i + 1]) ? i : -1;
            if (OfFormulas.Contains(line[i])) return -1;
        }
        return -1;
    }

    /// <summary>Whether a line begins as a formula does, with <c>\(</c>.</summary>
    public static bool IsFormula(string line) => line.AsSpan().TrimStart() is ['\\', '(' or '[', ..];

    /// <summary>Whether a line begins with a formula, <c>\(c\)</c>, and goes on as no answer begins.</summary>
    public static bool GoesOnAsFormula(string line)
    {
        if (line.AsSpan().TrimStart() is not ['\\', '(' or '[', .. var inside]) return false;
        var end = inside.IndexOf('\\');
        return end < 0 || end + 2 >= inside.Length || inside[(end + 2)..].TrimStart() is not [var next, ..]
            || !(char.IsLetterOrDigit(next) || next is '(' or '[' or '\\' or '$' or '{' or '-' or '−');
    }
}
