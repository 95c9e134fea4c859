namespace Grading.Submissions.Ledgers;

/// <summary>A line of a file's text, with its place in the file.</summary>
/// <param name="Rule">What consumed it already: the format it is written in.</param>
internal sealed record PlacedLine(string Text, Source Place, LineRule? Rule = null)
{
    /// <summary>Where further lines of the file begin in the text: at which character, and which line it is.</summary>
    public IReadOnlyList<(int At, int Line)> Further { get; init; } = [];

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>The lines of a text that is as it is.</summary>
    public static List<PlacedLine> Of(string text, string file)
    {
        var lines = new List<PlacedLine>();
        var reader = new StringReader(text);
        while (reader.ReadLine() is { } line) lines.Add(new(line, new(file, lines.Count + 1)));
        return lines;
    }
}
