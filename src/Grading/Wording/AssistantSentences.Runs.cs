using System.Globalization;

namespace Grading.Wording;

/// <summary>What assistants read while commands run and when they are done.</summary>
internal static partial class AssistantSentences
{
    public static string NoAssignmentFile(string path) => $"There is no assignment file \"{path}\".";

    public static string NoProblemsAt(string path) => $"There is no folder or file of problems at \"{path}\".";

    public const string NoProblemsHere = "There is no folder \"problems\" here or above. Name it with --problems.";

    public static string NoSuchProblem(string id, string? nearest, IEnumerable<string> ids) => nearest is null
        ? $"There is no problem \"{id}\". There are: {string.Join(", ", ids)}."
        : $"There is no problem \"{id}\". Did you mean \"{nearest}\"?";

    public static string NoSuchPart(string problem, string part, IEnumerable<string> parts) =>
        $"Problem \"{problem}\" has no part \"{part}\". It has: {string.Join(", ", parts)}.";

    public static string WantsMethod(string signature) => $"This part wants a method in C#: {signature}";

    public const string IsAChoice = "This part is a choice; its answer is an option, not a formula.";

    public static string NoColumnsFile(string path) => $"There is no file \"{path}\" that says which column is which part.";

    public static string NoPartOfColumn(string typed, string example) =>
        $"\"{typed}\" should be \"student\" or a part, such as {example}.";

    public const string NoShard = "--shard takes a share and how many there are, such as 3/10.";

    public static string NoFont(string path) => $"\"{path}\" is no font that a browser reads (otf, ttf, woff, woff2).";

    public static string NoProxy(string typed) => $"\"{typed}\" is not the address of a proxy, such as 127.0.0.1 or ::1.";

    public static string NoAddress(string typed) => $"\"{typed}\" is not an address to listen at, such as http://127.0.0.1:5080.";

    public const string WatchesHereOnly =
        "With --watch the server is for the author at this machine: --url should be an address such as http://127.0.0.1:5080.";

    public static string Known(int students) =>
        $"{students} students were graded before the interruption; they are not graded again.";

    public const string OtherJournal = "The journal belongs to other problems, another assignment, seed or grader; everything is graded.";

    public const string NothingToGoOnWith = "There is no interrupted run to go on with; everything is graded.";

    public const string GivenUp = "An interrupted run is given up; with --resume it would have gone on.";

    public static string Stopped(int graded, int students, string command) =>
        $"Stopped: {graded} of {students} students are graded and kept. To go on:\n  {command}";

    public static string StoppedForGood(int graded, int students) =>
        $"Stopped: {graded} of {students} students were graded. "
        + "Nothing was written to standard output, and nothing is kept; with --out FILE it would be.";

    /// <summary>12,000 of 100,000 students, 8,000 per second, 11 s left</summary>
    public static string Progress(int done, int students, TimeSpan elapsed)
    {
        var rate = done / Math.Max(elapsed.TotalSeconds, 1e-3);
        var left = Math.Ceiling((students - done) / Math.Max(rate, 1e-3));
        return string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {students:N0} students, {rate:N0} per second, {left:N0} s left");
    }

    public const string NoRuntime =
        "There is no .NET 10 runtime here (looked for in DOTNET_ROOT, on the PATH and in the usual folders): answers in C# wait for a person.";

    public static string RunWithout(IEnumerable<string> layers) =>
        $"Answers in C# were run without these layers of the sandbox: {string.Join(", ", layers)}.";

    public static string NotRunWithout(IEnumerable<string> layers) =>
        $"Answers in C# were not run: this machine lacks {string.Join(", ", layers)}. "
        + "With --allow-weaker-sandbox they are run all the same; see SECURITY.md first.";

    public static string Remark(string source, string sentence) => $"{source}: {sentence}";

    public static string MoreRemarks(int remarks) => $"… and {remarks} more remarks like these.";

    /// <summary>What a class comes to; <paramref name="verdicts"/> as in <c>12 correct</c>.</summary>
    public static string Graded(int students, long answers, IEnumerable<string> verdicts) =>
        $"{students} {(students == 1 ? "student" : "students")}, {answers} {(answers == 1 ? "answer" : "answers")}"
        + $"{(answers > 0 ? ": " : "")}{string.Join(", ", verdicts)}.";

    public static string ResultsAreIn(string path) => $"Results are in {path}.";

    /// <summary>How many totals wait for a person, and how to close them.</summary>
    public static string OpenTotals(int open, int students, int answers) =>
        $"{open} of {students} {(students == 1 ? "total" : "totals")} {(open == 1 ? "is" : "are")} open: "
        + $"{answers} {(answers == 1 ? "answer waits" : "answers wait")} for a person. To close them, decide in a table for --overrides; or let the assignment "
        + "say what unreadable answers earn (credit: { unreadable: 0 }).";

    public static string Wrote(string path) => $"Wrote {path}.";

    public static string FillIn(string path) =>
        $"Wrote {path}. Fill in the column \"credit\", from 0 to 1; rows without one are left as they are.";

    public const string NoWrongAnswers = "There is nothing to decide here.";

    public static string Merged(int students, int files) => $"{students} students from {files} files.";

    public static string InTwoShares(string student, string first, string second) =>
        $"\"{student}\" is in \"{first}\" and in \"{second}\". Please check that every share is given once.";
}
