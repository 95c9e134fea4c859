using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Grading.Submissions;

namespace Grading.Reports;

/// <summary>All rows of one student.</summary>
public sealed record StudentResults(string Student, ImmutableArray<ResultRow> Rows)
{
    /// <summary>The sum of what is decided.</summary>
    public decimal Score => Rows.Sum(row => row.Score ?? 0);

    public decimal Points => Rows.Sum(row => row.Points);

    /// <summary>How many parts a person has yet to decide.</summary>
    public int Awaiting => Rows.Count(row => row.Score is null);
}

/// <summary>Reads a <c>results.csv</c>, student by student: all other outputs are made of it, so none of them can say anything else.</summary>
public static class ResultsReader
{
    /// <exception cref="UnusableFileException">It is not there, or no table of results.</exception>
    public static IEnumerable<StudentResults> Students(string path)
    {
        var rows = ImmutableArray.CreateBuilder<ResultRow>();
        foreach (var row in Rows(path))
        {
            if (rows.Count > 0 && rows[0].Student != row.Student)
            {
                yield return new(rows[0].Student, rows.ToImmutable());
                rows.Clear();
            }
            rows.Add(row);
        }
        if (rows.Count > 0) yield return new(rows[0].Student, rows.ToImmutable());
    }

    public static IEnumerable<ResultRow> Rows(string path)
    {
        using var reader = Open(path);
        if (!reader.Headers.SequenceEqual(ResultsCsv.Header)) throw new UnusableFileException($"\"{path}\" is no table of results: its columns should be {string.Join(", ", ResultsCsv.Header)}.");
        while (reader.Read())
        {
            if (reader.FieldCount != ResultsCsv.Header.Length) throw new UnusableFileException($"Line {reader.LineNumber} of \"{path}\" has {reader.FieldCount} cells instead of {ResultsCsv.Header.Length}.");
            yield return new(
                Text(0), Text(1), Text(2), Text(3), Text(4), Text(5), Number(6), Number(7) ?? 0, Number(8), Text(9), Text(10), Text(11), Text(12), Text(13), Text(14), Text(15));
        }

        string Text(int column) => Cell.Original(reader.GetString(column));
        decimal? Number(int column) => decimal.TryParse(reader.GetString(column), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static CsvReader Open(string path)
    {
        try
        {
            return CsvReader.FromFile(path, new() { Separator = ',', TrackLineNumbers = true, PoolStrings = true });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException($"The results \"{path}\" could not be read ({e.GetType().Name}).", e);
        }
    }
}
