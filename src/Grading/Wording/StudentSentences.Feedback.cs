using Grading.Assignments;

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

    /// <summary>How parts make a total, where it is not their sum, and what of a student's does not count.</summary>
    internal static IEnumerable<string> Counting(Counting counting, IEnumerable<string> dropped)
    {
        if (counting.Only is { } only) yield return $"Only these parts count: {Listed(only)}.";
        if (!counting.Not.IsEmpty) yield return $"These parts don't count: {Listed(counting.Not)}.";
        if (!counting.Extra.IsEmpty) yield return $"Extra credit, on top of the points there are: {Listed(counting.Extra)}.";
        foreach (var group in counting.Best) yield return $"Of {string.Join(", ", group.Names)} the best {group.Take} count.";
        if (string.Join(", ", dropped) is { Length: > 0 } names) yield return $"Not counted, as others have more: {names}.";
    }

    private static string Listed(IEnumerable<PartName> parts) =>
        string.Join(", ", parts.Select(part => part.ToString()).Order(StringComparer.Ordinal));

    internal static string OfStudent(string student) => $"Student: {student}";

    internal static string PointsOf(string score, string points) => $"{score} of {points}";

    internal static string Score(string score, string points, bool isFinal) =>
        $"Score: {PointsOf(score, points)}{(isFinal ? "" : "; not final, a person has yet to look at some parts")}";
}
