namespace Grading.Submissions.Sheets;

/// <summary>
/// Reads an answer sheet line by line: <c>student: ID</c> on top, a heading for every problem, <c>a: ...</c> for every answer. It never
/// fails: what has no place is kept under the names the student typed, with a notice.
/// </summary>
public static class AnswerSheet
{
    // The student is named within this many lines or not at all, so that a folder can be put in order without reading every sheet.
    private const int LinesOnTop = 30;

    /// <summary>
    /// Reads the text of a sheet called <paramref name="file"/>; without a student line its answers are those of
    /// <paramref name="student"/>.
    /// </summary>
    public static Submission Parse(string text, string file, string student, ProblemCatalogue catalogue)
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
    internal static void Read(string text, string file, SubmissionDraft draft, ProblemCatalogue catalogue)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            draft.Note(new(file, 1), Sentences.Empty(file));
            return;
        }
        var lines = new Lines(file, draft, catalogue, new(text));
        var reader = new StringReader(text);
        for (var number = 1; reader.ReadLine() is { } line; number++) lines.Add(line, number);
        lines.Close();
    }

    /// <summary>A sheet line by line, with what the lines above have said: the student, the problem, the answer that is going on.</summary>
    private sealed class Lines(string file, SubmissionDraft draft, ProblemCatalogue catalogue, Comments comments)
    {
        private string? _student;
        private string? _problem = catalogue.Problems is [var only] ? only.Id : null;
        private bool _hasHeading, _isHeadingMissed;
        private OpenAnswer _open = new(null, "", new(file, 1), new());

        public void Add(string raw, int number)
        {
            if (_open.Body.IsInBlock)
            {
                _open.Body.Add(raw, number);
                return;
            }
            var line = comments.Strip(raw, number);
            if (number <= LinesOnTop && SheetLine.Student(line) is { } named) NameStudent(named, number);
            else Add(SheetLine.Read(line, _problem, anyWord: _hasHeading && _open.Problem is null, catalogue), line, number);
        }

        public void Close() => _open.Close(draft, catalogue);

        private void Add(SheetLine read, string line, int number)
        {
            switch (read)
            {
                case SheetLine.Problem found:
                    Begin(null, "", number);
                    (_problem, _hasHeading) = (found.Name, true);
                    break;
                case SheetLine.Heading:
                    Begin(null, "", number);
                    break;
                case SheetLine.Part found:
                    Begin(_problem ?? Answer.NoProblem, found.Name, number);
                    if (_problem is null) MissHeading(found.Name, number);
                    _open.Body.Add(found.Rest, number);
                    break;
                default:
                    _open.Body.Add(line, number);
                    break;
            }
        }

        private void Begin(string? problem, string part, int number)
        {
            Close();
            _open = new(problem, part, new(file, number), new());
        }

        // Said once.
        private void MissHeading(string part, int number)
        {
            if (!_isHeadingMissed) draft.Note(new(file, number), Sentences.NoHeading(part, catalogue));
            _isHeadingMissed = true;
        }

        private void NameStudent(string named, int number)
        {
            if (_student is not null && StudentId.Clean(named) != StudentId.Clean(_student))
                draft.Note(new(file, number), Sentences.TwoStudents(StudentId.Clean(_student), StudentId.Clean(named)));
            _student ??= named;
        }
    }

    /// <summary>The answer being read; outside any answer it has no problem, and what it collects is dropped.</summary>
    private sealed record OpenAnswer(string? Problem, string Part, Source Source, AnswerBody Body)
    {
        public void Close(SubmissionDraft draft, ProblemCatalogue catalogue)
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
        private void ReportOpenBlock(SubmissionDraft draft, ProblemCatalogue catalogue)
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
