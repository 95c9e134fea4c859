using Grading.Submissions.Ledgers;

namespace Grading.Submissions.Sheets;

/// <summary>A fence that has opened a block, and the lines behind it.</summary>
internal sealed class Fence
{
    private readonly string _marks;

    private Fence(string marks, string language, PlacedLine opening)
    {
        (_marks, Opening) = (marks, opening);
        IsScript = language.ToLowerInvariant() is "csharp" or "cs" or "c#";
    }

    public PlacedLine Opening { get; }

    /// <summary>Whether the language named behind the marks is C#.</summary>
    public bool IsScript { get; }

    public List<PlacedLine> Content { get; } = [];

    public bool IsEmpty => Content.TrueForAll(line => line.IsBlank);

    public string Text => string.Join('\n', Content.Select(line => line.Text)).Trim();

    /// <summary>The block that a line opens (three or more backticks or tildes, and a language behind them), or null.</summary>
    public static Fence? Open(string text, PlacedLine line)
    {
        var trimmed = text.Trim();
        if (trimmed is not (['`', '`', '`', ..] or ['~', '~', '~', ..])) return null;
        var language = trimmed.TrimStart(trimmed[0]);
        return language.Contains(trimmed[0]) || language.Contains('`') ? null
            : new(trimmed[..^language.Length], language.TrimStart().Split(' ', 2)[0], line);
    }

    public bool IsClosedBy(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length >= _marks.Length && text.TrimStart(_marks[0]).IsEmpty;
    }
}
