using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Grading.Assignments;
using Grading.Submissions;
using Grading.Verdicts;
using Grading.Wording;

namespace Grading.Reports;

/// <summary>All rows of one student.</summary>
public sealed record StudentResults(string Student, ImmutableArray<ResultRow> Rows)
{
    /// <summary>How they make a total.</summary>
    public Counting Counting { get; init; } = Counting.All;

    /// <summary>The sum of what is decided and counts.</summary>
    public decimal Score => Counting.IsPlainSum ? Rows.Sum(row => row.Score ?? 0) : Totals.Score(Rows, Counting);

    /// <summary>What there was to earn.</summary>
    public decimal Points => Counting.IsPlainSum ? Rows.Sum(row => row.Points) : Totals.Points(Rows.Select(Totals.Worth), Counting);

    /// <summary>
    /// How many parts a person has yet to decide before the total is one. What is worth nothing does not matter, unless there is nothing else.
    /// </summary>
    public int Awaiting => AwaitingOf([.. Rows.Select(row => (row.Score, row.Points))]);

    /// <summary>The same of scores with their points.</summary>
    internal static int AwaitingOf(ReadOnlySpan<(decimal? Score, decimal Points)> rows)
    {
        var (counting, all, isWorth) = (0, 0, false);
        foreach (var (score, points) in rows)
        {
            isWorth |= points > 0;
            if (score is not null) continue;
            all++;
            if (points > 0) counting++;
        }
        return isWorth ? counting : all;
    }
}

/// <summary>
/// Reads a <c>results.csv</c>, student by student: all other outputs are made of it, so none of them can say anything else. The only place
/// where the word of a verdict becomes a verdict again.
/// </summary>
public static class ResultsReader
{
    private static readonly Dictionary<string, Verdict> Verdicts = Enum.GetValues<Verdict>().ToDictionary(verdict => verdict.Word());

    /// <summary>The results of each student, in the order of the file.</summary>
    /// <exception cref="UnusableFileException">It is not there, or no table of results.</exception>
    public static IEnumerable<StudentResults> Students(string path, Counting? counting = null)
    {
        var rows = ImmutableArray.CreateBuilder<ResultRow>();
        foreach (var row in Rows(path))
        {
            if (rows.Count > 0 && rows[0].Student != row.Student)
            {
                yield return Student();
                rows.Clear();
            }
            rows.Add(row);
        }
        if (rows.Count > 0) yield return Student();

        StudentResults Student() => new(rows[0].Student, rows.ToImmutable()) { Counting = counting ?? Counting.All };
    }

    /// <summary>The rows, in the order of the file.</summary>
    /// <exception cref="UnusableFileException">It is not there, or no table of results.</exception>
    public static IEnumerable<ResultRow> Rows(string path)
    {
        using var comma = Open(path, ',');
        using var semicolon = comma.Headers.SequenceEqual(ResultsCsv.Header) ? null : Open(path, ';'); // as some spreadsheets save it
        var reader = semicolon ?? comma;
        if (!reader.Headers.SequenceEqual(ResultsCsv.Header))
            throw new UnusableFileException(AssistantSentences.NoResults(path, ResultsCsv.Header));
        while (reader.Read()) yield return Row(reader, path, hasDecimalCommas: semicolon is not null);
    }

    private static ResultRow Row(CsvReader reader, string path, bool hasDecimalCommas)
    {
        if (reader.FieldCount != ResultsCsv.Header.Length)
        {
            var sentence = AssistantSentences.OtherCells(path, reader.LineNumber, reader.FieldCount, ResultsCsv.Header.Length);
            throw new UnusableFileException(sentence);
        }
        return new(
            Student: Text(0),
            Problem: Text(1),
            Part: Text(2),
            Answer: Text(3),
            Reading: Text(4),
            Verdict: VerdictOf(Text(5)),
            Credit: Number(6),
            Points: Number(7) ?? 0,
            Score: Number(8),
            Reason: Text(9),
            Mistake: Text(10),
            Hint: Text(11),
            Witness: Text(12),
            Cluster: Text(13),
            Comment: Text(14),
            Source: Text(15));

        string Text(int column) => Cell.Original(reader.GetString(column));

        decimal? Number(int column)
        {
            var cell = hasDecimalCommas ? reader.GetString(column).Replace(',', '.') : reader.GetString(column);
            return decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        Verdict VerdictOf(string word) => Verdicts.TryGetValue(word, out var verdict) ? verdict
            : throw new UnusableFileException(AssistantSentences.NoVerdict(path, reader.LineNumber, word, Verdicts.Keys));
    }

    private static CsvReader Open(string path, char separator)
    {
        try
        {
            return CsvReader.FromFile(path, new() { Separator = separator, TrackLineNumbers = true, PoolStrings = true });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(AssistantSentences.NotRead(path, e), e);
        }
    }
}
