using System.Diagnostics;
using Grading.Verdicts;

namespace Grading.Wording;

// What stands around the sentences about an answer, in a student's own file, in a course system and on the console.
public static partial class StudentSentences
{
    internal const string Results = "Results";

    internal const string YourAnswer = "Your answer";

    internal const string ReadAs = "Read as";

    /// <summary>As <c>check</c> has it, below the verdict.</summary>
    internal const string ReadAsBelow = "read as";

    internal const string DoesNotHold = "Where it does not hold";

    internal const string APersonWillLook = "A person will look at this part.";

    internal static string OnlyTheseCount(string parts) => $"Only these parts count: {parts}.";

    internal static string TheseDontCount(string parts) => $"These parts don't count: {parts}.";

    internal static string ExtraCredit(string parts) => $"Extra credit, on top of the points there are: {parts}.";

    internal static string TheBestCount(string names, int take) => $"Of {names} the best {take} count.";

    internal static string OthersHaveMore(string names) => $"Not counted, as others have more: {names}.";

    internal static string OfStudent(string student) => $"Student: {student}";

    internal static string PointsOf(string score, string points) => $"{score} of {points}";

    internal static string Score(string score, string points, bool isFinal) =>
        $"Score: {PointsOf(score, points)}{(isFinal ? "" : "; not final, a person has yet to look at some parts")}";

    /// <summary>A verdict, for who gets it.</summary>
    internal static string VerdictInWords(Verdict verdict) => verdict switch
    {
        Verdict.Correct => "Correct",
        Verdict.Conditional => "Right under an assumption only",
        Verdict.FollowThrough => "Right, given your earlier answer",
        Verdict.Wrong => "Not right",
        Verdict.Unreadable => "It can't be told what is meant",
        Verdict.Missing => "No answer",
        Verdict.Review => "A person has to look at it",
        _ => throw new UnreachableException(),
    };

    /// <summary>Lines of a derivation that hold, of a long document.</summary>
    internal static string LinesLeftOut(int lines) =>
        lines == 1 ? "One line that holds is left out here." : $"{lines} lines that hold are left out here: there are too many.";

    internal const string APersonDecided = "Decided by a person.";

    internal const string APersonSaidWhatItMeans = "A person said how it is meant.";

    internal const string NotFinal = "Not final: a person has yet to look at some parts.";

    /// <summary>A point at which an answer is not right.</summary>
    /// <param name="where">Such as <c>z6 = 1.16</c>.</param>
    /// <param name="right">Empty where it is not to be shown.</param>
    internal static string AtPoint(IReadOnlyCollection<string> where, string value, string right)
    {
        var point = where.Count > 0 ? $"At {string.Join(", ", where)} yours" : "Yours";
        return $"{point} gives {value}{(right.Length > 0 ? $"; right is {right}" : "")}.";
    }
}
