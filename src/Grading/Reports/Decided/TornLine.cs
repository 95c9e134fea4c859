namespace Grading.Reports.Decided;

/// <summary>
/// What was being written to a log of decisions when its writer was killed: a last line without its end. Whatever counts ends its line, so
/// a torn one decides nothing; before the next row it is closed with a cell more than there are columns, so that it never will.
/// </summary>
/// <remarks>
/// A table that a person typed may lack its last line end: a last row is torn only in a table with a column <c>at</c>, and there only if it
/// lacks cells or says when it was decided, which people don't type.
/// </remarks>
internal static class TornLine
{
    private const string Mark = "torn";
    private const string When = "at";

    /// <summary>Where the torn line begins in the text of a log; the end of the text where there is none.</summary>
    public static int StartIn(string text, char separator)
    {
        var start = LastRow(text);
        if (start == 0 || start == text.Length) return text.Length;
        string[] columns = [.. text[..text.IndexOf('\n')].Split(separator).Select(Name)];
        var at = Array.IndexOf(columns, When);
        if (at < 0) return text.Length;
        var cells = CellsOf(text[start..], separator);
        var isTorn = Quotes(text.AsSpan(start)) % 2 == 1 || cells.Count < columns.Length || cells[at].Trim().Length > 0;
        return isTorn ? start : text.Length;
    }

    /// <summary>
    /// The line, from 1, of a row whose quotes are never closed over several lines: no writer of decisions was killed there, who writes a
    /// row on one line. Null where there is none.
    /// </summary>
    public static int? OpenQuote(string text)
    {
        var start = LastRow(text);
        var isOpen = Quotes(text.AsSpan(start)) % 2 == 1 && text.AsSpan(start).Contains('\n');
        return isOpen ? text.AsSpan(0, start).Count('\n') + 1 : null;
    }

    // Where the last row begins: line breaks in quotes end none.
    private static int LastRow(string text)
    {
        var (start, isQuoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') isQuoted = !isQuoted;
            else if (text[i] == '\n' && !isQuoted) start = i + 1;
        }
        return start;
    }

    /// <summary>What closes a line so that it is seen to be torn, with its end.</summary>
    public static string Closing(string line, char separator, int columns)
    {
        var quote = Quotes(line) % 2 == 1 ? "\"" : "";
        return quote + new string(separator, Math.Max(1, columns - CellsOf(line, separator).Count + 1)) + Mark + "\n";
    }

    /// <summary>Whether a row was closed so.</summary>
    public static bool IsClosed(int cells, int columns, string last) => cells > columns && last == Mark;

    private static string Name(string cell) => cell.Trim().Trim('\uFEFF', '"').ToLowerInvariant();

    private static int Quotes(ReadOnlySpan<char> text) => text.Count('"');

    private static List<string> CellsOf(string line, char separator)
    {
        var cells = new List<string>();
        var (start, isQuoted) = (0, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"') isQuoted = !isQuoted;
            if (line[i] != separator || isQuoted) continue;
            cells.Add(line[start..i]);
            start = i + 1;
        }
        cells.Add(line[start..]);
        return cells;
    }
}
