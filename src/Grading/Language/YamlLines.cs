namespace Grading.Language;

/// <summary>The lines of a file that is no YAML, without those of texts below <c>|</c>, in which anything may stand.</summary>
internal sealed class YamlLines
{
    private readonly string[] _lines;
    private readonly bool[] _isText;

    private YamlLines(string[] lines, bool[] isText) => (_lines, _isText) = (lines, isText);

    public static YamlLines Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var isText = new bool[lines.Length];
        int? below = null; // of which indentation the text below a | is deeper
        for (var i = 0; i < lines.Length; i++)
        {
            var isBlank = lines[i].AsSpan().Trim().IsEmpty;
            if (below is { } indent && (isBlank || IndentOf(lines[i]) > indent)) isText[i] = true;
            else if (!isBlank) below = OpensText(lines[i]) ? IndentOf(lines[i]) : null;
        }
        return new(lines, isText);
    }

    public int Count => _lines.Length;

    public Line this[int at] => new(_lines[at], _isText[at]);

    internal readonly record struct Line(string Text, bool IsText)
    {
        public string? Advice(Func<string, string?> advice) => IsText ? null : advice(Text);
    }

    /// <summary>The first line that is indented with a tab.</summary>
    public int? FirstTab()
    {
        for (var i = 0; i < _lines.Length; i++)
            if (!_isText[i] && _lines[i].AsSpan(0, _lines[i].Length - _lines[i].AsSpan().TrimStart().Length).Contains('\t')) return i;
        return null;
    }

    /// <summary>A quotation mark that is not closed in its line, the nearest above a place.</summary>
    public (int Line, char Sign)? OpenQuote(int at)
    {
        for (var i = at; i >= 0; i--)
            if (!_isText[i] && Scan(_lines[i], [], i) is { } sign) return (i, sign);
        return null;
    }

    /// <summary>The first bracket that is open where another field begins, or at the end.</summary>
    public (int Line, char Sign)? OpenBracket()
    {
        var open = new Stack<(int Line, char Sign)>();
        for (var i = 0; i < _lines.Length; i++)
        {
            if (_isText[i] || _lines[i].AsSpan().Trim().IsEmpty) continue;
            if (open.Count > 0 && IndentOf(_lines[i]) <= IndentOf(_lines[open.Peek().Line]) && IsField(_lines[i])) return open.Last();
            if (Scan(_lines[i], open, i) is not null) return null;
        }
        return open.Count > 0 ? open.Last() : null;
    }

    /// <summary>What is wrong with where a line begins.</summary>
    public string? Indentation(int at)
    {
        if (_isText[at] || Above(at) is not { } above) return null;
        var (here, there) = (IndentOf(_lines[at]), IndentOf(_lines[above]));
        if (!IsField(_lines[at])) return EndsText(at) ? AuthorSentences.TextNotIndented : null;
        if (here > there && !_lines[above].TrimEnd().EndsWith(':')) return AuthorSentences.OtherColumn(here + 1, there + 1);
        for (var i = above; i >= 0 && here < there; i--)
            if (!_isText[i] && IsField(_lines[i]) && IndentOf(_lines[i]) == here) return null;
        return here < there ? AuthorSentences.OtherColumn(here + 1, there + 1) : null;
    }

    private int? Above(int at)
    {
        for (var i = at - 1; i >= 0; i--)
            if (!_isText[i] && !_lines[i].AsSpan().Trim().IsEmpty) return i;
        return null;
    }

    // Whether a text below | may have ended before this line only because it is not indented.
    private bool EndsText(int at) => at > 0 && (_isText[at - 1] || OpensText(_lines[at - 1]));

    private static bool OpensText(string line) =>
        line.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon && YamlFlow.IsHeader(line[(colon + 2)..].Trim());

    private static bool IsField(string line) =>
        line.TrimStart().TrimStart('-', ' ') is var rest && rest.IndexOf(':') is > 0 and var colon
        && !rest.AsSpan(0, colon).ContainsAny("'\"[{") && (colon + 1 == rest.Length || rest[colon + 1] == ' ');

    private static int IndentOf(string line) => line.Length - line.TrimStart(' ').Length;

    // Brackets and quotation marks where a value begins; the quotation mark that is left open.
    private static char? Scan(string line, Stack<(int, char)> open, int number)
    {
        var begins = true; // whether a text may begin here
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            if (c == '#' && IsApart(line, at)) break;
            if (begins && c is '\'' or '"')
            {
                if (YamlFlow.EndOfQuote(line, at) is not { } end) return c;
                at = end;
            }
            else if (c is '[' or '{' or ']' or '}') Nest(c, begins, open, number);
            begins = Begins(line, at, begins);
        }
        return null;
    }

    private static void Nest(char bracket, bool begins, Stack<(int, char)> open, int number)
    {
        if (bracket is ']' or '}') open.TryPop(out _);
        else if (begins || open.Count > 0) open.Push((number, bracket));
    }

    private static bool IsApart(string line, int at) => at == 0 || line[at - 1] == ' ';

    private static bool Begins(string line, int at, bool before) =>
        line[at] is '[' or '{' or ',' || line[at] == ' ' && (before || at > 0 && line[at - 1] is ':' or '-');
}
