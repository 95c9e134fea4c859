using System.Collections.Immutable;
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

    /// <summary>
    /// The results of each row's student, found by the first of the columns that knows them; whoever has results but no row is told of.
    /// </summary>
    /// <param name="columns">Names of columns, those of one column in several languages with bars between them.</param>
    /// <param name="id">What a cell of such a column holds.</param>
    public Dictionary<int, StudentResults> Match(CourseExport export, string[] columns, Func<string, string> id)
    {
        var there = columns.Select(names => Column(names.Split('|'))).Where(column => column >= 0);
        Dictionary<string, int>[] indices = [.. there.Select(column => Index(column, id))];
        var found = new Dictionary<int, StudentResults>();
        foreach (var student in export.Students)
        {
            var row = RowOf(student.Student, indices);
            if (row < 0) export.Remark(AssistantSentences.NoRow(student.Student, Path));
            else if (!found.TryAdd(row, student)) export.Remark(AssistantSentences.SameRow(student.Student, found[row].Student, Path));
        }
        return found;
    }

    private static int RowOf(string student, Dictionary<string, int>[] indices)
    {
        foreach (var index in indices)
            if (index.TryGetValue(student, out var row)) return row;
        return -1;
    }

    // The first row in which each id stands.
    private Dictionary<string, int> Index(int column, Func<string, string> id)
    {
        var index = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Rows.Length; i++)
            if (Rows[i].Length > column && id(Rows[i][column]) is { Length: > 0 } known) index.TryAdd(known, i);
        return index;
    }

    /// <summary>Writes the table, each cell as <paramref name="cell"/> has it for a row and a column.</summary>
    public void Write(Stream to, Func<int, int, string> cell)
    {
        using var csv = CsvWriter.Create(to, CsvWriterOptions.Default with { Separator = Separator }, leaveOpen: true);
        foreach (var name in Header) csv.WriteField(name);
        csv.EndRecord();
        for (var row = 0; row < Rows.Length; row++)
        {
            for (var column = 0; column < Rows[row].Length; column++) csv.WriteField(cell(row, column));
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
