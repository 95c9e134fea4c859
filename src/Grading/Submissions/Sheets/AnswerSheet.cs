namespace Grading.Submissions.Sheets;

/// <summary>
/// Reads an answer sheet line by line: <c>student: ID</c> on top, a heading for every problem, <c>a: ...</c> for every answer. It never fails:
/// what has no place is kept under the names the student typed, with a notice.
/// </summary>
public static class AnswerSheet
{
    /// <summary>The student is named within this many lines or not at all, so that a folder can be put in order without reading every sheet.</summary>
    private const int LinesOnTop = 30;

    /// <summary>Reads the text of a sheet called <paramref name="file"/>; without a student line its answers are those of <paramref name="student"/>.</summary>
    public static Submission Parse(string text, string file, string student, Catalogue catalogue)
    {
        var draft = new SubmissionDraft(catalogue);
        Read(text, file, draft, catalogue);
        return draft.Finish(StudentId.Clean(StudentOnTop(new StringReader(text)) ?? student));
    }

    /// <summary>The id on the student line at the top of a sheet, as typed, or null.</summary>
    internal static string? StudentOnTop(TextReader sheet)
    {
        for (var number = 1; number <= LinesOnTop && sheet.ReadLine() is { } line; number++)
        {
            if (SheetLine.Student(line) is { } id)
            {
                return id;
            }
        }
        return null;
    }

    /// <summary>Reads one more sheet into <paramref name="draft"/>.</summary>
    internal static void Read(string text, string file, SubmissionDraft draft, Catalogue catalogue)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            draft.Note(new(file, 1), Sentences.Empty(file));
            return;
        }
        var problem = catalogue.Problems is [var only] ? only.Id : null;
        var (hasHeading, isHeadingMissed) = (false, false);
        var comments = new Comments(text);
        var open = new OpenAnswer(null, "", new(file, 1), new());
        string? student = null;
        var reader = new StringReader(text);
        for (var number = 1; reader.ReadLine() is { } raw; number++)
        {
            if (open.Body.IsInBlock)
            {
                open.Body.Add(raw, number);
                continue;
            }
            var line = comments.Strip(raw, number);
            if (number <= LinesOnTop && SheetLine.Student(line) is { } named)
            {
                if (student is not null && StudentId.Clean(named) != StudentId.Clean(student))
                {
                    draft.Note(new(file, number), Sentences.TwoStudents(StudentId.Clean(student), StudentId.Clean(named)));
                }
                student ??= named;
                continue;
            }
            switch (SheetLine.Read(line, problem, anyWord: hasHeading && open.Problem is null, catalogue))
            {
                case SheetLine.Problem found:
                    open.Close(draft, catalogue);
                    (problem, hasHeading) = (found.Name, true);
                    open = new(null, "", new(file, number), new());
                    break;
                case SheetLine.Heading:
                    open.Close(draft, catalogue);
                    open = new(null, "", new(file, number), new());
                    break;
                case SheetLine.Part found:
                    open.Close(draft, catalogue);
                    if (problem is null && !isHeadingMissed)
                    {
                        draft.Note(new(file, number), Sentences.NoHeading(found.Name, catalogue));
                        isHeadingMissed = true;
                    }
                    open = new(problem ?? Answer.NoProblem, found.Name, new(file, number), new());
                    open.Body.Add(found.Rest, number);
                    break;
                default:
                    open.Body.Add(line, number);
                    break;
            }
        }
        open.Close(draft, catalogue);
    }

    /// <summary>The answer being read; outside any answer it has no problem, and what it collects is dropped.</summary>
    private sealed record OpenAnswer(string? Problem, string Part, Source Source, AnswerBody Body)
    {
        public void Close(SubmissionDraft draft, Catalogue catalogue)
        {
            if (Body.IsInBlock)
            {
                ReportOpenBlock(draft, catalogue);
            }
            if (Problem is null)
            {
                return;
            }
            if (Body.HasTextAroundBlocks)
            {
                draft.Note(Source, Sentences.TextAroundBlock(Part));
            }
            foreach (var (text, isScript) in Body.Answers())
            {
                draft.Add(new(Problem, Part, text, isScript, Source));
            }
        }

        /// <summary>A block without an end may have swallowed other answers: then a person must look.</summary>
        private void ReportOpenBlock(SubmissionDraft draft, Catalogue catalogue)
        {
            var notice = new Notice(Source with { Line = Body.OpenBlock }, Sentences.BlockNotClosed(Body.OpenBlock));
            if (Body.OpenBlockLines.Any(l => SheetLine.Read(l, Problem, anyWord: false, catalogue) is SheetLine.Part or SheetLine.Problem))
            {
                draft.Fail(notice);
            }
            else
            {
                draft.Note(notice.Source, notice.Sentence);
            }
        }
    }
}
