namespace Grader.Web;

/// <summary>The line that a mark stands in, around the mark; the script of the page cuts it in the same way.</summary>
internal static class MarkedLine
{
    private const int Before = 60, After = 20;

    public static (string Before, string Marked, string After) Of(string typed, Mark mark)
    {
        var start = Math.Clamp(mark.Start, 0, typed.Length);
        var end = Math.Clamp(start + Math.Max(1, mark.Length), start, typed.Length);
        var lineStart = start == 0 ? 0 : typed.LastIndexOf('\n', start - 1) + 1;
        var lineEnd = typed.IndexOf('\n', start) is >= 0 and var found ? found : typed.Length;
        end = Math.Min(end, Math.Max(start, lineEnd));
        var marked = typed[start..end];
        return (typed[Math.Max(lineStart, start - Before)..start], marked.Length == 0 ? "\u00A0" : marked, typed[end..Math.Min(Math.Max(end, lineEnd), end + After)]);
    }
}
