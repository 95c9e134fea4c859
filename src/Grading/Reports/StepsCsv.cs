using CsvHelper;
using Grading.Documents;
using Grading.Documents.Steps;
using Grading.Reports.Places;

namespace Grading.Reports;

/// <summary>One row of <c>steps.csv</c>: one equality of one student's document.</summary>
public sealed record StepRow(string Student, string Problem, Step Step);

/// <summary>Writes <c>steps.csv</c>: what is said of each line of the documents of a class.</summary>
public static class StepsCsv
{
    private static readonly string[] Header =
        ["student", "problem", "part", "line", "left", "right", "verdict", "reason", "mistake", "witness", "follows", "group", "source"];

    /// <summary>Writes the file; it appears when it is complete.</summary>
    public static void Write(OutputPlace place, IEnumerable<StepRow> rows) => OutputFile.Write(place, file => Write(file, rows));

    /// <summary>Writes the rows to a stream, which stays open.</summary>
    public static void Write(Stream to, IEnumerable<StepRow> rows)
    {
        using var csv = CsvWriter.Create(to, CsvWriterOptions.Default, leaveOpen: true);
        foreach (var name in Header) csv.WriteField(name);
        csv.EndRecord();
        foreach (var row in rows) WriteRow(csv, row);
    }

    private static void WriteRow(CsvWriter csv, StepRow row)
    {
        var step = row.Step;
        string[] cells =
        [
            row.Student, row.Problem, step.Part, step.Place.InFile, step.Left, step.Right, step.Verdict.Word, step.Verdict.Reason,
            step.Mistake, (step.Verdict as StepVerdict.False)?.Witness ?? "", step.Follows?.InFile ?? "", step.Group, $"{step.Place}",
        ];
        foreach (var cell in cells) csv.WriteField(Cell.Text(cell));
        csv.EndRecord();
    }
}
