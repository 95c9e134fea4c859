using CsvHelper;
using Grading.Reports.Places;

namespace Grading.Reports.Steps;

/// <summary>Writes <c>steps.csv</c>: what is said of each line of the documents of a class.</summary>
public static class StepsCsv
{
    /// <summary>The columns, in order; <c>follows</c> is the line of the error itself.</summary>
    public static readonly IReadOnlyList<string> Header =
        ["student", "problem", "part", "line", "left", "right", "verdict", "reason", "mistake", "witness", "follows", "group", "source"];

    /// <summary>Writes the file; it appears when it is complete.</summary>
    public static void Write(OutputPlace place, IEnumerable<StepRow> rows) => OutputFile.Write(place, file => Write(file, rows));

    /// <summary>Writes the table to a stream, which stays open.</summary>
    public static void Write(Stream to, IEnumerable<StepRow> rows)
    {
        using var csv = CsvWriter.Create(to, CsvWriterOptions.Default, leaveOpen: true);
        WriteHeader(csv);
        WriteRows(csv, rows);
    }

    internal static void WriteHeader(CsvWriter csv)
    {
        foreach (var name in Header) csv.WriteField(name);
        csv.EndRecord();
    }

    internal static void WriteRows(Stream to, IEnumerable<StepRow> rows)
    {
        using var csv = CsvWriter.Create(to, CsvWriterOptions.Default, leaveOpen: true);
        WriteRows(csv, rows);
    }

    private static void WriteRows(CsvWriter csv, IEnumerable<StepRow> rows)
    {
        foreach (var row in rows)
        {
            foreach (var cell in row.Cells) csv.WriteField(Cell.Answer(cell));
            csv.EndRecord();
        }
    }
}
