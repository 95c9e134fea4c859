using System.Globalization;

namespace Grading.Submissions;

// What a path turned out to hold, in words.
internal static partial class Sentences
{
    public const string OneSheet = "an answer sheet";

    public const string OneStudent = "the folder of one student";

    public static string Folder(int sheets, int folders) => (sheets, folders) switch
    {
        (0, 0) => "a folder without answer sheets",
        (_, 0) => $"a folder of {OneOrMore(sheets, "answer sheet")}",
        (0, _) => $"a folder of {OneOrMore(folders, "student folder")}",
        _ => $"a folder of {OneOrMore(sheets, "answer sheet")} and {OneOrMore(folders, "student folder")}",
    };

    public static string Download(string layout, int students, int late, int again, int ignored) =>
        $"{layout}: {Count(students, "student")}{(late > 0 ? $", {late} late" : "")}"
        + $"{(again > 0 ? $", {again} handed in again" : "")}{(ignored > 0 ? $", {Count(ignored, "file")} ignored" : "")}";

    public static string TableOfAnswers(int students, int rows) =>
        $"a table with one row per answer: {Count(students, "student")}, {Count(rows, "row")}";

    public static string TableOfStudents(int students) => $"a table with one row per student: {Count(students, "student")}";

    public static string FormOfSubmissions(string layout, int students, int submissions) =>
        $"{layout}: {Count(students, "student")}, {Count(submissions, "submission")}";

    public static string FormOfQuestions(string layout, int students, int questions, int again) =>
        $"{layout}: {Count(students, "student")}, {Count(questions, "question")}"
        + (again > 0 ? $", {again} answered more than once (the last attempt counts)" : "");

    // "one answer sheet", "2 answer sheets"
    private static string OneOrMore(int n, string thing) =>
        n == 1 ? $"one {thing}" : string.Create(CultureInfo.InvariantCulture, $"{n} {thing}s");
}
