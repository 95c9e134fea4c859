using System.Text.RegularExpressions;

namespace Grading.Submissions.Sheets;

/// <summary>A line of a table in Markdown.</summary>
internal abstract record SheetRow
{
    private SheetRow() { }

    /// <summary>What divides the titles from the rows: |---|---|.</summary>
    public sealed record Ruled : SheetRow;

    /// <summary>| Part | Answer |</summary>
    public sealed record Titles : SheetRow;

    public sealed record Cells(string[] Texts) : SheetRow;
}

/// <summary>A table in a sheet: its rows are labels with their answers.</summary>
/// <param name="Columns">How many there are.</param>
internal sealed partial record SheetTable(int Columns)
{
    private static readonly string[] TitleWords =
        ["", "#", "no", "no.", "nr", "nr.", "part", "parts", "problem", "question", "item", "teil", "aufgabe", "answer", "solution",
            "antwort"];

    /// <summary>The row that a line is; null where it is none. A line without a bar ends the table.</summary>
    public static SheetRow? Read(string line, ref SheetTable? table)
    {
        var text = line.Trim();
        if (!text.Contains('|'))
        {
            table = null;
            return null;
        }
        if (Rule().IsMatch(text))
        {
            table = new(Split(text).Length);
            return new SheetRow.Ruled();
        }
        if (table is null && text is not ['|', .., '|']) return null;
        var cells = Split(text);
        if (cells.Length < 2) return null;
        // |z6| in the second of two cells
        if (table?.Columns == 2) cells = [cells[0], Behind(text)];
        return Array.TrueForAll(cells, cell => TitleWords.Contains(cell.Trim('*', ' ').ToLowerInvariant()))
            ? new SheetRow.Titles()
            : new SheetRow.Cells(cells);
    }

    /// <summary>The label in a row: a part and its answer, or a problem, a part and its answer.</summary>
    public static SheetLine.Part? Label(SheetRow.Cells row, SheetPlace at, ProblemCatalogue catalogue)
    {
        if (row.Texts is [var name, var answer]) return Part(name, at, catalogue) is { } named ? named with { Rest = answer } : null;
        return row.Texts is [var problem, var part, var third] && catalogue.Problem(problem.Trim('*', ' ')) is { } id
            && Part(part, at with { Problem = id }, catalogue) is { } inside
            ? inside with { OfProblem = id, Rest = third }
            : null;
    }

    private static SheetLine.Part? Part(string cell, SheetPlace at, ProblemCatalogue catalogue)
    {
        var name = cell.Trim(' ', '*', '_', '`');
        if (name.Length is 0 or > 80) return null;
        var read = SheetLine.Read(name.EndsWith(':') || name.EndsWith(')') ? name : name + ":", at with { HasHeading = false }, catalogue);
        return read is SheetLine.Part { Rest.Length: 0 } part
            && SheetLine.IsKnownPart(part.Name, part.OfProblem ?? at.Problem, catalogue) ? part : null;
    }

    private static string[] Split(string row) =>
        [.. Bar().Split(row.StartsWith('|')
            ? Inside(row[1..]) : Inside(row)).Select(cell => cell.Replace("\\|", "|", StringComparison.Ordinal).Trim())];

    private static string Inside(string row) => row.EndsWith('|') && !row.EndsWith("\\|", StringComparison.Ordinal) ? row[..^1] : row;

    private static string Behind(string row)
    {
        var inside = row.StartsWith('|') ? Inside(row[1..]) : Inside(row);
        return inside[(inside.IndexOf('|', StringComparison.Ordinal) + 1)..].Replace("\\|", "|", StringComparison.Ordinal).Trim();
    }

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant)]
    private static partial Regex Bar();

    [GeneratedRegex(@"^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?$|^\|\s*:?-{2,}:?\s*\|$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
