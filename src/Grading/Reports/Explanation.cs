namespace Grading.Reports;

/// <summary>What a student reads about one part, as lines of plain text.</summary>
internal static class Explanation
{
    public static IEnumerable<string> Lines(ResultRow row)
    {
        if (row.Answer.Length > 0) yield return $"Your answer: {row.Answer}";
        if (row.Reading.Length > 0) yield return $"Read as: {row.Reading}";
        if (row.Hint.Length > 0) yield return row.Hint;
        if (row.Witness.Length > 0) yield return $"Where it does not hold: {row.Witness}";
        if (row.Comment.Length > 0) yield return row.Comment;
        if (row.Score is null) yield return "A person will look at this part.";
    }

    public static string Text(ResultRow row) => string.Join('\n', Lines(row));
}
