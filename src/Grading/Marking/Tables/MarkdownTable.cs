using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grading.Marking.Tables;

/// <summary>A table of Markdown: names above numbers, names before numbers, or numbers alone.</summary>
internal static partial class MarkdownTable
{
    /// <summary>Its entries; null where the text is no such table.</summary>
    public static ImmutableArray<Entry>? Of(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0 || !Array.TrueForAll(lines, line => line.Contains('|', StringComparison.Ordinal))) return null;
        string[][] rows = [.. lines.Where(line => !Rule().IsMatch(line)).Select(CellsOf)];
        if (rows.Length == 0) return null;
        if (rows.Length >= 2 && Array.TrueForAll(rows[0], cell => cell.Length > 0 && IsName(cell))) return Below(rows);
        return Array.TrueForAll(rows, row => row.Length >= 2 && IsName(row[0]))
            ? [.. rows.SelectMany(Beside)]
            : [.. rows.Select(Entry (row) => new Entry.Row(null, [.. row.Select(Entry (cell) => new Entry.Cell(null, cell))]))];
    }

    private static string[] CellsOf(string line)
    {
        line = line.StartsWith('|') ? line[1..] : line;
        return (line.EndsWith('|') ? line[..^1] : line).Split('|', StringSplitOptions.TrimEntries);
    }

    // A head of names, and one row, or more with heads of their own, of numbers.
    private static ImmutableArray<Entry> Below(string[][] rows)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        for (var r = 1; r < rows.Length; r++)
        {
            if (Array.TrueForAll(rows[r], IsName) && r + 1 < rows.Length) return [.. entries, .. Below(rows[r..])];
            for (var c = 0; c < rows[r].Length; c++)
                entries.Add(new Entry.Cell(r == 1 && c < rows[0].Length ? rows[0][c] : null, rows[r][c]));
        }
        return entries.ToImmutable();
    }

    private static IEnumerable<Entry> Beside(string[] row) => row.Length == 2
        ? [new Entry.Cell(row[0], row[1])]
        : [new Entry.Row(row[0], [.. row.AsSpan()[1..].ToArray().Select(Entry (cell) => new Entry.Cell(null, cell))])];

    private static bool IsName(string cell) => Name().IsMatch(cell);

    [GeneratedRegex(@"^[\s|:+-]*-[\s|:+-]*$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^[\p{L}\\∂*`][^.=]*$")]
    private static partial Regex Name();
}
