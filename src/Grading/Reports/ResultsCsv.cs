using CsvHelper;
using Grading.Reports.Places;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Reports;

/// <summary>
/// Writes <c>results.csv</c> row by row: RFC 4180, UTF-8 without a byte order mark, the same bytes for the same rows. CsvHelper's own guard
/// against formulas is not used: it looks at the first character only, and not at full-width ones.
/// </summary>
public static class ResultsCsv
{
    /// <summary>The columns, in order.</summary>
    internal static readonly string[] Header =
    [
        "student", "problem", "part", "answer", "reading", "verdict", "credit", "points",
        "score", "reason", "mistake", "hint", "witness", "cluster", "comment", "source",
    ];

    /// <summary>
    /// Writes the file at <paramref name="place"/>. It appears when it is complete; until then, and after a failure, what was there stays.
    /// </summary>
    /// <exception cref="UnusableFileException">Nothing can be written there.</exception>
    public static void Write(OutputPlace place, IEnumerable<ResultRow> rows) => OutputFile.Write(place, file => Write(file, rows));

    /// <summary>Writes the rows to a stream, which stays open.</summary>
    public static void Write(Stream to, IEnumerable<ResultRow> rows)
    {
        using var csv = CsvWriter.Create(to, CsvWriterOptions.Default, leaveOpen: true);
        WriteHeader(csv);
        foreach (var row in rows)
        {
            WriteRow(csv, row);
        }
    }

    internal static void WriteHeader(CsvWriter csv)
    {
        foreach (var name in Header)
        {
            csv.WriteField(name);
        }
        csv.EndRecord();
    }

    internal static void WriteRow(CsvWriter csv, ResultRow row)
    {
        csv.WriteField(Cell.Text(row.Student));
        csv.WriteField(Cell.Text(row.Problem));
        csv.WriteField(Cell.Text(row.Part));
        csv.WriteField(Cell.Answer(row.Answer));
        csv.WriteField(Cell.Text(row.Reading));
        csv.WriteField(row.Verdict.Word());
        csv.WriteField(Cell.Number(row.Credit));
        csv.WriteField(Cell.Number(row.Points));
        csv.WriteField(Cell.Number(row.Score));
        csv.WriteField(Cell.Text(row.Reason));
        csv.WriteField(Cell.Text(row.Mistake));
        csv.WriteField(Cell.Text(row.Hint));
        csv.WriteField(Cell.Text(row.Witness));
        csv.WriteField(Cell.Text(row.Cluster));
        csv.WriteField(Cell.Text(row.Comment));
        csv.WriteField(Cell.Text(row.Source));
        csv.EndRecord();
    }
}
