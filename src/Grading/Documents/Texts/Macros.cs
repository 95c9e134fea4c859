using System.Text;

namespace Grading.Documents.Texts;

/// <summary>
/// A LaTeX document's own commands, <c>\newcommand</c>, <c>\def</c> and <c>\DeclareMathOperator</c>, spelled out; each character of the
/// result knows where it was typed. Commands without conditions, bounded in depth and length.
/// </summary>
internal sealed class Macros
{
    private const int Deepest = 12;
    private const int MostGrowth = 8;
    private const int MostArguments = 9;

    private static readonly string[] Defining =
        [@"\newcommand", @"\renewcommand", @"\providecommand", @"\def", @"\DeclareMathOperator"];

    private readonly Dictionary<string, Macro> _known = new(StringComparer.Ordinal);

    private sealed record Macro(int Arguments, string Body);

    /// <summary>Takes up what a stretch of text defines.</summary>
    public void Learn(string text)
    {
        for (var at = text.IndexOf('\\'); at >= 0 && at < text.Length; at = text.IndexOf('\\', at + 1))
            foreach (var command in Defining)
                if (string.CompareOrdinal(text, at, command, 0, command.Length) == 0) Learn(text, at + command.Length, command);
    }

    // \newcommand{\pd}[2]{…}, \def\pd#1#2{…}, \DeclareMathOperator*{\relu}{ReLU}
    private void Learn(string text, int at, string command)
    {
        at = After(text, at, '*');
        var named = After(text, at, '{');
        if (CommandAt(text, named) is not { } name) return;
        (var arguments, at) = Count(text, named + name.Length + (named - at));
        if (arguments > MostArguments || Group(text, at) is not var (from, to, _)) return;
        var body = text[from..to];
        _known[name] = new(arguments, command == @"\DeclareMathOperator" ? $@"\operatorname{{{body}}}" : body);
    }

    private static int After(string text, int at, char sign) => at < text.Length && text[at] == sign ? at + 1 : at;

    // [2] or #1#2
    private static (int Arguments, int End) Count(string text, int at)
    {
        if (at + 2 < text.Length && text[at] == '[' && char.IsAsciiDigit(text[at + 1])) return (text[at + 1] - '0', at + 3);
        var arguments = 0;
        for (; at + 1 < text.Length && text[at] == '#'; at += 2) arguments++;
        return (arguments, at);
    }

    /// <summary>The text with all commands spelled out.</summary>
    public PlacedText Expand(string text)
    {
        var whole = PlacedText.Of(text);
        if (_known.Count == 0) return whole;
        var most = MostGrowth * text.Length + 1000;
        for (var depth = 0; depth < Deepest; depth++)
        {
            var expanded = Once(whole);
            if (expanded is null || expanded.Text.Length > most) break;
            whole = expanded;
        }
        return whole;
    }

    // Null where there is nothing to spell out.
    private PlacedText? Once(PlacedText whole)
    {
        var made = new PlacedText.Builder(whole);
        var (text, isChanged) = (whole.Text, false);
        for (var at = 0; at < text.Length;)
        {
            var end = SpeltOut(made, text, at);
            isChanged |= end > at;
            at = end > at ? end : made.Copy(at, Math.Min(text.Length, at + (text[at] == '\\' ? 2 : 1)));
        }
        return isChanged ? made.Made() : null;
    }

    // Behind a command of the document's own; the place itself where none is.
    private int SpeltOut(PlacedText.Builder made, string text, int at)
    {
        if (CommandAt(text, at) is not { } name || !_known.TryGetValue(name, out var macro)) return at;
        var (arguments, end) = Arguments(text, at + name.Length, macro.Arguments);
        if (end > 0) Put(made, macro, arguments, at, end);
        return Math.Max(at, end);
    }

    private static void Put(PlacedText.Builder made, Macro macro, List<(int From, int To)> arguments, int start, int end)
    {
        for (var i = 0; i < macro.Body.Length; i++)
        {
            if (macro.Body[i] == '#' && i + 1 < macro.Body.Length && macro.Body[i + 1] - '1' is >= 0 and var number && number < arguments.Count)
            {
                made.Copy(arguments[number].From, arguments[number].To);
                i++;
            }
            else made.Put(macro.Body[i], start, end);
        }
    }

    private static (List<(int From, int To)> Arguments, int End) Arguments(string text, int at, int count)
    {
        var arguments = new List<(int, int)>(count);
        for (var i = 0; i < count; i++)
        {
            if (Group(text, at) is not var (from, to, end)) return (arguments, 0);
            arguments.Add((from, to));
            at = end;
        }
        return (arguments, at);
    }

    private static string? CommandAt(string text, int at)
    {
        if (at + 1 >= text.Length || text[at] != '\\' || !char.IsAsciiLetter(text[at + 1])) return null;
        var end = at + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        return text[at..end];
    }

    // What stands in braces, a command, or one character; null where there is none.
    private static (int From, int To, int End)? Group(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\n') at++;
        if (at >= text.Length) return null;
        if (text[at] == '{') return Braces(text, at);
        var end = at + (CommandAt(text, at)?.Length ?? 1);
        return (at, end, end);
    }

    private static (int From, int To, int End)? Braces(string text, int at)
    {
        var depth = 0;
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return (at + 1, i, i + 1);
        }
        return null;
    }
}

/// <summary>A text of which every character knows where it was typed.</summary>
/// <param name="Starts">For each character where the stretch begins that it comes from.</param>
/// <param name="Ends">Where that ends.</param>
internal sealed record PlacedText(string Text, int[] Starts, int[] Ends)
{
    public static PlacedText Of(string text) => new(
        text, [.. Enumerable.Range(0, text.Length)], [.. Enumerable.Range(1, text.Length)]);

    /// <summary>A changed text, made piece by piece.</summary>
    internal sealed class Builder(PlacedText of)
    {
        private readonly StringBuilder _text = new();
        private readonly List<int> _starts = [], _ends = [];

        /// <summary>Takes over a stretch; where it ends.</summary>
        public int Copy(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                _text.Append(of.Text[i]);
                _starts.Add(of.Starts[i]);
                _ends.Add(of.Ends[i]);
            }
            return to;
        }

        /// <summary>A character in the place of a stretch.</summary>
        public void Put(char character, int from, int to)
        {
            _text.Append(character);
            _starts.Add(of.Starts[from]);
            _ends.Add(of.Ends[to - 1]);
        }

        public PlacedText Made() => new(_text.ToString(), [.. _starts], [.. _ends]);
    }
}
