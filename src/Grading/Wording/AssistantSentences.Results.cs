using Grading.Submissions;
using static Formulas.Translating.Spoken;

namespace Grading.Wording;

/// <summary>What assistants read of results and of what is made of them.</summary>
internal static partial class AssistantSentences
{
    public static string NotWritten(string path, Exception e) => e switch
    {
        DirectoryNotFoundException => Say($"There is no folder to write \"{path}\" in. Please create it or choose another place."),
        UnauthorizedAccessException => Say($"\"{path}\" may not be written. Please choose another place, or check who may write there."),
        FileNotFoundException => Say($"The system makes no file \"{path}\". Please choose another place."),
        _ => Say($"\"{path}\" could not be written: {Sentences.WhyNot(e):said}. Please choose another place, or try again."),
    };

    public static string NotAppended(string path, Exception e) =>
        Say($"{NotWritten(path, e):said} What is graded so far is kept: make room, and go on with --resume.");

    public static string NotRead(string path, Exception e) => Say($"The results \"{path}\" could not be read: {Sentences.WhyNot(e):said}.");

    /// <summary>Of a file that nobody foresaw.</summary>
    public static string NotUsable(string? path, Exception e) =>
        path is null ? Say($"A file can't be used: {Sentences.WhyNot(e):said}.")
        : Say($"\"{path}\" can't be used: {Sentences.WhyNot(e):said}.");

    public static string NoResults(string path, IEnumerable<string> columns) =>
        Say($"\"{path}\" is no table of results: its columns should be {string.Join(", ", columns)}.");

    public static string OnlySteps(IEnumerable<string> paths) =>
        Say($"There are no results to merge in {string.Join(", ", paths)}: these are tables of steps.");

    public static string OtherCells(string path, long line, int cells, int columns) =>
        Say($"Line {line} of \"{path}\" has {cells} cells instead of {columns}.");

    public static string NoVerdict(string path, long line, string word, IEnumerable<string> verdicts) =>
        Say($"Line {line} of \"{path}\" has the verdict \"{word}\", which there is not. "
        + $"The verdicts are {string.Join(", ", verdicts)}.");

    /// <summary>
    /// One answer whose verdict or score is another than before; <paramref name="before"/> and <paramref name="after"/> are as
    /// <see cref="Decided"/> has them.
    /// </summary>
    public static string Changes(string student, string problem, string part, string before, string after) =>
        $"{student}  {problem}.{part}: {before} -> {after}";

    /// <summary>An answer that one of two tables does not have.</summary>
    public static string NotThere => Say("not there");

    public static string Decided(string verdict, string score) => score.Length == 0 ? verdict : $"{verdict} ({score})";

    public static string TotalChanges(string student, bool isMore, string difference) =>
        Say($"{student}  total {(isMore ? "+" : "")}{difference}");

    public static string ChangesInAll(int answers, int students) =>
        answers == 1 ? Say("1 answer changes, of 1 student.")
        : students == 1 ? Say($"{answers} answers change, of 1 student.")
        : Say($"{answers} answers change, of {students} students.");

    public static string SameFile(IEnumerable<string> formats, string file) =>
        Say($"The formats {string.Join(And, formats):list} both write \"{file}\". Please choose one of them.");

    public static string OnlyOne(string format) =>
        Say($"The format \"{format}\" is for one submission at a time. Please grade one student's files.");

    public static string StillToDecide(int parts) => Say($"A person has yet to decide {parts} of the parts; the score is not final.");

    public static string NoCanvasGradebook(string path) =>
        Say($"\"{path}\" is no gradebook of Canvas: it should begin with the columns Student, ID, …, Section.");

    public static string NoMoodleWorksheet(string path) =>
        Say($"\"{path}\" is no grading worksheet of Moodle: it should have the columns Identifier and Grade.");

    public static string NeedsRoster(string format) =>
        Say($"The format \"{format}\" fills in the table that was downloaded for manual grading. Please name it with --roster.");

    public static string NoPrairieLearnTable(string path, string columns) =>
        Say($"\"{path}\" is no table of PrairieLearn's for manual grading: it should have the columns {columns}.");

    public static string FromElsewhere(string path) =>
        Say($"None of these results come from \"{path}\". Please grade that table and name it with --roster as well.");

    public static string RosterNotRead(string path, Exception e) =>
        Say($"The exported table \"{path}\" could not be read: {Sentences.WhyNot(e):said}.");

    public static string NoRow(string student, string path, string? suggested) =>
        Say($"\"{student}\" has results but no row in \"{path}\", so they were not written there.")
        + (suggested is null ? ""
            : " " + Say($"There is a \"{suggested}\": if that is the same student, please write the id in the same way in both."));

    public static string SeveralRows(string student, IEnumerable<(int Line, string Id)> rows, string path)
    {
        var lines = rows.Select(row => row.Id.Length > 0 ? $"{row.Line} (\"{row.Id}\")" : $"{row.Line}");
        return Say($"\"{student}\" could be any of the lines {string.Join(And, lines):list} of \"{path}\"; none of them was written. "
            + $"Please enter the score by hand, or hand in under ids.");
    }

    public static string SameRow(IEnumerable<string> students, int line, string path) =>
        Say($"{string.Join(And, students.Select(student => $"\"{student}\"")):list} all fit line {line} of \"{path}\"; "
            + $"nothing was written there. "
        + $"Please enter the score by hand.");

    public static string TwoColumns(string title, IEnumerable<string> columns, string path) =>
        Say($"\"{path}\" has more than one column for \"{title}\": {string.Join(", ", columns)}. "
            + $"Please name one of them in full with --title.");

    public static string NewColumn(string title, string path) =>
        Say($"\"{path}\" has no column \"{title}\": a new one is added, which Canvas makes an assignment of.");

    public static string NoColumnTitled(string title, string meant, string path) =>
        Say($"\"{path}\" has no column \"{title}\". Is \"{meant}\" meant? Please name it with --title.");

    public static string RosterNotUtf8(string path) =>
        Say($"The exported table \"{path}\" is not in UTF-8, so names in it would be changed. "
        + $"Please export it again, or save it in UTF-8.");

    public static string OtherMaximum(string title, string path, string maximum, string points) =>
        Say($"\"{title}\" is worth {maximum} points in \"{path}\" and {points} here. "
        + $"Please change one of the two, or scale the scores with --scale.");

    public static string NotChangeable(string student, int line, string path) =>
        Say($"The grade of \"{student}\" can't be changed (line {line} of \"{path}\"); the row was left as it is.");

    public static string AboveMaximum(string student, string score, string maximum) =>
        Say($"\"{student}\" has {score} points, more than the maximum of {maximum} that the course system takes; {maximum} was written.");
}
