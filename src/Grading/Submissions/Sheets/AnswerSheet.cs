using Grading.Submissions.Ledgers;

namespace Grading.Submissions.Sheets;

/// <summary>
/// Reads an answer sheet line by line: <c>student: ID</c> on top, a heading for every problem, <c>a: ...</c> for every answer. It never
/// fails: what has no place is kept under the names the student typed, with a notice.
/// </summary>
public static class AnswerSheet
{
    /// <summary>
    /// Reads the text of a sheet called <paramref name="file"/>; without a student line its answers are those of
    /// <paramref name="student"/>.
    /// </summary>
    public static Submission Parse(string text, string file, string student, ProblemCatalogue catalogue)
    {
        var draft = new SubmissionDraft(catalogue);
        Read(PlacedLine.Of(text, file), file, draft, catalogue);
        return draft.Finish(StudentId.Clean(StudentOnTop(new StringReader(text)) ?? student));
    }

    /// <summary>The id on the student line at the top of a sheet, as typed, or null.</summary>
    internal static string? StudentOnTop(TextReader sheet)
    {
        for (var number = 1; number <= StudentLine.LinesOnTop && sheet.ReadLine() is { } line; number++)
            if (StudentLine.In(line) is { } id) return id;
        return null;
    }

    /// <summary>Reads one more sheet into <paramref name="draft"/>.</summary>
    internal static void Read(IReadOnlyList<PlacedLine> lines, string file, SubmissionDraft draft, ProblemCatalogue catalogue)
    {
        if (lines.All(line => line.IsBlank)) draft.Note(new(file, 1), Sentences.Empty(file));
        else new SheetReading(draft, catalogue, new([.. lines.Select(line => line.Text)])).Read(lines);
    }
}
