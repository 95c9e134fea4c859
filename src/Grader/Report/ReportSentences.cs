using System.Diagnostics;
using Formulas.Translating;
using Grading.Reports;
using Grading.Reports.Steps;
using Grading.Verdicts;
using Grading.Wording.Codes;
using ReferenceSolutions.Mistakes;
using static System.FormattableString;
using static Formulas.Translating.Spoken;

namespace Grader.Report;

/// <summary>What the page about a class says to those who teach it.</summary>
internal static class ReportSentences
{
    public static string Percent(double share) => double.IsFinite(share) ? Invariant($"{100 * share:0} %") : "–";

    public static string Number(double value) => double.IsFinite(value) ? Invariant($"{value:0.00}") : "–";

    public static string Of(Risk risk) => risk switch
    {
        Risk.LowScore low => Say($"{Percent((double)low.Share)} of the points at most"),
        Risk.HalfMissing half => Say($"{half.Missing} of {half.Parts} answers missing"),
        Risk.SameMistake same => CodeSentences.Coded(Say($"{same.Code} {same.Times} times"), CodeSentences.Did(same.Code, same.Hint)),
        Risk.Unreadable unreadable => Say($"{unreadable.Answers} answers that could not be read"),
        _ => throw new UnreachableException(),
    };

    public static string NotCounted(int students) =>
        students == 1 ? Say("1 student is not counted: a person has yet to decide some of the answers.")
        : Say($"{students:N0} students are not counted: a person has yet to decide some of the answers.");

    public static string OfNumbers =>
        Say("Difficulty is the mean credit: 1 where everybody was right. "
            + "Discrimination is the correlation of a part's credit with the total;")
        + " " + Say($"below {Number(PartStatistics.LowDiscrimination)} the part hardly tells strong students from weak ones, "
            + $"and deserves a look.");

    public static string Awaiting(int answers, int students) =>
        (answers == 1 ? Say("1 answer waits for a person;") : Say($"{answers:N0} answers wait for a person;"))
        + " " + (students == 1 ? Say("1 total is open until then") : Say($"{students:N0} totals are open until then"));

    /// <summary>What the table of those answers has: all, or the first of them, and those that no total waits for.</summary>
    public static string AwaitingListed(int all, int shown, int open) => Counted.Answers(all)
        + (all == open ? ""
            : all - open == 1 ? Say(", 1 of them without points, so that no total waits for it")
            : Say($", {all - open} of them without points, so that no total waits for them"))
        + (all > shown ? Say($"; the first {shown}:") : ":");

    public static string AtRisk(int students) => students == 1
        ? Say("1 student may need somebody to talk to")
        : Say($"{students:N0} students may need somebody to talk to");

    public static string Same(WrongAnswer answer) =>
        Mistake.Named(answer.Mistake) is { Did: var did } ? Say($"{answer.Students} students {did} in {answer.Problem} {answer.Part}")
            : Say($"{answer.Students} students gave the same wrong answer to {answer.Problem} {answer.Part}");

    public static string Breaks(BrokenStep step) => Mistake.Named(step.Mistake) is { Did: var did }
        ? Say($"{step.Students} derivations of {step.Problem} {step.Part} break at the same step: their authors {did}")
        : Say($"{step.Students} derivations of {step.Problem} {step.Part} break at the same step");

    /// <summary>What became of a wrong answer, in words.</summary>
    public static string What(WrongAnswer answer) => CodeSentences.Means(answer.Mistake, answer.Reason, answer.Hint);

    public static string Hard(PartStatistics part) => Say($"{part.Problem} {part.Part} earns {Percent(part.Difficulty)} of its points");

    public static string TellsLittle(PartStatistics part) => Say($"{part.Problem} {part.Part} hardly tells strong students from weak ones");

    /// <summary>How a student did, in one line.</summary>
    public static string Total(StudentResults student) =>
        student.Awaiting > 0 ? Say($"{Cell.Number(student.Score)} of {Cell.Number(student.Points)}, not final")
        : Say($"{Cell.Number(student.Score)} of {Cell.Number(student.Points)}");

    /// <summary>A sign for a verdict, beside its word.</summary>
    public static string Sign(Verdict verdict) => verdict switch
    {
        Verdict.Correct or Verdict.FollowThrough => "✓",
        Verdict.Conditional => "≈",
        Verdict.Wrong => "✗",
        Verdict.Missing => "–",
        _ => "?",
    };
}
