using Formulas.Translating;
using static Formulas.Translating.Spoken;

namespace Grading.Submissions;

// What a path turned out to hold, in words.
internal static partial class Sentences
{
    public static string OneSheet => Say("an answer sheet");

    public static string OneStudent => Say("the folder of one student");

    public static string Folder(int sheets, int folders) => (sheets, folders) switch
    {
        (0, 0) => Say("a folder without answer sheets"),
        (_, 0) => Say($"a folder of {Sheets(sheets):said}"),
        (0, _) => Say($"a folder of {Folders(folders):said}"),
        _ => Say($"a folder of {Sheets(sheets):said} and {Folders(folders):said}"),
    };

    public static string Download(string layout, int students, int late, int again, int ignored) =>
        $"{layout}: {Counted.Students(students)}{(late > 0 ? Say($", {late} late") : "")}"
        + $"{(again > 0 ? Say($", {again} handed in again") : "")}{(ignored > 0 ? Say($", {Counted.Files(ignored):said} ignored") : "")}";

    public static string TableOfAnswers(int students, int rows) =>
        Say($"a table with one row per answer: {Counted.Students(students):said}, {Counted.Rows(rows):said}");

    public static string TableOfStudents(int students) => Say($"a table with one row per student: {Counted.Students(students):said}");

    public static string FormOfSubmissions(string layout, int students, int submissions) =>
        $"{layout}: {Counted.Students(students)}, {Counted.Submissions(submissions)}";

    public static string FormOfQuestions(string layout, int students, int questions, int again) =>
        $"{layout}: {Counted.Students(students)}, {Counted.Questions(questions)}"
        + (again > 0 ? Say($", {again} answered more than once (the last attempt counts)") : "");

    private static string Sheets(int n) => n == 1 ? Say("one answer sheet") : Say($"{n} answer sheets");

    private static string Folders(int n) => n == 1 ? Say("one student folder") : Say($"{n} student folders");
}
