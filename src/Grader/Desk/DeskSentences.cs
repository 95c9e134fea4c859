using Formulas.Translating;
using Grader.Desk.Cases;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Wording.Codes;
using ReferenceSolutions.Mistakes;
using static Formulas.Translating.Spoken;

namespace Grader.Desk;

/// <summary>What the desk says to those who decide.</summary>
internal static class DeskSentences
{
    public static string NoLink => Say("This desk opens with a link of its own. Please open the link that you were given once more.");

    public static string NoSuchPage => Say("There is nothing here.");

    public static string GroupGone => Say("This group is gone: the results have been read again since.");

    public static string UnreadableRequest => Say("This request can't be read.");

    public static string NoCredit => Say("A credit is a number from 0 to 1, such as 0.75, 3/4 or 30%.");

    public static string OneOfTwo => Say("A meaning and a credit can’t be decided at once. Please choose one of the two.");

    public static string UnreadableMeaning => Say("What it is to mean can’t be read, so it can’t be marked.");

    public static string HasNoRoom(int students, string part) =>
        (students == 1 ? Say($"1 student of these has another answer to this part or to {part}, so that it can’t be sent there.")
            : Say($"{students} students of these have another answer to this part or to {part}, so that it can’t be sent there."))
        + " " + Say("Please decide by a credit.");

    public static string UndoStale => Say("Somebody has decided about the same since, so your last decision was not taken back.");

    public static string RegradeFirst =>
        Say("The problem files give another verdict on this answer than these results have.") + $" {GradeAgain}";

    public static string OtherProblems => Say("The problem files have other parts or points than these results.") + $" {GradeAgain}";

    public static string ProblemsChanged =>
        Say("The problem files have changed since this desk was opened. Please grade again, then open the desk anew; "
        + "Export shows what that would change.");

    private static string GradeAgain => Say("Please grade again first; Export shows what that would change.");

    public static string Reread(int changed, int waiting) =>
        waiting == 1 ? Say($"results.csv was read again: {Counted.Answers(changed)} changed, 1 decision waits again.")
        : Say($"results.csv was read again: {Counted.Answers(changed)} changed, {waiting} decisions wait again.");

    public static string Missing(int rows, bool isGone) =>
        (rows == 1 ? Say("1 decision of this desk is not in the overrides any more:")
            : Say($"{rows} decisions of this desk are not in the overrides any more:"))
        + " " + (isGone ? Say("the file is gone.") : Say("an older copy was saved over them."));

    public static string AboutNobody(int rows) =>
        rows == 1 ? Say("1 decision about nobody: its group or answer is not in these results.")
        : Say($"{rows} decisions about nobody: their group or answer is not in these results.");

    public static string Receipt(Decision row, string log) =>
        Say($"{Says(row)} in {row.Target.Problem} {row.Target.Part} is your last decision. It is in {log}.");

    public static string KindOf(ItemKind kind) => kind switch
    {
        ItemKind.Changed => Say("Changed since"),
        ItemKind.Review => Say("Review"),
        ItemKind.Unreadable => Say("Can’t be read"),
        ItemKind.Wrong => Say("Equal wrong answers"),
        ItemKind.FalseStep => Say("Equal false steps"),
        _ => Say("One answer"),
    };

    /// <summary>A credit as a person says it.</summary>
    public static string CreditOf(decimal? credit) => credit switch
    {
        null => Say("open"),
        0 => "0",
        0.25m => "¼",
        0.5m => "½",
        0.75m => "¾",
        1 => Say("full"),
        { } other => Cell.Number(other),
    };

    /// <summary>What became of an answer that so many gave: <c>12 students transposed the weights (TRANS).</c></summary>
    public static string What(int students, ResultRow row) => Mistake.Named(row.Mistake) is { Did: var did }
        ? students == 1 ? Say($"1 student {did} ({row.Mistake}).") : Say($"{students} students {did} ({row.Mistake}).")
        : CodeSentences.Told(row.Mistake, row.Reason, row.Said);

    /// <summary>What a decision says.</summary>
    public static string Says(Decision decision) => decision switch
    {
        { IsAuto: true } => Say("the machine’s again"),
        { Credit: { } credit, HasMeaning: true } => Say($"{CreditOf(credit)}, read as {decision.Means}"),
        { Credit: { } credit } => CreditOf(credit),
        _ => Say($"read as {decision.Means}"),
    };

    /// <summary>What a key does, before it is pressed: <c>+0.5 for 12</c>.</summary>
    public static string Effect(KeyEffect effect)
    {
        if (effect.Changed == 0) return Say($"stays so, for {effect.Students}");
        var parts = effect.Totals.Select(total => Say($"{Signed(total.Difference)} for {total.Students}"));
        return string.Join(", ", parts);
    }

    /// <summary>What an answer comes to at a point, and what is right there, where that is known.</summary>
    public static string ValueAt(IReadOnlyCollection<string> where, string value, string right) => (where.Count, right.Length) switch
    {
        (0, 0) => Say($"The value is {value}."),
        (0, _) => Say($"The value is {value}, the right one {right}."),
        (_, 0) => Say($"At {string.Join(", ", where)} the value is {value}."),
        _ => Say($"At {string.Join(", ", where)} the value is {value}, the right one {right}."),
    };

    public static string Elsewhere(string credit, string part, string who) =>
        Say($"The same mistake elsewhere: {credit} in {part} ({who}).");

    private static string Signed(decimal difference) => difference switch
    {
        0 => "0",
        > 0 => $"+{Cell.Number(difference)}",
        _ => $"−{Cell.Number(-difference)}",
    };

    public static string Looks(string ta, TimeSpan time) =>
        Say($"{ta} looks at this, {(time.TotalSeconds < 100 ? $"{(int)time.TotalSeconds} s" : $"{(int)time.TotalMinutes} min")}");
}
