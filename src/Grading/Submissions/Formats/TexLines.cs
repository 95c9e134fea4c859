using System.Globalization;
using System.Text.RegularExpressions;
using Grading.Submissions.Ledgers;

namespace Grading.Submissions.Formats;

/// <summary>
/// The lines of a LaTeX document as a sheet has them: sections are headings, items have their labels, rows of a table their bars. Each
/// line stays where it is; what only sets the text is consumed here.
/// </summary>
internal sealed partial class TexLines
{
    private readonly Stack<(string Name, string Label, int Count)> _environments = new();
    private bool _isPreamble, _isOver;
    private string? _verbatim;

    // how many displays are open
    private int _displays;

    private TexLines(bool hasPreamble) => _isPreamble = hasPreamble;

    public static List<PlacedLine> Of(string text, string file)
    {
        var reading = new TexLines(text.Contains(@"\begin{document}", StringComparison.Ordinal));
        return PlacedLine.Of(text, file).ConvertAll(reading.Read);
    }

    private PlacedLine Read(PlacedLine line)
    {
        if (line.IsBlank) return line;
        if (_verbatim is not null) return Verbatim(line);
        if (_isOver) return line with { Rule = LineRule.Comment };
        var text = Comment().Replace(line.Text, "");
        if (string.IsNullOrWhiteSpace(text)) return StudentIn(line) ?? line with { Rule = LineRule.Comment };
        return _isPreamble ? Preamble(line, text) : Body(line, text);
    }

    // "% student: 2026-0001" names the student in a file that LaTeX has to read, too
    private static PlacedLine? StudentIn(PlacedLine line) =>
        Sheets.StudentLine.In(line.Text.TrimStart('%', ' ', '\t')) is not null
            ? line with { Text = line.Text.TrimStart('%', ' ', '\t') } : null;

    private PlacedLine Preamble(PlacedLine line, string text)
    {
        var begin = text.IndexOf(@"\begin{document}", StringComparison.Ordinal);
        _isPreamble = begin < 0;
        var rest = begin < 0 ? "" : text[(begin + @"\begin{document}".Length)..];
        return string.IsNullOrWhiteSpace(rest) ? line with { Rule = LineRule.Markup } : Body(line, rest);
    }

    private PlacedLine Verbatim(PlacedLine line)
    {
        var end = $@"\end{{{_verbatim}}}";
        if (!line.Text.Contains(end, StringComparison.Ordinal)) return line;
        _verbatim = null;
        return line with { Text = "```" };
    }

    private string ToTheEnd(string text)
    {
        var end = text.IndexOf(@"\end{document}", StringComparison.Ordinal);
        _isOver |= end >= 0;
        return end < 0 ? text : text[..end];
    }

    private PlacedLine Body(PlacedLine line, string text)
    {
        if (CodeBegins().Match(text) is { Success: true } code)
        {
            _verbatim = code.Groups["name"].Value;
            return line with { Text = "```" + (code.Groups["code"].ValueSpan.Contains("Sharp", StringComparison.Ordinal) ? "csharp" : "") };
        }
        text = Marks().Replace(Environments().Replace(ToTheEnd(text), Environment), " ");
        text = Styled().Replace(Styled().Replace(text, "${text}"), "${text}");
        text = Section().Replace(Item().Replace(text, Label), Heading).Trim();
        if (_environments.TryPeek(out var inner) && inner.Name.StartsWith("tabular", StringComparison.Ordinal)) text = Row(text);
        else if (!IsInDisplay(text) && IsOutsideMathematics(text)) text = LineBreak().Replace(text, "");
        return string.IsNullOrWhiteSpace(text) ? line with { Rule = LineRule.Markup } : line with { Text = text };
    }

    // Between \[ and \], $$ and $$, or in an environment of formulas, a \\ ends a row.
    private bool IsInDisplay(string text)
    {
        var was = _displays > 0;
        foreach (Match mark in Delimiter().Matches(text))
            _displays = mark.Value == "$$" ? 1 - Math.Min(1, _displays) : Math.Max(0, _displays + (mark.Groups["open"].Success ? 1 : -1));
        return was || _displays > 0;
    }

