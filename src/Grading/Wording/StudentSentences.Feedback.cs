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
}
