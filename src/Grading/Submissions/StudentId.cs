using System.Globalization;

namespace Grading.Submissions;

/// <summary>
/// The id of a student as every output carries it: trimmed, without control or invisible characters, at most 200 characters.
/// </summary>
internal static class StudentId
{
    private const int MaxLength = 200;

    /// <summary>Stands for an id that is empty.</summary>
    public const string None = "?";

    public static string Clean(string typed)
    {
        var visible = typed.All(IsVisible) ? typed.Trim() : string.Concat(typed.Where(IsVisible)).Trim();
        if (visible.Length > MaxLength)
        {
            visible = visible[..(char.IsHighSurrogate(visible[MaxLength - 1]) ? MaxLength - 1 : MaxLength)].TrimEnd();
        }
        return visible.Length == 0 ? None : visible;
    }

    private static bool IsVisible(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
