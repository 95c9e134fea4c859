using System.Collections.Immutable;
using CsvHelper;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Steps;

/// <summary>Reads a <c>steps.csv</c>, student by student, in the order of the results.</summary>
internal static class StepsReader
{
    /// <summary>Whether a file begins like a table of steps.</summary>
    public static bool IsSteps(string path)
    {
        using var reader = Open(path);
        return reader.Headers.SequenceEqual(StepsCsv.Header);
    }

    /// <summary>The rows, in the order of the file.</summary>
    /// <exception cref="UnusableFileException">It is not there, or no table of steps.</exception>
    public static IEnumerable<StepRow> Rows(string path)
    {
        using var reader = Open(path);
        if (!reader.Headers.SequenceEqual(StepsCsv.Header))
            throw new UnusableFileException(AssistantSentences.NoResults(path, StepsCsv.Header));
        while (reader.Read())
        {
            if (reader.FieldCount != StepsCsv.Header.Count)
                throw new UnusableFileException(
                    AssistantSentences.OtherCells(path, reader.LineNumber, reader.FieldCount, StepsCsv.Header.Count));
            yield return Row(reader);
        }
    }

    private static StepRow Row(CsvReader reader)
    {
        return new(Text(0), Text(1), Text(2), Text(3), Text(4), Text(5), Text(6), Text(7), Text(8), Text(9), Text(10), Text(11), Text(12));

        string Text(int column) => Cell.Original(reader.GetString(column));
    }

    /// <summary>The rows of each student who has any.</summary>
    public static IEnumerable<ImmutableArray<StepRow>> Students(string path)
    {
        var rows = ImmutableArray.CreateBuilder<StepRow>();
        foreach (var row in Rows(path))
        {
            if (rows.Count > 0 && rows[0].Student != row.Student)
            {
                yield return rows.ToImmutable();
                rows.Clear();
            }
            rows.Add(row);
        }
        if (rows.Count > 0) yield return rows.ToImmutable();
    }

    private static CsvReader Open(string path)
    {
        try
        {
            return CsvReader.FromFile(path, new() { Separator = ',', TrackLineNumbers = true, PoolStrings = true });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(AssistantSentences.NotRead(path, e), e);
        }
    }
}
