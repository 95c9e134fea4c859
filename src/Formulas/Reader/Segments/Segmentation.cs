using System.Collections.Immutable;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Segments;

/// <summary>
/// Cuts a text at the delimiters of mathematics: they are the evidence of what is a formula and what is not. A delimiter that is never
/// closed delimits nothing, and so a broken display spoils nothing but itself.
/// </summary>
public static class Segmentation
{
    private const string Begin = @"\begin{";

    /// <summary>The stretches of a text in order; empty where it has no delimiters.</summary>
    public static ImmutableArray<Segment> Of(string text) => HasDelimiter(text) ? Cut(text) : [];

    private static bool HasDelimiter(ReadOnlySpan<char> text) => MayHaveDelimiter(text) && HasDelimiterAtCommands(text);

    // Most answers have none.
    private static bool MayHaveDelimiter(ReadOnlySpan<char> text) =>
        text.Contains('$') || text.Contains("\\[", StringComparison.Ordinal) || text.Contains("\\(", StringComparison.Ordinal)
        || text.Contains(Begin, StringComparison.Ordinal);

    // From one command to the next, since \\[1ex] is none.
    private static bool HasDelimiterAtCommands(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('$', '\\') is >= 0 and var next)
        {
            if (text[next] == '$') return true;
            if (next + 1 == text.Length) return false;
            if (text[next + 1] is '[' or '(' || text[next + 1] == Begin[1] && text[next..].StartsWith(Begin)) return true;
            text = text[(next + 2)..];
        }
        return false;
    }

    private static ImmutableArray<Segment> Cut(string text)
    {
        var (outside, at) = (0, 0);
        ImmutableArray<Segment>.Builder? segments = null;
        while (text.AsSpan(at).IndexOfAny('$', '\\') is >= 0 and var next)
        {
            at = AfterWords(text, at + next);
            if (at >= text.Length || text[at] is not ('$' or '\\')) continue;
            if (Delimited(text, at) is not var (segment, end))
            {
                at += text[at] == '\\' ? Math.Min(2, text.Length - at) : 1;
                continue;
            }
            segments ??= ImmutableArray.CreateBuilder<Segment>();
            if (at > outside) segments.Add(new(SegmentKind.Text, outside, at));
            segments.Add(segment);
            outside = at = end;
        }
        if (segments is null) return [];
        if (outside < text.Length) segments.Add(new(SegmentKind.Text, outside, text.Length));
        return segments.ToImmutable();
    }

    // Behind \text{…}, whose own delimiters are within a formula.
    private static int AfterWords(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith(@"\text{") && !text.AsSpan(at).StartsWith(@"\mbox{")) return at;
        var depth = 0;
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return i + 1;
        }
        return text.Length;
    }

    // What a delimiter at that place opens, and where the text goes on behind it.
    private static (Segment Segment, int End)? Delimited(string text, int at) => text.AsSpan(at) switch
    {
        ['$', '$', ..] => Between(text, SegmentKind.Display, at + 2, "$$"),
        ['$', ..] => Between(text, SegmentKind.Inline, at + 1, "$"),
        ['\\', '[', ..] when !IsEscaped(text, at) => Between(text, SegmentKind.Display, at + 2, @"\]"),
        ['\\', '(', ..] when !IsEscaped(text, at) => Between(text, SegmentKind.Inline, at + 2, @"\)"),
        ['\\', 'b', ..] => Environment(text, at),
        _ => null,
    };

    // w\[4\]\[6\] and 2\(z6^2 - t\) have brackets that a converter has escaped: they hang at what stands before, or the formula goes on
    // behind them. **\(2t\)** is emphasised.
    private static bool IsEscaped(string text, int at) => !IsEmphasised(text, at) && (HangsAt(text, at) || GoesOn(text, at));

    private static bool HangsAt(string text, int at) =>
        at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is ']' or ')' or '}' or '\'' or '*' or '/' or '+' or '-' or '^');

    private static bool IsEmphasised(string text, int at)
    {
        var first = at;
        while (first > 0 && text[first - 1] == '*') first--;
        return first < at && (first == 0 || char.IsWhiteSpace(text[first - 1]));
    }

    // \(z6^2 - t\)\*2/z6^3 has them as well: the formula goes on behind the closing one.
    private static bool GoesOn(string text, int open)
    {
        var (opening, closing) = (text[open + 1], text[open + 1] == '(' ? ')' : ']');
        var depth = 0;
        for (var at = open; at + 1 < text.Length; at++)
        {
            if (text[at] != '\\') continue;
            depth += text[at + 1] == opening ? 1 : text[at + 1] == closing ? -1 : 0;
            at++;
            if (depth == 0) return IsOperator(text.AsSpan(at + 1));
        }
        return false;
    }

    private static bool IsOperator(ReadOnlySpan<char> behind) => behind switch
    {
        ['^' or '_' or '\'' or '(' or '[' or '*' or '/' or '+', ..] or ['\\', '(' or '[' or '*' or '+' or '-' or '^' or '_' or '/', ..] =>
            true,
        [' ', '*' or '/' or '+', ..] or [' ', '\\', '*' or '+' or '-' or '/', ..] => true,
        _ => false,
    };

    private static (Segment Segment, int End)? Between(string text, SegmentKind kind, int start, string close)
    {
        var end = start;
        while (true)
        {
            end = text.IndexOf(close, end, StringComparison.Ordinal);
            if (end < 0) return null;
            if (text[end - 1] != '\\' || close[0] == '\\') break; // \$ is a sign
            end++;
        }
        // a paragraph ends what is written in a line
        if (kind == SegmentKind.Inline && (end == start || HasBlankLine(text.AsSpan(start, end - start)))) return null;
        return (new(kind, start, end), end + close.Length);
    }

    private static bool HasBlankLine(ReadOnlySpan<char> text)
    {
        for (var newLine = text.IndexOf('\n'); newLine >= 0; newLine = text.IndexOf('\n'))
        {
            text = text[(newLine + 1)..];
            var rest = text.TrimStart(" \t\r");
            if (rest.Length > 0 && rest[0] == '\n') return true;
        }
        return false;
    }

    // \begin{align} … \end{align}; its own delimiters stay, for what stands between them reads them.
    private static (Segment Segment, int End)? Environment(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith(Begin)) return null;
        var from = at + Begin.Length;
        var to = text.IndexOf('}', from);
        if (to < 0 || !Environments.IsDisplay(text.AsSpan(from, to - from))) return null;
        var close = $@"\end{{{text[from..to]}}}";
        var end = text.IndexOf(close, to, StringComparison.Ordinal);
        return end < 0 ? null : (new(SegmentKind.Display, at, end + close.Length), end + close.Length);
    }
}
