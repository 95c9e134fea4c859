using System.Diagnostics;
using Grading.Verdicts;
using static Formulas.Translating.Spoken;

namespace Grading.Wording;

// What stands around the sentences about an answer, in a student's own file, in a course system and on the console.
public static partial class StudentSentences
{
    internal static string Results => Say("Results");

    internal static string YourAnswer => Say("Your answer");

    internal static string ReadAs => Say("Read as");

    /// <summary>As <c>check</c> has it, below the verdict.</summary>
    internal static string ReadAsBelow => Say("read as");

    internal static string DoesNotHold => Say("Where it does not hold");

    internal static string APersonWillLook => Say("A person will look at this part.");

    internal static string OnlyTheseCount(string parts) => Say($"Only these parts count: {parts}.");

    internal static string TheseDontCount(string parts) => Say($"These parts don't count: {parts}.");

    internal static string ExtraCredit(string parts) => Say($"Extra credit, on top of the points there are: {parts}.");

    internal static string TheBestCount(string names, int take) => Say($"Of {names} the best {take} count.");

    internal static string OthersHaveMore(string names) => Say($"Not counted, as others have more: {names}.");

    internal static string OfStudent(string student) => Say($"Student: {student}");

    internal static string PointsOf(string score, string points) => Say($"{score} of {points}");

    internal static string Score(string score, string points, bool isFinal) =>
        isFinal ? Say($"Score: {PointsOf(score, points):said}")
        : Say($"Score: {PointsOf(score, points):said}; not final, a person has yet to look at some parts");

    /// <summary>A verdict, for who gets it.</summary>
    internal static string VerdictInWords(Verdict verdict) => verdict switch
    {
        Verdict.Correct => Say("Correct"),
        Verdict.Conditional => Say("Right under an assumption only"),
        Verdict.FollowThrough => Say("Right, given your earlier answer"),
        Verdict.Wrong => Say("Not right"),
        Verdict.Unreadable => Say("It can't be told what is meant"),
        Verdict.Missing => Say("No answer"),
        Verdict.Review => Say("A person has to look at it"),
        _ => throw new UnreachableException(),
    };

    /// <summary>The word of a verdict in the language of who reads it; in results it is the same in all.</summary>
    internal static string Shown(Verdict verdict) => verdict switch
    {
        Verdict.Correct => Say("correct"),
        Verdict.Conditional => Say("conditional"),
        Verdict.FollowThrough => Say("follow-through"),
        Verdict.Wrong => Say("wrong"),
        Verdict.Unreadable => Say("unreadable"),
        Verdict.Missing => Say("missing"),
        Verdict.Review => Say("review"),
        _ => throw new UnreachableException(),
    };

    /// <summary>Lines of a derivation that hold, of a long document.</summary>
    internal static string LinesLeftOut(int lines) =>
        lines == 1 ? Say("One line that holds is left out here.") : Say($"{lines} lines that hold are left out here: there are too many.");

    internal static string APersonDecided => Say("Decided by a person.");

    internal static string APersonSaidWhatItMeans => Say("A person said how it is meant.");

    internal static string NotFinal => Say("Not final: a person has yet to look at some parts.");

    /// <summary>A point at which an answer is not right.</summary>
    /// <param name="where">Such as <c>z6 = 1.16</c>.</param>
    /// <param name="right">Empty where it is not to be shown.</param>
    internal static string AtPoint(IReadOnlyCollection<string> where, string value, string right) => (where.Count, right.Length) switch
    {
        (0, 0) => Say($"Yours gives {value}."),
        (0, _) => Say($"Yours gives {value}; right is {right}."),
        (_, 0) => Say($"At {string.Join(", ", where)} yours gives {value}."),
        _ => Say($"At {string.Join(", ", where)} yours gives {value}; right is {right}."),
    };
}
