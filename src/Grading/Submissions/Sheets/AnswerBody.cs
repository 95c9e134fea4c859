using System.Text.RegularExpressions;
using Grading.Submissions.Ledgers;

namespace Grading.Submissions.Sheets;

/// <summary>
/// The lines of one answer. A fenced block among them is the answer (```` ```csharp ```` a script, any other fence a formula); without one
/// the lines are.
/// </summary>
internal sealed class AnswerBody
{
    private readonly List<PlacedLine> _text = [];
    private readonly List<Fence> _blocks = [];

    public sealed record Given(string Text, bool IsScript);

    public bool HasBlocks => _blocks.Count > 0;

    public bool HasText => _text.Exists(line => !line.IsBlank);

    public IReadOnlyList<PlacedLine> Text => _text;

    /// <summary>The last line of the text that is not blank.</summary>
    public PlacedLine? LastText => _text.FindLastIndex(line => !line.IsBlank) is >= 0 and var last ? _text[last] : null;

    /// <summary>Whether a name stands in the text, by itself.</summary>
    public bool Mentions(string name) =>
        _text.Exists(line => Regex.IsMatch(line.Text, $@"(?<![\p{{L}}\p{{N}}_]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}])"));

    public void Add(PlacedLine line) => _text.Add(line);

    /// <summary>Adds a block; an empty one is none.</summary>
    public void Add(Fence block)
    {
        if (!block.IsEmpty) _blocks.Add(block);
    }

    /// <summary>The answer that a field holds: its first block, or its text.</summary>
    public static (string Text, bool IsScript) OfCell(string cell)
    {
        var given = AllOfCell(cell, default).Answers().First();
        return (given.Text, given.IsScript);
    }

    /// <summary>The answer of a cell that is nothing but text, as most are; null where there may be blocks or comments in it.</summary>
    public static string? OfPlainCell(string cell) =>
        cell.Contains('`') || cell.Contains("~~~", StringComparison.Ordinal) || cell.Contains(Comments.Start, StringComparison.Ordinal)
            ? null
            : cell.Trim();

    /// <summary>What a cell of a table holds, line by line.</summary>
    public static AnswerBody AllOfCell(string cell, Source place)
    {
        var body = new AnswerBody();
        if (OfPlainCell(cell) is not null)
        {
            body.Add(new PlacedLine(cell, place));
            return body;
        }
        Fence? open = null;
        var lines = PlacedLine.Of(cell, "").ConvertAll(line => line.Text);
        var comments = new Comments(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            open = open is null
                ? body.Begin(new PlacedLine(comments.Strip(lines[i], i + 1), place)) : body.GoOn(open, new PlacedLine(lines[i], place));
        }
        if (open is not null) body.End(open);
        // a cell of which only a comment would be left is what somebody wrote
        if (!body.HasText && !body.HasBlocks) body.Add(new PlacedLine(cell.Trim(), place));
        return body;
    }

    // The block that the line opens, or null.
    private Fence? Begin(PlacedLine line)
    {
        Fence? block = Fence.Open(line.Text, line);
        if (block is null) Add(line);
        return block;
    }

    // Null where the line closes the block.
    private Fence? GoOn(Fence open, PlacedLine line)
    {
        if (!open.IsClosedBy(line.Text))
        {
            open.Content.Add(line);
            return open;
        }
        Add(open);
        return null;
    }

    /// <summary>A block that nothing closes: behind a text that is an answer already, its marks only stray there.</summary>
    public void End(Fence open)
    {
        if (!HasText || open.IsScript) Add(open);
        else open.Content.ForEach(line => Add(line));
    }

    /// <summary>The answers given: one for every block, or the text.</summary>
    public IEnumerable<Given> Answers() => HasBlocks
        ? _blocks.Select(block => new Given(block.Text, block.IsScript))
        : [new(WithoutBackticks(string.Join('\n', _text.Select(line => line.Text)).Trim()), false)];

    /// <summary>
    /// An answer that is one piece of inline code, `2*x`, without its backticks; marks that stray behind one are none of it.
    /// </summary>
    private static string WithoutBackticks(string text)
    {
        var inner = text.Trim('`');
        var ticks = (text.Length - inner.Length) / 2;
        var isBetween = ticks > 0 && text.Length == inner.Length + 2 * ticks && text.AsSpan(0, ticks).IndexOfAnyExcept('`') < 0;
        if (isBetween && !inner.Contains('`')) return inner.Trim();
        var isStray = text.EndsWith("```", StringComparison.Ordinal) && !text.AsSpan().TrimEnd('`').Contains('`');
        return isStray ? inner.TrimEnd() : text;
    }
}
