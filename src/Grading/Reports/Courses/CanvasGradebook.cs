using System.Collections.Immutable;
using CsvHelper;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Courses;

/// <summary>
/// What Canvas imports as a gradebook: the columns that identify students, one column for the assignment, the row "Points Possible". The
/// scores of students of whom a person has yet to decide something are left blank, which changes nothing in Canvas.
/// </summary>
internal static class CanvasGradebook
{
    private const string PointsPossible = "    Points Possible";

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
        Record(csv, PointsPossible, "", "", "", "", Cell.Number(export.Columns.Points));
        foreach (var student in export.Students)
            Record(csv, Cell.Text(student.Student), "", "", Cell.Text(student.Student), "", Score(student));
    }

    private static void WriteInto(Roster roster, CourseExport export, CsvWriter csv)
    {
        var last = roster.Column("Section");
        if (last < 2 || roster.Column("ID") is not (1 or 2))
            throw new UnusableFileException(AssistantSentences.NoCanvasGradebook(roster.Path));
        Record(csv, [.. roster.Header.Take(last + 1), Title(roster.Header.Skip(last + 1), export.Title)]);
        Record(csv, [PointsPossible, .. Enumerable.Repeat("", last), Cell.Number(export.Columns.Points)]);
        var results = roster.Match(export, ["ID", "SIS User ID", "SIS Login ID", "Student"], id => id.Trim());
        for (var i = 0; i < roster.Rows.Length; i++)
        {
            var row = roster.Rows[i];
            if (IsStudent(row, last)) Record(csv, [.. row.Take(last + 1), Score(results.GetValueOrDefault(i))]);
        }
    }

    // The column that Canvas has for this assignment, with its number, so that no new one is made.
    private static string Title(IEnumerable<string> headers, string title) =>
        headers.FirstOrDefault(header => header == title || header.StartsWith(title + " (", StringComparison.Ordinal)) ?? title;

    // None: "Points Possible", "Manual Posting", and the test student's blank line.
    private static bool IsStudent(ImmutableArray<string> row, int last) => row.Length > last && row[1].Length > 0;

    private static void Record(CsvWriter csv, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.EndRecord();
    }
}
