namespace Grading.Submissions.Sheets;

/// <summary>
/// The lines of one answer. A fenced block among them is the answer (```` ```csharp ```` a script, any other fence a formula); without one
/// the lines are.
/// </summary>
internal sealed class AnswerBody
{
    private readonly List<string> _text = [];
    private readonly List<Block> _blocks = [];
    private string? _fence;

    public sealed record Given(string Text, bool IsScript);

    private sealed record Block(bool IsScript, int Line, List<string> Content);

    /// <summary>Whether the next line lies inside a fenced block, where nothing is a heading or a part.</summary>
    public bool IsInBlock => _fence is not null;

    /// <summary>The line in which the block begins that is still open.</summary>
    public int OpenBlock => _blocks[^1].Line;

    /// <summary>What that block holds so far.</summary>
    public IReadOnlyList<string> OpenBlockLines => _blocks[^1].Content;

    public bool HasTextAroundBlocks => _blocks.Count > 0 && _text.Any(t => !string.IsNullOrWhiteSpace(t));

    public void Add(string line, int number)
    {
        if (_fence is not null)
        {
            if (Closes(line.AsSpan().Trim(), _fence))
            {
                _fence = null;
            }
            else
            {
                _blocks[^1].Content.Add(line);
            }
        }
        else if (Fence(line) is var (fence, language))
        {
            _fence = fence;
            _blocks.Add(new(language.ToLowerInvariant() is "csharp" or "cs" or "c#", number, []));
        }
        else
        {
            _text.Add(line);
        }
    }

    /// <summary>The answer a cell of a table holds: its first block, or its text.</summary>
    public static (string Text, bool IsScript) OfCell(string cell)
    {
        if (!cell.Contains('`') && !cell.Contains("~~~", StringComparison.Ordinal))
        {
            return (cell.Trim(), false);
        }
        var body = new AnswerBody();
        foreach (var line in cell.EnumerateLines())
        {
            body.Add(line.ToString(), 1);
        }
        var given = body.Answers().First();
        return (given.Text, given.IsScript);
    }

    /// <summary>The answers given: one for every block, or the text.</summary>
    public IEnumerable<Given> Answers() => _blocks.Count == 0
        ? [new(WithoutBackticks(string.Join('\n', _text).Trim()), false)]
        : _blocks.Select(b => new Given(string.Join('\n', b.Content).Trim(), b.IsScript));

    /// <summary>The fence that opens a block in this line (three or more backticks or tildes) and the language named after it.</summary>
    private static (string Fence, string Language)? Fence(string line)
    {
        var text = line.Trim();
        if (text is not (['`', '`', '`', ..] or ['~', '~', '~', ..]))
        {
            return null;
        }
        var language = text.TrimStart(text[0]);
        return language.Contains('`') ? null : (text[..^language.Length], language.TrimStart().Split(' ', 2)[0]);
    }

    private static bool Closes(ReadOnlySpan<char> line, string fence) =>
        line.Length >= fence.Length && line.TrimStart(fence[0]).IsEmpty;

    /// <summary>An answer that is one piece of inline code, `2*x`, without its backticks.</summary>
    private static string WithoutBackticks(string text)
    {
        var inner = text.Trim('`');
        var ticks = (text.Length - inner.Length) / 2;
        var isBetween = ticks > 0 && text.Length == inner.Length + 2 * ticks && text.AsSpan(0, ticks).IndexOfAnyExcept('`') < 0;
        return isBetween && !inner.Contains('`') ? inner.Trim() : text;
    }
}
