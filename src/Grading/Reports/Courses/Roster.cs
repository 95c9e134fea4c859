using System.Collections.Immutable;
using CsvHelper;
using Grading.Submissions;

namespace Grading.Reports.Courses;

/// <summary>A table that a course system exported, to be given back with some cells filled in and all others as they were.</summary>
/// <param name="Lines">The line in which each of the rows begins.</param>
internal sealed record Roster(string Path, char Separator, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, ImmutableArray<int> Lines)
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
            throw new UnusableFileException($"The exported table \"{path}\" could not be read ({e.GetType().Name}).", e);
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

    /// <summary>The results of each row's student, found by the first of the columns that knows them; whoever has results but no row is told of.</summary>
    public Dictionary<int, StudentResults> Match(CourseExport export, ReadOnlySpan<int> columns, Func<string, string> id)
    {
        var indices = new List<Dictionary<string, int>>();
        foreach (var column in columns)
        {
            if (column < 0) continue;
            var index = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < Rows.Length; i++)
                if (Rows[i].Length > column && id(Rows[i][column]) is { Length: > 0 } known) index.TryAdd(known, i);
            indices.Add(index);
        }
        var found = new Dictionary<int, StudentResults>();
        foreach (var student in export.Students)
        {
            var row = indices.Select(index => index.TryGetValue(student.Student, out var i) ? i : -1).FirstOrDefault(i => i >= 0, -1);
            if (row < 0) export.Remark($"\"{student.Student}\" has results but no row in \"{Path}\".");
            else if (!found.TryAdd(row, student)) export.Remark($"\"{student.Student}\" and \"{found[row].Student}\" have the same row in \"{Path}\"; the first was written.");
        }
        return found;
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
