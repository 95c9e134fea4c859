using System.Text;

namespace Grading.Submissions.Sheets;

/// <summary>Takes HTML comments out of a sheet that is read line by line. A comment that is never closed is text like any other.</summary>
internal sealed class Comments
{
    public const string Start = "<!--";
    private const string End = "-->";

    private readonly int _lastLineWithEnd;
    private bool _isInside;

    public Comments(IReadOnlyList<string> lines)
    {
        for (_lastLineWithEnd = lines.Count; _lastLineWithEnd > 0; _lastLineWithEnd--)
            if (lines[_lastLineWithEnd - 1].Contains(End, StringComparison.Ordinal)) break;
    }

    /// <summary>
    /// The line without what is inside a comment; lines are to be given in order, counted from 1, those of fenced blocks left out.
    /// </summary>
    public string Strip(string line, int number)
    {
        if (!_isInside && !MayBegin(line, number)) return line;
        var kept = new StringBuilder();
        for (var at = 0; at < line.Length;) at = _isInside ? Skip(line, at) : Keep(line, at, number, kept);
        return kept.ToString();
    }

    private bool MayBegin(string line, int number) => number <= _lastLineWithEnd && line.Contains(Start, StringComparison.Ordinal);

    // Passes over the rest of a comment.
    private int Skip(string line, int at)
    {
        var end = line.IndexOf(End, at, StringComparison.Ordinal);
        if (end < 0) return line.Length;
        _isInside = false;
        return end + End.Length;
    }

    // Keeps what stands before the next comment. What looks like the start of one and is never closed is kept, too.
    private int Keep(string line, int at, int number, StringBuilder kept)
    {
        var start = line.IndexOf(Start, at, StringComparison.Ordinal);
        kept.Append(line, at, (start < 0 ? line.Length : start) - at);
        if (start < 0) return line.Length;
        var inside = start + Start.Length;
        _isInside = IsClosed(line, inside, number);
        if (!_isInside) kept.Append(Start);
        return inside;
    }

    private bool IsClosed(string line, int from, int number) =>
        number < _lastLineWithEnd || line.IndexOf(End, from, StringComparison.Ordinal) >= 0;
}
