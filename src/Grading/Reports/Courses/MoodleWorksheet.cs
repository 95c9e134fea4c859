using System.Globalization;
using System.Net;
using CsvHelper;
using Grading.Submissions;
using Grading.Verdicts;
using Grading.Wording;

namespace Grading.Reports.Courses;

/// <summary>
/// What Moodle takes in: its own offline grading worksheet with grades and feedback filled in and every other cell as it was; or, without
/// one, a table for the gradebook's import.
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
        string[] header = ["ID number", "Email address", $"Assignment: {export.Title}", $"Feedback: {export.Title}"];
        foreach (var name in header) csv.WriteField(name);
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
        var (grade, maximum) = (roster.Column("Grade", "Bewertung"), roster.Column("Maximum Grade", "Bestwertung"));
        var feedback = roster.Column("Feedback comments", "Feedback als Kommentar");
        if (roster.Column("Identifier", "ID") < 0 || grade < 0)
            throw new UnusableFileException(AssistantSentences.NoMoodleWorksheet(roster.Path));
        string[] identities = ["Identifier|ID", "ID number|ID-Nummer", "Email address|E-Mail-Adresse", "Full name|Vollständiger Name"];
        var results = roster.Match(export, identities, Participant);
        roster.Write(to, (row, column) => results.GetValueOrDefault(row) switch
        {
            { Awaiting: 0 } student when column == grade => Grade(student, maximum < 0 ? "" : roster.Rows[row][maximum]),
            { } student when column == feedback => Comments(student),
            _ => roster.Rows[row][column],
        });
    }

    // "Participant 4711", in whatever language: the number at the end is what our folders carry.
    private static string Participant(string identifier)
    {
        var last = identifier[(identifier.LastIndexOf(' ') + 1)..];
        var isNumbered = last.Length < identifier.Length && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isNumbered ? last : identifier.Trim();
    }

    // Moodle refuses a grade above the maximum of its assignment: points are scaled to it.
    private static string Grade(StudentResults student, string maximum) =>
        decimal.TryParse(maximum, NumberStyles.Number, CultureInfo.InvariantCulture, out var most) && student.Points > 0
            ? Cell.Number(Math.Round(student.Score * most / student.Points, 5))
            : Cell.Number(student.Score);

    /// <summary>Feedback in HTML, which Moodle takes; everything in it is encoded.</summary>
    private static string Comments(StudentResults student) => string.Concat(student.Rows.Select(Comment));

    private static string Comment(ResultRow row)
    {
        var score = row.Score is null ? "" : $", {Cell.Number(row.Score)} of {Cell.Number(row.Points)}";
        var part = Encoded($"{row.Problem}.{row.Part}");
        return $"<p><b>{part}</b>: {Encoded(row.Verdict.Word())}{score}{Line(row.Hint)}{Line(row.Comment)}</p>";
    }

    private static string Line(string text) => text.Length > 0 ? "<br>" + Encoded(text) : "";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