    private static bool IsOutsideMathematics(string text) => !text.Contains('&') && text.Split('$').Length % 2 == 1;

    // Lists and whatever only places its content is entered and left; formulas keep their environments.
    private string Environment(Match match)
    {
        var name = match.Groups["name"].Value;
        if (!Placing().IsMatch(name)) return match.Value;
        if (match.Groups["begin"].Success) _environments.Push((name.TrimEnd('*'), match.Groups["options"].Value, 0));
        else if (_environments.Count > 0) _environments.Pop();
        return " ";
    }

    // \paragraph{a} x is a label
    private static string Heading(Match match) => string.IsNullOrWhiteSpace(match.Groups["rest"].Value)
        ? $"## {match.Groups["title"].Value}"
        : $"{match.Groups["title"].Value.Trim().TrimEnd(':')}: {match.Groups["rest"].Value.TrimStart(' ', ':')}";

    // \item[(a)] x and \item x
    private string Label(Match match)
    {
        if (match.Groups["label"] is { Success: true } own) return own.Value.TrimEnd().EndsWith(')') || own.Value.EndsWith(':')
            ? own.Value + " " : own.Value + ") ";
        if (_environments.Count == 0 || _environments.Peek() is not { Name: "enumerate" } list) return "- ";
        _environments.Pop();
        _environments.Push(list with { Count = list.Count + 1 });
        var isInner = _environments.Count(one => one.Name == "enumerate") == 2 && list.Label.Length == 0;
        return isInner || list.Label.Contains(@"\alph", StringComparison.Ordinal) || ShortLabel().IsMatch(list.Label)
            ? $"({(char)('a' + Math.Min(list.Count, 25))}) "
            : string.Create(CultureInfo.InvariantCulture, $"{list.Count + 1}. ");
    }

    private static string Row(string text)
    {
        var row = LineBreak().Replace(text, "");
        var cells = Cell().Split(row).Select(cell => cell.Trim().Replace("|", @"\|", StringComparison.Ordinal));
        return row.Length == 0 ? "" : $"| {string.Join(" | ", cells)} |";
    }

    [GeneratedRegex(@"(?<!\\)%.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^.*?(?<code>\\begin\{(?<name>verbatim|lstlisting|minted)\*?\}.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeBegins();

    [GeneratedRegex(@"\\(?:(?<begin>begin)|end)\{(?<name>[a-zA-Z]+\*?)\}(?:\[(?<options>[^\]]*)\])?(?:(?<=\{tabular[^{}]*\})\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Environments();

    [GeneratedRegex(@"^(?:itemize|enumerate|description|center|flushleft|flushright|document|titlepage|abstract|figure|table|tabular\w*|quote"
        + @"|quotation|minipage|solution|answer|proof|question|questions|parts|problem|exercise|framed|mdframed|multicols)\*?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Placing();

    [GeneratedRegex(@"\\(?:maketitle|newpage|clearpage|pagebreak|noindent|centering|bigskip|medskip|smallskip|hline|toprule|midrule|bottomrule"
        + @"|tableofcontents|today|par|hfill|vfill|large|Large|small|normalsize|(?:vspace|hspace|label|title|author|date|pagestyle"
        + @"|thispagestyle|setcounter|usepackage|caption)\*?\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})(?![a-zA-Z])(?:\{[^{}]*\})?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\$\$|(?<!\\)\\(?<open>\[)|(?<!\\)\\\]"
        + @"|\\(?:(?<open>begin)|end)\{(?:aligned|align|equation|split|gathered|gather|eqnarray|multline|alignat|flalign|array"
        + @"|displaymath)\*?\}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"\\(?:textbf|textit|emph|underline|textsc|texttt|textrm|textsf|textsl)\{(?<text>[^{}]*)\}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Styled();

    [GeneratedRegex(@"^\s*\\(?:chapter|section|subsection|subsubsection|paragraph|subparagraph|question|part)\*?\{(?<title>[^{}]*)\}(?<rest>.*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(@"\\item\b\s*(?:\[(?<label>[^\]]*)\])?\s*", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\(?a[).]?$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortLabel();

    [GeneratedRegex(@"\\\\(?:\[[^\]]*\])?\s*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"(?<!\\)&", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();
}
