using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using CsvHelper;
using Grading.Submissions;
using Grading.Verdicts;
using Grading.Wording;

namespace Grading.Reports.Courses;

/// <summary>
/// What Moodle takes in: its own offline grading worksheet with grades and feedback filled in and every other cell as it was, or, without
/// one, a table for the gradebook's import. A grade that can't be changed there, and a comment that somebody wrote, stay.
/// </summary>
internal static class MoodleWorksheet
{
    // What a column is called in English, German, French and Spanish.
    private static readonly string[] Identifier = ["Identifier", "ID", "Identifiant", "Identificador"];
    private static readonly string[] Number = ["ID number", "ID-Nummer", "Numéro d'identification", "Número de ID",
        "Número de identificación"];
    private static readonly string[] Address =
        ["Email address", "E-Mail-Adresse", "Adresse de courriel", "Adresse e-mail", "Dirección de correo", "Dirección Email"];
    private static readonly string[] Name = ["Full name", "Vollständiger Name", "Nom complet", "Nombre completo"];
    private static readonly string[] Given = ["First name", "Vorname", "Prénom", "Nombre"];
    private static readonly string[] Family = ["Last name", "Surname", "Nachname", "Nom", "Nom de famille", "Apellido(s)", "Apellidos"];
    private static readonly string[] GradeNames = ["Grade", "Bewertung", "Note", "Calificación"];
    private static readonly string[] Maximum =
        ["Maximum Grade", "Bestwertung", "Note maximale", "Calificación máxima", "Nota máxima"];
    private static readonly string[] Changeable =
    [
        "Grade can be changed", "Bewertung kann geändert werden", "Bewertung änderbar", "La note peut être modifiée",
        "La calificación puede ser cambiada", "La calificación puede cambiar", "La calificación se puede cambiar",
    ];
    private static readonly string[] FeedbackNames =
    [
        "Feedback comments", "Feedback als Kommentar", "Feedback par commentaires", "Commentaires de feedback",
        "Comentarios de retroalimentación",
    ];
    private static readonly string[] No = ["No", "Nein", "Non"];

    public static void Write(CourseExport export, Stream to)
    {
        if (export.Roster is null) WriteNew(export, to);
        else WriteInto(Open(export.Roster), export, to);
    }

    /// <summary>A grading worksheet.</summary>
    /// <exception cref="UnusableFileException">It is none.</exception>
    public static Roster Open(string path)
    {
        var roster = Roster.Read(path);
        return roster.Column(Identifier) >= 0 && roster.Column(GradeNames) >= 0 ? roster
            : throw new UnusableFileException(AssistantSentences.NoMoodleWorksheet(path));
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
        var (grade, maximum) = (roster.Column(GradeNames), roster.Column(Maximum));
        var (feedback, changeable) = (roster.Column(FeedbackNames), roster.Column(Changeable));
        var scales = Scales(roster, maximum, export);
        var results = RosterMatch.Of(roster, export, Identities(roster), _ => true);
        var fixedRows = results.Keys.Where(row => IsNo(roster.At(row, changeable))).ToHashSet();
        foreach (var row in fixedRows.Order())
            export.Remark(AssistantSentences.NotChangeable(results[row].Student, roster.Lines[row], roster.Path));
        roster.Write(to, CellOf, roster.Header.Length);

        string CellOf(int row, int column) => results.GetValueOrDefault(row) switch
        {
            _ when fixedRows.Contains(row) => roster.At(row, column),
            { Awaiting: 0 } student when column == grade => Grade(student, roster.At(row, maximum)),
            { } student when column == feedback && roster.At(row, column).Length == 0 => Comments(student),
            _ => roster.At(row, column),
        };

        string Grade(StudentResults student, string most)
        {
            var shown = scales[most].Shown(student.Score);
            if (Roster.Number(most) is not { } limit || Roster.Number(shown) <= limit) return shown;
            export.Remark(AssistantSentences.AboveMaximum(student.Student, shown, Cell.Number(limit)));
            return Cell.Number(limit);
        }
    }

    private static bool IsNo(string cell) => No.Contains(cell.Trim(), StringComparer.OrdinalIgnoreCase);

    // Moodle refuses a grade above the maximum of its assignment, which stands in every row.
    private static Dictionary<string, Scale> Scales(Roster roster, int maximum, CourseExport export) =>
        Enumerable.Range(0, roster.Rows.Length).Select(row => roster.At(row, maximum)).Distinct()
            .ToDictionary(cell => cell, cell => Scale.To(Roster.Number(cell), export, roster.Path, export.Title));

    private static Identities Identities(Roster roster) => new(
        [.. new[] { Identifier, Number, Address }.Select(names => roster.Column(names)).Where(column => column >= 0)],
        roster.Column(Name) is >= 0 and var name ? [name] : [],
        roster.Column(Given),
        roster.Column(Family),
        Participant);

    // "Participant 4711", in whatever language: the number at the end is what our folders carry.
    private static string Participant(string identifier)
    {
        var last = identifier[(identifier.LastIndexOf(' ') + 1)..];
        var isNumbered = last.Length < identifier.Length && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isNumbered ? last : identifier.Trim();
    }

    /// <summary>Feedback in HTML, which Moodle takes; everything in it is encoded.</summary>
    private static string Comments(StudentResults student) => string.Concat(student.Rows.Select(Comment));

    private static string Comment(ResultRow row)
    {
        var score = row.Score is null ? "" : $", {Cell.Number(row.Score)} of {Cell.Number(row.Points)}";
        var part = Encoded($"{row.Problem}.{row.Part}");
        return $"<p><b>{part}</b>: {Encoded(row.Verdict.Word())}{score}{Line(row.Said)}{Line(row.Comment)}</p>";
    }

    private static string Line(string text) => text.Length > 0 ? "<br>" + Encoded(text) : "";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
