using System.Globalization;
using CsvHelper;
using Grading.Reports.Places;

namespace Grading.Reports;

/// <summary>
/// One row per student: a column per part, the total, the points there were, and how many parts await a person (their cells are empty, and
/// the total is not final).
/// </summary>
internal static class Gradebook
{
    public static void Write(OutputPlace place, string results, PartColumns columns) => OutputFile.Write(place, file =>
    {
        using var csv = CsvWriter.Create(file, CsvWriterOptions.Default, leaveOpen: true);
        csv.WriteField("student");
        foreach (var (problem, part, _) in columns.Parts) csv.WriteField($"{problem}.{part}");
        csv.WriteField("total");
        csv.WriteField("points");
        csv.WriteField("awaiting");
        csv.EndRecord();
        foreach (var student in ResultsReader.Students(results, columns.Counting))
        {
            var scores = student.Rows.ToLookup(row => (row.Problem, row.Part), row => row.Score);
            csv.WriteField(Cell.Text(student.Student));
            foreach (var (problem, part, _) in columns.Parts) csv.WriteField(Cell.Number(scores[(problem, part)].FirstOrDefault()));
            csv.WriteField(Cell.Number(student.Score));
            csv.WriteField(Cell.Number(columns.Points));
            csv.WriteField(student.Awaiting.ToString(CultureInfo.InvariantCulture));
            csv.EndRecord();
        }
    });
}
