using Formulas.Translating;
using static Formulas.Translating.Spoken;

namespace Grading.Wording;

/// <summary>What assistants read while commands run and when they are done.</summary>
internal static partial class AssistantSentences
{
    public static string NoAssignmentFile(string path) => Say($"There is no assignment file \"{path}\".");

    public static string NoProblemsAt(string path) => Say($"There is no folder or file of problems at \"{path}\".");

    public static string NoProblemsHere => Say("There is no folder \"problems\" here or above. Name it with --problems.");

    public static string NoSuchProblem(string id, string? nearest, IEnumerable<string> ids) => nearest is null
        ? Say($"There is no problem \"{id}\". There are: {string.Join(", ", ids)}.")
        : Say($"There is no problem \"{id}\". Did you mean \"{nearest}\"?");

    public static string NoSuchPart(string problem, string part, IEnumerable<string> parts) =>
        Say($"Problem \"{problem}\" has no part \"{part}\". It has: {string.Join(", ", parts)}.");

    public static string WantsMethod(string signature) => Say($"This part wants a method in C#: {signature}");

    public static string IsAChoice => Say("This part is a choice; its answer is an option, not a formula.");

    public static string NoColumnsFile(string path) => Say($"There is no file \"{path}\" that says which column is which part.");

    public static string ColumnsOfNoTable =>
        Say("--columns has no effect: none of the paths is a table whose columns are questions. Please leave it out.");

    public static string NoPartOfColumn(string typed, string example) =>
        Say($"\"{typed}\" should be \"student\" or a part, such as {example}.");

    public static string NoShard => Say("--shard takes a share and how many there are, such as 3/10.");

    public static string NoFont(string path) => Say($"\"{path}\" is no font that a browser reads (otf, ttf, woff, woff2).");

    public static string NoFontFile(string path) => Say($"There is no file \"{path}\" with a font.");

    public static string NoHost(string typed) => Say($"\"{typed}\" is not the name of a server, such as grader.example.edu.");

    /// <summary>Of a name that is none of this machine's addresses.</summary>
    public static string NoHostToListenAt(string host, int port) =>
        Say($"\"{host}\" is neither an address nor localhost. To be reached from everywhere, please write http://0.0.0.0:{port}.");

    public static string NoProxy(string typed) => Say($"\"{typed}\" is not the address of a proxy, such as 127.0.0.1 or ::1.");

    public static string NoAddress(string typed) => Say($"\"{typed}\" is not an address to listen at, such as http://127.0.0.1:5080.");

    public static string WatchesHereOnly =>
        Say("With --watch the server is for the author at this machine: --url should be an address such as http://127.0.0.1:5080.");

    /// <summary>Of paths that are there, and of a layout that was told; null for none.</summary>
    public static string NothingHandedIn(IEnumerable<string> paths, string? layout) => layout is null
        ? Say($"There is nothing handed in at {string.Join(", ", paths)}: no answer sheet, no document, no folder or row of a student.")
        : Say($"There is nothing handed in at {string.Join(", ", paths)} that is laid out as --layout {layout} says.");

    public static string Known(int students) =>
        Say($"{students} students were graded before the interruption; they are not graded again.");

    public static string OtherJournal =>
        Say("The journal belongs to other problems, another assignment, seed or grader; everything is graded.");

    public static string NothingToGoOnWith => Say("There is no interrupted run to go on with; everything is graded.");

    public static string GivenUp => Say("An interrupted run is given up; with --resume it would have gone on.");

    public static string Stopped(int graded, int students, string command) =>
        Say($"Stopped: {graded} of {students} students are graded and kept. To go on:\n  {command}");

    public static string StoppedForGood(int graded, int students) =>
        Say($"Stopped: {graded} of {students} students were graded. "
        + $"Nothing was written to standard output, and nothing is kept; with --out FILE it would be.");

    /// <summary>12,000 of 100,000 students, 8,000 per second, 11 s left</summary>
    public static string Progress(int done, int students, TimeSpan elapsed)
    {
        var rate = done / Math.Max(elapsed.TotalSeconds, 1e-3);
        var left = Math.Ceiling((students - done) / Math.Max(rate, 1e-3));
        return Say($"{done:N0} of {students:N0} students, {rate:N0} per second, {left:N0} s left");
    }

    /// <summary>Beside the address of a server.</summary>
    public static string EndsByKey => Say("(Ctrl+C ends it)");

    public static string NoRuntime =>
        Say("There is no .NET 10 runtime here (looked for in DOTNET_ROOT, on the PATH and in the usual folders): "
            + "answers in C# wait for a person.");

    public static string RunWithout(IEnumerable<string> layers) =>
        Say($"Answers in C# were run without these layers of the sandbox: {string.Join(", ", layers)}.");

    public static string NotRunWithout(IEnumerable<string> layers) =>
        Say($"Answers in C# were not run: this machine lacks {string.Join(", ", layers)}. "
        + $"With --allow-weaker-sandbox they are run all the same; see SECURITY.md first.");

    public static string Remark(string source, string sentence) => $"{source}: {sentence}";

    public static string MoreRemarks(int remarks) => Say($"… and {remarks} more remarks like these.");

    /// <summary>What a class comes to; <paramref name="verdicts"/> as in <c>12 correct</c>.</summary>
    public static string Graded(int students, long answers, IEnumerable<string> verdicts) =>
        $"{Counted.Students(students)}, {Counted.Answers(answers)}{(answers > 0 ? ": " : "")}{string.Join(", ", verdicts)}.";

    /// <summary>How far a run is, beside its bar.</summary>
    public static string Rate(double done, double students, double perSecond) =>
        Say($"{done:N0} of {students:N0} students, {perSecond:N0}/s");

    public static string ResultsAreIn(string path) => Say($"Results are in {path}.");

    /// <summary>How many totals wait for a person, and how to close them.</summary>
    public static string OpenTotals(int open, int students, int answers) =>
        (open == 1 ? Say($"1 of {Counted.Totals(students):said} is open:") : Say($"{open} of {Counted.Totals(students):said} are open:"))
        + " " + (answers == 1 ? Say("1 answer waits for a person.") : Say($"{answers} answers wait for a person."))
        + " " + Say("To close them, decide in a table for --overrides; or let the assignment say what unreadable answers earn (credit: "
            + "{ unreadable: 0 }).");

    public static string Wrote(string path) => Say($"Wrote {path}.");

    public static string FillIn(string path) =>
        Say($"Wrote {path}. Fill in the column \"credit\", from 0 to 1; rows without one are left as they are.");

    public static string NoWrongAnswers => Say("There is nothing to decide here.");

    public static string Merged(int students, int files) =>
        Say($"Merged {Counted.Students(students):said} from {Counted.Files(files):said}.");

    public static string InTwoShares(string student, string first, string second) =>
        Say($"\"{student}\" is in \"{first}\" and in \"{second}\". Please check that every share is given once.");
}
