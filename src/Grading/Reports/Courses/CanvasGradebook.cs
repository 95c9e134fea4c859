using CsvHelper;
using Grading.Submissions;

namespace Grading.Reports.Courses;

/// <summary>
/// What Canvas imports as a gradebook: the columns that identify students, one column for the assignment, the row "Points Possible". The scores
/// of students of whom a person has yet to decide something are left blank, which changes nothing in Canvas.
/// </summary>
internal static class CanvasGradebook
{
    public static void Write(CourseExport export, Stream to)
    {
        using var csv = CsvWriter.Create(to, CsvWriterOptions.Default, leaveOpen: true);
        if (export.Roster is null) WriteNew(export, csv);
        else WriteInto(Roster.Read(export.Roster), export, csv);
    }

    public static string Score(StudentResults? student) => student is null or { Awaiting: > 0 } ? "" : Cell.Number(student.Score);

    private static void WriteNew(CourseExport export, CsvWriter csv)
    {
        Record(csv, "Student", "ID", "SIS User ID", "SIS Login ID", "Section", export.Title);
        Record(csv, "    Points Possible", "", "", "", "", Cell.Number(export.Columns.Points));
        foreach (var student in export.Students) Record(csv, Cell.Text(student.Student), "", "", Cell.Text(student.Student), "", Score(student));
    }

    private static void WriteInto(Roster roster, CourseExport export, CsvWriter csv)
    {
        var last = roster.Column("Section");
        if (last < 2 || roster.Column("ID") is not (1 or 2)) throw new UnusableFileException($"\"{roster.Path}\" is no gradebook of Canvas: it should begin with the columns Student, ID, …, Section.");
        // the column that Canvas has for this assignment, with its number, so that no new one is made
        var title = roster.Header.Skip(last + 1).FirstOrDefault(header => header == export.Title || header.StartsWith(export.Title + " (", StringComparison.Ordinal)) ?? export.Title;
        Record(csv, [.. roster.Header.Take(last + 1), title]);
        Record(csv, ["    Points Possible", .. Enumerable.Repeat("", last), Cell.Number(export.Columns.Points)]);
        var results = roster.Match(export, [roster.Column("ID"), roster.Column("SIS User ID"), roster.Column("SIS Login ID"), roster.Column("Student")], id => id.Trim());
        for (var i = 0; i < roster.Rows.Length; i++)
        {
            var row = roster.Rows[i];
            // "Points Possible", "Manual Posting", and the test student's blank line
            if (row.Length <= last || row[1].Length == 0) continue;
            Record(csv, [.. row.Take(last + 1), Score(results.GetValueOrDefault(i))]);
        }
    }

    private static void Record(CsvWriter csv, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.EndRecord();
    }
}
