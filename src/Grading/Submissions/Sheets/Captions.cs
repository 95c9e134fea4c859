using Grading.Submissions.Ledgers;

namespace Grading.Submissions.Sheets;

/// <summary>Words before a colon that are nobody's part.</summary>
internal static class Captions
{
    // What says something of the sheet, and never holds an answer.
    private static readonly HashSet<string> OfSheets = new(StringComparer.OrdinalIgnoreCase)
    {
        "author", "authors", "class", "course", "date", "due", "email", "e-mail", "group", "homework", "instructor", "kurs", "lecture",
        "lecturer", "mail", "matriculation", "matriculation number", "matrikelnummer", "name", "names", "professor", "section",
        "semester", "submitted by", "ta", "team", "term", "title", "topic", "tutor", "university",
    };

    private static readonly HashSet<string> OfAnswers = new(StringComparer.OrdinalIgnoreCase)
    {
        "answer", "answers", "given", "hint", "http", "https", "note", "notes", "points", "problem", "question", "remark", "solution",
        "student", "todo", "where",
    };

    public static bool IsOne(string name) => OfSheets.Contains(name) || OfAnswers.Contains(name);

    /// <summary>Whether a line is about the sheet: <c>Course: machine learning</c>. With mathematics in it, it is not.</summary>
    public static bool IsCaption(string line)
    {
        var text = line.Trim(' ', '\t', '*', '_', '-');
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon == text.Length - 1 && text.StartsWith("student", StringComparison.OrdinalIgnoreCase)) return true; // not filled in
        return colon > 0 && OfSheets.Contains(text[..colon].Trim(' ', '*', '_'))
            && (LineLook.Of(text) == UnreadKind.Prose || !text.AsSpan(colon).ContainsAny("=^\\*"));
    }
}
