using System.Collections.Immutable;
using System.Globalization;
using System.Text.Unicode;
using CsvHelper;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Courses;

/// <summary>A table that a course system exported, to be given back with some cells filled in and all others as they were.</summary>
/// <param name="Lines">The line in which each of the rows begins.</param>
internal sealed record Roster(
    string Path, char Separator, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, ImmutableArray<int> Lines)
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <exception cref="UnusableFileException">It can't be read, or its rows are ragged.</exception>
    public static Roster Read(string path)
    {
        try
        {
            if (!Utf8.IsValid(File.ReadAllBytes(path))) throw new UnusableFileException(AssistantSentences.RosterNotUtf8(path));
            // the separator under which the header is widest
            return Separators.Select(separator => Read(path, separator)).MaxBy(roster => roster.Header.Length)!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            throw new UnusableFileException(AssistantSentences.RosterNotRead(path, e), e);
        }
    }

    /// <summary>The first column with one of these names, or -1.</summary>
    public int Column(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            for (var i = 0; i < Header.Length; i++)
                if (Header[i].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    /// <summary>What stands in a row; empty where it has no such cell.</summary>
    public string At(int row, int column) => column >= 0 && column < Rows[row].Length ? Rows[row][column] : "";

    /// <summary>A number of this table, whose decimals may follow a comma; null for what is none.</summary>
    public static decimal? Number(string cell)
    {
        var text = cell.Trim();
        if (text.Contains(',') && !text.Contains('.') && text.Count(c => c == ',') == 1) text = text.Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Writes the table, each cell as <paramref name="cell"/> has it for a row and a column.</summary>
    /// <param name="width">How many columns it gets.</param>
    public void Write(Stream to, Func<int, int, string> cell, int width = 0, string newColumn = "")
    {
        using var csv = CsvWriter.Create(to, CsvWriterOptions.Default with { Separator = Separator }, leaveOpen: true);
        foreach (var name in Header) csv.WriteField(name);
        if (width > Header.Length) csv.WriteField(newColumn);
        csv.EndRecord();
        for (var row = 0; row < Rows.Length; row++)
        {
            var cells = Math.Max(width, Rows[row].Length);
            for (var column = 0; column < cells; column++) csv.WriteField(cell(row, column));
            csv.EndRecord();
        }
    }

    private static Roster Read(string path, char separator)
    {
        using var reader = CsvReader.FromFile(path, new() { Separator = separator, TrackLineNumbers = true });
        ImmutableArray<string> header = [.. reader.Headers];
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var lines = ImmutableArray.CreateBuilder<int>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
            lines.Add((int)reader.LineNumber);
        }
        return new(path, separator, header, rows.ToImmutable(), lines.ToImmutable());
    }
}
