using Grader.Desk.Cases;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Wording.Codes;
using ReferenceSolutions.Mistakes;

namespace Grader.Desk;

/// <summary>What the desk says to those who decide.</summary>
internal static class DeskSentences
{
    public const string NoLink = "This desk opens with a link of its own. Please open the link that you were given once more.";

    public const string NoSuchPage = "There is nothing here.";

    public const string GroupGone = "This group is gone: the results have been read again since.";

    public const string UnreadableRequest = "This request can't be read.";

    public const string NoCredit = "A credit is a number from 0 to 1, such as 0.75, 3/4 or 30%.";

    public const string OneOfTwo = "A meaning and a credit can’t be decided at once. Please choose one of the two.";

    public const string UnreadableMeaning = "What it is to mean can’t be read, so it can’t be marked.";

    public static string HasNoRoom(int students, string part) =>
        $"{Counted(students, "student")} of these {(students == 1 ? "has" : "have")} another answer to this part or to {part}, "
        + "so that it can’t be sent there. Please decide by a credit.";

    public const string UndoStale = "Somebody has decided about the same since, so your last decision was not taken back.";

    public const string RegradeFirst = "The problem files give another verdict on this answer than these results have. " + GradeAgain;

    public const string OtherProblems = "The problem files have other parts or points than these results. " + GradeAgain;

    public const string ProblemsChanged =
        "The problem files have changed since this desk was opened. Please grade again, then open the desk anew; "
        + "Export shows what that would change.";

    private const string GradeAgain = "Please grade again first; Export shows what that would change.";

    public static string Reread(int changed, int waiting) =>
        $"results.csv was read again: {Counted(changed, "answer")} changed, "
        + $"{Counted(waiting, "decision")} {(waiting == 1 ? "waits" : "wait")} again.";

    public static string Missing(int rows, bool isGone) =>
        $"{Counted(rows, "decision")} of this desk {(rows == 1 ? "is" : "are")} not in the overrides any more: "
        + (isGone ? "the file is gone." : "an older copy was saved over them.");

    public static string AboutNobody(int rows) =>
        $"{Counted(rows, "decision")} about nobody: {(rows == 1 ? "its" : "their")} group or answer is not in these results.";

    public static string Receipt(Decision row, string log) =>
        $"{Says(row)} in {row.Target.Problem} {row.Target.Part} is your last decision. It is in {log}.";

    public static string KindOf(ItemKind kind) => kind switch
    {
        ItemKind.Changed => "Changed since",
        ItemKind.Review => "Review",
        ItemKind.Unreadable => "Can’t be read",
        ItemKind.Wrong => "Equal wrong answers",
        ItemKind.FalseStep => "Equal false steps",
        _ => "One answer",
    };

    public static string Counted(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";

    /// <summary>A credit as a person says it.</summary>
    public static string CreditOf(decimal? credit) => credit switch
    {
        null => "open",
        0 => "0",
        0.25m => "¼",
        0.5m => "½",
        0.75m => "¾",
        1 => "full",
        { } other => Cell.Number(other),
    };

    /// <summary>What became of an answer that so many gave: <c>12 students transposed the weights (TRANS).</c></summary>
    public static string What(int students, ResultRow row) => Mistake.Named(row.Mistake) is { Did: var did }
        ? $"{Counted(students, "student")} {did} ({row.Mistake})."
        : CodeSentences.Told(row.Mistake, row.Reason, row.Hint);

    /// <summary>What a decision says.</summary>
    public static string Says(Decision decision) => decision switch
    {
        { IsAuto: true } => "the machine’s again",
        { Credit: { } credit, HasMeaning: true } => $"{CreditOf(credit)}, read as {decision.Means}",
        { Credit: { } credit } => CreditOf(credit),
        _ => $"read as {decision.Means}",
    };

    /// <summary>What a key does, before it is pressed: <c>+0.5 for 12</c>.</summary>
    public static string Effect(KeyEffect effect)
    {
        if (effect.Changed == 0) return $"stays so, for {effect.Students}";
        var parts = effect.Totals.Select(total => $"{Signed(total.Difference)} for {total.Students}");
        return string.Join(", ", parts);
    }

    private static string Signed(decimal difference) => difference switch
    {
        0 => "0",
        > 0 => $"+{Cell.Number(difference)}",
        _ => $"−{Cell.Number(-difference)}",
    };

    public static string Looks(string ta, TimeSpan time) =>
        $"{ta} looks at this, {(time.TotalSeconds < 100 ? $"{(int)time.TotalSeconds} s" : $"{(int)time.TotalMinutes} min")}";
}
