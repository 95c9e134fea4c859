using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grading.Submissions.Folders;

/// <summary>The layouts that are recognised, in the order in which they are tried: one row each.</summary>
internal static partial class Layouts
{
    /// <summary>Files that are whole documents, whatever they look like.</summary>
    public const string Documents = "documents";

    public static ImmutableArray<Layout> All { get; } =
    [
        new Layout.Download("gradescope", "Gradescope export", GradescopePath(), Submitters: "submission_metadata.yml"),
        new Layout.Download("moodle", "Moodle download", MoodlePath()),
        new Layout.Download("canvas", "Canvas download", CanvasPath()),
        new Layout.Download("nbgrader", "nbgrader folder", NbgraderPath(), Mark: "timestamp.txt"),
        new Layout.Plain("sheets", "folder"),
        new Layout.Plain("student", "folder of one student"),
        new Layout.Plain(Documents, "folder of whole documents"),
        new Layout.Form(
            "canvas-quiz",
            "Canvas quiz",
            Marks: [["id"], ["section_id"], ["n correct"], ["n incorrect"]],
            Student: ["id"],
            Attempt: "attempt",
            FormAnswers.UnderTheQuestion)
        {
            Time = ["submitted"],
            Others = ["name", "sis_id", "section", "section_sis_id", "submitted", "attempt", "score"],
            EscapesCommas = true,
        },
        new Layout.Form(
            "moodle-quiz",
            "Moodle quiz",
            Marks:
            [
                ["State", "Status", "Statut", "État", "Estado"],
                ["Started on", "Started", "Begonnen am", "Begonnen", "Commencé le", "Commencé", "Comenzado el", "Comenzado", "Empezado el"],
                ["Response 1", "Antwort 1", "Réponse 1", "Respuesta 1"],
            ],
            Student:
            [
                "ID number", "Username", "Email address", "ID-Nummer", "Matrikelnummer", "Anmeldename", "E-Mail-Adresse",
                    "Numéro d'identification",
                "Numéro d’identification", "Nom d'utilisateur", "Nom d’utilisateur", "Adresse de courriel", "Número de ID", "Número ID",
                "Nombre de usuario", "Dirección de correo", "Dirección Email", "Correo electrónico",
            ],
            Attempt: null,
            FormAnswers.Responses)
        {
            Time =
            [
                "Completed", "Beendet", "Abgeschlossen", "Terminé", "Achevé le", "Finalizado", "Completado", "Started on", "Started",
                    "Begonnen am",
                "Begonnen", "Commencé le", "Commencé", "Comenzado el", "Comenzado", "Empezado el",
            ],
        },
        new Layout.Form(
            "prairielearn",
            "PrairieLearn submissions",
            Marks: [["qid"], ["submission_id"], ["submitted_answer"]],
            Student: ["uid", "uin", "group_name", "group name"],
            Attempt: "submission_id",
            FormAnswers.Json),
        new Layout.Form(
            "google-forms",
            "Google Forms",
            Marks: [["Timestamp", "Zeitstempel", "Horodateur", "Marca temporal"]],
            Student:
            [
                "student", "Student ID", "Matrikelnummer", "Email Address", "E-Mail-Adresse", "Adresse e-mail",
                    "Dirección de correo electrónico",
                "Username", "Nutzername", "Nom d'utilisateur", "Nom d’utilisateur", "Nombre de usuario",
            ],
            Attempt: null,
            FormAnswers.UnderTheQuestion)
        {
            Time = ["Timestamp", "Zeitstempel", "Horodateur", "Marca temporal"],
            Others = ["Score", "Total score", "Punkte", "Punktzahl", "Note", "Puntuación", "Name", "Nom", "Nombre"],
        },
        new Layout.Table("table", "table"),
    ];

    /// <summary>The layout with that id; null for none given.</summary>
    /// <exception cref="UnusableFileException">There is no such layout.</exception>
    public static Layout? Named(string? id) => id is null ? null : Find(id);

    private static Layout Find(string id) => All.FirstOrDefault(layout => layout.Id == id)
        ?? throw new UnusableFileException(Sentences.NoLayout(id, All.Select(layout => layout.Id)));

    // lovelaceada_LATE_123_456_hw3.md   lovelaceada_123_text.html   anon_ab12c_458_hw3.md   LATE_anon_ab12c_458_hw3.md
    [GeneratedRegex("""
        ^ (?: [^/]+ / )?
        (?: (?<late> LATE_ )? anon_ (?<student> [A-Za-z0-9]+ ) | [^/]*? (?<late> _LATE )? _ (?<student> \d+ ) )
        _ (?: (?<html> text\.html ) | link\.html | (?: question_\d+_ )? \d+_ (?<file> [^/]+ ) ) $
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex CanvasPath();

    // Student 1_4711_assignsubmission_file/hw3.md   …_file_/hw3.md   …_file_hw3.md   …_assignsubmission_onlinetext/onlinetext.html
    [GeneratedRegex("""
        ^ (?: [^/]+ / )?
        [^/]* _ (?<student> \d+ ) _assignsubmission_
        (?: file_?/ (?<file> .+ ) | file_ (?<file> [^/]+ ) | onlinetext_?/? (?<html> [^/]* \.html? ) ) $
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex MoodlePath();

    // submitted/2026-0001/hw3/hw3.md, with a timestamp.txt beside it
    [GeneratedRegex(@"^(?:submitted/)?(?<student>[^/]+)/[^/]+/(?<file>[^/]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NbgraderPath();

    [GeneratedRegex(@"^(?:[^/]+/)?(?<student>submission_\d+)/(?<file>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex GradescopePath();
}
