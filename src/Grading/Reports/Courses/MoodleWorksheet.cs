using System.Globalization;
using System.Net;
using CsvHelper;
using Grading.Submissions;

namespace Grading.Reports.Courses;

/// <summary>
/// What Moodle takes in: its own offline grading worksheet with grades and feedback filled in and every other cell as it was; or, without one,
/// a table for the gradebook's import.
/// </summary>
internal static class MoodleWorksheet
{
    public static void Write(CourseExport export, Stream to)
    {
        if (export.Roster is null) WriteNew(export, to);
        else WriteInto(Roster.Read(export.Roster), export, to);
    }

    private static void WriteNew(CourseExport export, Stream to)
    {
        using var csv = CsvWriter.Create(to, CsvWriterOptions.Default, leaveOpen: true);
        foreach (var name in new[] { "ID number", "Email address", $"Assignment: {export.Title}", $"Feedback: {export.Title}" }) csv.WriteField(name);
        csv.EndRecord();
        foreach (var student in export.Students)
        {
            var isAddress = student.Student.Contains('@');
            csv.WriteField(isAddress ? "" : Cell.Text(student.Student));
            csv.WriteField(isAddress ? Cell.Text(student.Student) : "");
            csv.WriteField(student.Awaiting > 0 ? "-" : Cell.Number(student.Score));
            csv.WriteField(Comments(student));
            csv.EndRecord();
        }
    }

    private static void WriteInto(Roster roster, CourseExport export, Stream to)
    {
        var (identifier, grade) = (roster.Column("Identifier", "ID"), roster.Column("Grade", "Bewertung"));
        var (maximum, feedback) = (roster.Column("Maximum Grade", "Bestwertung"), roster.Column("Feedback comments", "Feedback als Kommentar"));
        if (identifier < 0 || grade < 0) throw new UnusableFileException($"\"{roster.Path}\" is no grading worksheet of Moodle: it should have the columns Identifier and Grade.");
        using var csv = CsvWriter.Create(to, CsvWriterOptions.Default with { Separator = roster.Separator }, leaveOpen: true);
        foreach (var name in roster.Header) csv.WriteField(name);
        csv.EndRecord();
        var results = roster.Match(export, [identifier, roster.Column("ID number", "ID-Nummer"), roster.Column("Email address", "E-Mail-Adresse"), roster.Column("Full name", "Vollständiger Name")], Participant);
        for (var i = 0; i < roster.Rows.Length; i++)
        {
            var student = results.GetValueOrDefault(i);
            for (var column = 0; column < roster.Rows[i].Length; column++)
            {
                var cell = roster.Rows[i][column];
                if (student is not null && column == grade && student.Awaiting == 0) cell = Grade(student, maximum < 0 ? "" : roster.Rows[i][maximum]);
                if (student is not null && column == feedback) cell = Comments(student);
                csv.WriteField(cell);
            }
            csv.EndRecord();
        }
    }

    // "Participant 4711", in whatever language: the number at the end is what our folders carry.
    private static string Participant(string identifier) => identifier.LastIndexOf(' ') is >= 0 and var blank && long.TryParse(identifier[(blank + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _)
        ? identifier[(blank + 1)..]
        : identifier.Trim();

    // Moodle refuses a grade above the maximum of its assignment: points are scaled to it.
    private static string Grade(StudentResults student, string maximum) =>
        decimal.TryParse(maximum, NumberStyles.Number, CultureInfo.InvariantCulture, out var most) && student.Points > 0
            ? Cell.Number(Math.Round(student.Score * most / student.Points, 5))
            : Cell.Number(student.Score);

    /// <summary>Feedback in HTML, which Moodle takes; everything in it is encoded.</summary>
    private static string Comments(StudentResults student) => string.Concat(student.Rows.Select(row =>
        $"<p><b>{Encoded($"{row.Problem}.{row.Part}")}</b>: {Encoded(row.Verdict)}{(row.Score is null ? "" : $", {Cell.Number(row.Score)} of {Cell.Number(row.Points)}")}"
        + $"{(row.Hint.Length > 0 ? "<br>" + Encoded(row.Hint) : "")}{(row.Comment.Length > 0 ? "<br>" + Encoded(row.Comment) : "")}</p>"));

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
