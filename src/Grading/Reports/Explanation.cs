using Grading.Wording;

namespace Grading.Reports;

/// <summary>What a student reads about one part, as lines of plain text.</summary>
internal static class Explanation
{
    public static IEnumerable<string> Lines(ResultRow row)
    {
        if (row.Answer.Length > 0) yield return $"{StudentSentences.YourAnswer}: {row.Answer}";
        if (row.Reading.Length > 0) yield return $"{StudentSentences.ReadAs}: {row.Reading}";
        if (row.Hint.Length > 0) yield return row.Said;
        if (row.Witness.Length > 0) yield return $"{StudentSentences.DoesNotHold}: {row.Witness}";
        if (row.Comment.Length > 0) yield return row.Comment;
        if (row.Score is null) yield return StudentSentences.APersonWillLook;
    }

    public static string Text(ResultRow row) => string.Join('\n', Lines(row));
}
