using System.Text;

namespace Grading.Submissions.Sheets;

/// <summary>Takes HTML comments out of a sheet that is read line by line. A comment that is never closed is text like any other.</summary>
internal sealed class Comments
{
    private const string Start = "<!--";
    private const string End = "-->";

    private readonly int _lastLineWithEnd;
    private bool _isInside;

    public Comments(string text)
    {
        var last = text.AsSpan().LastIndexOf(End);
        if (last >= 0)
        {
            var before = new StringReader(text[..(last + End.Length)]);
            while (before.ReadLine() is not null)
            {
                _lastLineWithEnd++;
            }
        }
    }

    private bool IsClosed(string line, int from, int number) => number < _lastLineWithEnd || line.IndexOf(End, from, StringComparison.Ordinal) >= 0;

    /// <summary>The line without what is inside a comment; lines are to be given in order, those of fenced blocks left out.</summary>
    public string Strip(string line, int number)
    {
        if (!_isInside && (number > _lastLineWithEnd || !line.Contains(Start, StringComparison.Ordinal)))
        {
            return line;
        }
        var kept = new StringBuilder();
        for (var at = 0; at < line.Length;)
        {
            var next = line.IndexOf(_isInside ? End : Start, at, StringComparison.Ordinal);
            if (!_isInside)
            {
                kept.Append(line, at, (next < 0 ? line.Length : next) - at);
            }
            if (next < 0)
            {
                break;
            }
            at = next + (_isInside ? End.Length : Start.Length);
            _isInside = !_isInside && IsClosed(line, at, number);
            if (!_isInside && line.AsSpan(next).StartsWith(Start))
            {
                kept.Append(Start);
            }
        }
        return kept.ToString();
    }
}
