using static Formulas.Translating.Spoken;

namespace Grading.Submissions;

/// <summary>What is said about downloads, archives and forms.</summary>
internal static partial class Sentences
{
    public static string ZipTooLarge(string path, string has, string most) =>
        Say($"The archive \"{path}\" has {has}; at most {most} are read. Please unpack it and give the folder instead.");

    public static string OwnFeedback(string path) =>
        Say($"\"{path}\" is feedback that this tool wrote, and nobody's answers. Please name what students handed in.");

    public static string NotAZip(string path) => Say($"\"{path}\" could not be read as a zip archive. Please download it again.");

    public static string LeadsOut(string entry) => Say($"{Quoted(entry)} has a name that leads out of the archive; it was not read.");

    public static string Bomb(string entry, long packed, long bytes) =>
        Say($"{Quoted(entry)} has {packed:N0} bytes that unpack to {bytes:N0}, which no answer does; it was not read.");

    public static string TwoEntries(string entry) => Say($"The archive holds {Quoted(entry)} twice; the first one was read.");

    public static string LastCounts(string student, string last, string earlier) =>
        Say($"{Quoted(student)} handed in more than once: \"{last}\" counts as the last, \"{earlier}\" was not read.");

    public static string SeveralSubmissions(string student, IEnumerable<string> names) =>
        Say($"{Quoted(student)} stands in several submissions ({string.Join(", ", names.Take(5).Select(Quoted))}), and which came last "
        + $"can't be told from their times; a person must look which one counts.");

    public static string NothingReadable(string student, IEnumerable<string> files) =>
        Say($"{Quoted(student)} handed in nothing that can be read ({string.Join(", ", files.Take(5).Select(Quoted))}); "
        + $"a person must look at it.");

    public static string LastAttempt(string student, int attempts, int line) =>
        Say($"{Quoted(student)} answered {attempts} times; the last attempt, in line {line}, counts.");

    public static string NotOfLayout(string file, string layout) =>
        Say($"{Quoted(file)} is not named as in a {layout}, so nobody knows whose it is; it was not read.");

    public static string NoSubmitters(string submission, string file) =>
        Say($"\"{file}\" does not say who handed in \"{submission}\"; it is listed under that name.");

    public static string NoFolderOf(string student, string submission, string file) =>
        Say($"{Quoted(student)} handed in \"{submission}\", as \"{file}\" says, "
        + $"but there is no such folder here; a person must look for it.");

    public static string NoYaml(string file, long? line) => line is null
        ? Say($"\"{file}\" could not be read as YAML. Please export the assignment again.")
        : Say($"\"{file}\" could not be read as YAML (line {line} of what names the students). Please export the assignment again.");

    public static string NoLayout(string id, IEnumerable<string> ids) =>
        Say($"There is no layout \"{id}\". There are: {string.Join(", ", ids)}.");

    public static string NoQuestions(string path, string layout, IEnumerable<string> headers, ProblemCatalogue catalogue) =>
        Say($"None of the questions in \"{path}\" ({layout}) names a part.") + " "
        + (Example(catalogue) is { } example
            ? Say($"Put the part's id into the question's title, as in \"({example})\", or say with --columns which is which.")
            : Say("Put the part's id into the question's title, or say with --columns which is which."))
        + " " + Say($"The columns are {string.Join(", ", headers.Take(30).Select(Quoted))}.");

    public static string NoStudentColumn(string path, string layout, IEnumerable<string> wanted) =>
        Say($"The table \"{path}\" ({layout}) has no column that names the student "
        + $"({string.Join(", ", wanted.Select(name => $"\"{name}\""))}). Name it with --columns, as in \"Matriculation: student\".");

    public static string ColumnsNotRead(string path, IEnumerable<string> titles) =>
        Say($"These columns of \"{path}\" were not read: {string.Join(", ", titles.Select(Quoted))}. "
        + $"If one of them is a question, put the part's id into its title, or say with --columns which it is.");

    public static string NoColumnNamed(string path, IEnumerable<string> names) =>
        Say($"No column of \"{path}\" is called as --columns has it: {string.Join(", ", names.Select(Quoted))}.");

    public static string TwoColumns(string path, string title) =>
        Say($"The table \"{path}\" has two columns \"{title}\". Please keep the one that counts.");

    public static string NotJson(int line) => Say($"The submitted_answer in line {line} is not JSON; a person must look at it.");

    public static string Changed(string path) =>
        Say($"\"{path}\" was changed while it was read, so nobody knows which answers were meant. "
        + $"What is graded so far is kept: once the file is complete, go on with --resume.");

    public static string TwoPaths(string student, string first, string second) =>
        Say($"{Quoted(student)} is in \"{first}\" and in \"{second}\". Please give only one of them, or grade them one after the other.");

    public static string NoTable(string path, string layout) => Say($"\"{path}\" is not a table, so it can't be read as {layout}.");

    public static string NoFolder(string path, string layout) =>
        Say($"\"{path}\" is neither a folder nor a zip archive, so it can't be read as a {layout}.");
}
