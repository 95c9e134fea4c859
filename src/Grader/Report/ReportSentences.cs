using System.Diagnostics;
using Grading.Reports;
using Grading.Reports.Steps;
using Grading.Verdicts;
using Grading.Wording.Codes;
using ReferenceSolutions.Mistakes;
using static System.FormattableString;

namespace Grader.Report;

/// <summary>What the page about a class says to those who teach it.</summary>
internal static class ReportSentences
{
    public static string Counted(int number, string thing) => Invariant($"{number:N0} {thing}{(number == 1 ? "" : "s")}");

    public static string Percent(double share) => double.IsFinite(share) ? Invariant($"{100 * share:0} %") : "–";

    public static string Number(double value) => double.IsFinite(value) ? Invariant($"{value:0.00}") : "–";

    public static string Of(Risk risk) => risk switch
    {
        Risk.LowScore low => $"{Percent((double)low.Share)} of the points at most",
        Risk.HalfMissing half => $"{half.Missing} of {half.Parts} answers missing",
        Risk.SameMistake same => CodeSentences.Coded($"{same.Code} {same.Times} times", CodeSentences.Did(same.Code, same.Hint)),
        Risk.Unreadable unreadable => $"{unreadable.Answers} answers that could not be read",
        _ => throw new UnreachableException(),
    };

    public static string Awaiting(int answers, int students) =>
        $"{Counted(answers, "answer")} {(answers == 1 ? "waits" : "wait")} for a person; "
        + $"{Counted(students, "total")} {(students == 1 ? "is" : "are")} open until then";

    /// <summary>What the table of those answers has: all, or the first of them, and those that no total waits for.</summary>
    public static string AwaitingListed(int all, int shown, int open) => Counted(all, "answer")
        + (all == open ? "" : $", {all - open} of them without points, so that no total waits for {(all - open == 1 ? "it" : "them")}")
        + (all > shown ? $"; the first {shown}:" : ":");

    public static string AtRisk(int students) => $"{Counted(students, "student")} may need somebody to talk to";

    public static string Same(WrongAnswer answer) =>
        Mistake.Named(answer.Mistake) is { Did: var did } ? $"{answer.Students} students {did} in {answer.Problem} {answer.Part}"
            : $"{answer.Students} students gave the same wrong answer to {answer.Problem} {answer.Part}";

    public static string Breaks(BrokenStep step) => $"{step.Students} derivations of {step.Problem} {step.Part} break at the same step"
        + (Mistake.Named(step.Mistake) is { Did: var did } ? $": their authors {did}" : "");

    /// <summary>What became of a wrong answer, in words.</summary>
    public static string What(WrongAnswer answer) => CodeSentences.Means(answer.Mistake, answer.Reason, answer.Hint);

    public static string Hard(PartStatistics part) => $"{part.Problem} {part.Part} earns {Percent(part.Difficulty)} of its points";

    public static string TellsLittle(PartStatistics part) => $"{part.Problem} {part.Part} hardly tells strong students from weak ones";

    /// <summary>How a student did, in one line.</summary>
    public static string Total(StudentResults student) =>
        $"{Cell.Number(student.Score)} of {Cell.Number(student.Points)}{(student.Awaiting > 0 ? ", not final" : "")}";

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
