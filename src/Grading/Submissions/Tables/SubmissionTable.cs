using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using CsvHelper;
using Grading.Submissions.Folders;

namespace Grading.Submissions.Tables;

/// <summary>
/// Reads a CSV table of answers as a stream of submissions. A first pass over it finds out whether each student's rows stand together and
/// whether every quote is closed; only where they don't stand together are the rows sorted.
/// </summary>
public static class SubmissionTable
{
    private static readonly char?[] Separators = [',', ';', '\t', null];

    /// <summary>
    /// Opens the table at <paramref name="path"/>. One that needs sorting is sorted in chunks of <paramref name="chunkSize"/> characters.
    /// </summary>
    /// <exception cref="UnusableFileException">The table can't be opened, lacks a column, or has a quote that is never closed.</exception>
    public static Intake Open(string path, ProblemCatalogue catalogue, IntakeOptions? intake = null, int chunkSize = RowSort.ChunkSize)
    {
        var file = Path.GetFileName(path);
        try
        {
            var version = Version(path);
            var (columns, header, options) = Recognise(path, catalogue, intake ?? new());
            var survey = TableSurvey.Of(path, columns, options);
            var rows = Unchanged(Rows(path, columns, options), path, version);
            var ordered = survey.IsTogether ? rows : RowSort.ByStudent(rows, chunkSize);
            return new(survey.Words(columns), Notices(file, columns, header), Submissions(ordered, columns, file, catalogue))
            {
                Students = survey.Students,
                HasQuestions = columns is TableColumns.OfForm,
                Begun = survey.Typed?.Select(typed => catalogue.Problem(typed) ?? catalogue.ProblemOneSlipFrom(typed) ?? typed).ToHashSet(),
            };
        }
        catch (CsvFormatException e)
        {
            throw new UnusableFileException(Sentences.QuoteNotClosed(file, e.LineNumber), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(Sentences.Unreadable(path, e), e);
        }
    }

    // What a form has besides answers and what it is known by could be one more question.
    private static ImmutableArray<Notice> Notices(string file, TableColumns columns, TableHeader header)
    {
        if (columns is not TableColumns.OfForm { Form: var form }) return [];
        var (left, unused) = (form.NotRead(header), form.Unused(header));
        IEnumerable<string> said =
        [
            .. left.IsEmpty ? (string[])[] : [Sentences.ColumnsNotRead(file, left)],
            .. unused.IsEmpty ? (string[])[] : [Sentences.NoColumnNamed(file, unused)],
        ];
        return [.. said.Select(sentence => new Notice(new(file, 1), sentence))];
    }

    // What was found out in the first pass holds in the second only if the file is still the same.
    private static IEnumerable<TableRow> Unchanged(IEnumerable<TableRow> rows, string path, (long, DateTime) version)
    {
        using var each = rows.GetEnumerator();
        while (true)
        {
            try
            {
                if (!each.MoveNext()) break;
            }
            catch (Exception e) when (IsOfReading(e) && Version(path) != version)
            {
                throw new UnusableFileException(Sentences.Changed(path), e);
            }
            yield return each.Current;
        }
        if (Version(path) != version) throw new UnusableFileException(Sentences.Changed(path));
    }

    private static bool IsOfReading(Exception e) =>
        e is CsvFormatException or UnusableFileException or IOException or UnauthorizedAccessException;

    private static (long Length, DateTime Written) Version(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : default;
    }

    /// <summary>
    /// Tries the separators in turn: the right one is that under which the header has the columns. CsvHelper's own guess comes last;
    /// formulas are full of commas.
    /// </summary>
    private static (TableColumns, TableHeader, CsvReaderOptions) Recognise(string path, ProblemCatalogue catalogue, IntakeOptions intake)
    {
        var (width, widest, lacking) = (-1, Array.Empty<string>(), ImmutableArray<string>.Empty);
        foreach (var separator in Separators)
        {
            var options = Options(separator, Path.GetFileName(path));
            var header = Header(path, options);
            if (separator is not null && header.Titles.Length < 2) continue;
            var (columns, missing) = TableColumns.Find(header, catalogue, intake);
            if (columns is not null) return (columns, header, options);
            if (header.Titles.Length > width) (width, widest, lacking) = (header.Titles.Length, header.Titles, missing);
        }
        throw new UnusableFileException(Sentences.MissingColumns(path, lacking, widest, catalogue));
    }

    private static TableHeader Header(string path, CsvReaderOptions options)
    {
        using var reader = CsvReader.FromFile(path, options);
        return new(path, [.. reader.Headers]);
    }

    private static CsvReaderOptions Options(char? separator, string file) => new()
    {
        Separator = separator,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        PoolStrings = true,
        MaxRecordSize = TextFile.MaxBytes,
        OnMalformedRecord = record =>
        {
            if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            {
                throw new UnusableFileException(Sentences.QuoteNotClosed(file, record.LineNumber));
            }
        },
    };

    private static IEnumerable<TableRow> Rows(string path, TableColumns columns, CsvReaderOptions options)
    {
        var needed = columns.Needed;
        var students = new StudentColumn(columns.Student);
        using var reader = CsvReader.FromFile(path, options);
        var width = reader.Headers.Count;
        while (reader.Read())
        {
            var isUtf8 = Utf8.IsValid(reader.GetSpan(columns.Student));
            var cells = new string[needed.Length];
            for (var i = 0; i < cells.Length; i++)
            {
                isUtf8 &= Utf8.IsValid(reader.GetSpan(needed[i]));
                cells[i] = reader.GetString(needed[i]);
            }
            var line = (int)reader.LineNumber;
            var ragged = reader.FieldCount == width ? null : Sentences.Ragged(line, reader.FieldCount, width);
            var raw = reader.FieldCount > width ? Raw(reader, options.Separator ?? ',') : null;
            var row = new TableRow(students.Read(reader), line, ImmutableCollectionsMarshal.AsImmutableArray(cells), isUtf8, ragged, raw);
            if (!row.IsBlank)
            {
                yield return row;
            }
        }
    }

    private static string Raw(CsvReader reader, char separator) =>
        string.Join(separator, Enumerable.Range(0, reader.FieldCount).Select(reader.GetString));

    private static IEnumerable<Submission> Submissions(
        IEnumerable<TableRow> rows, TableColumns columns, string file, ProblemCatalogue catalogue)
    {
        var ofStudent = new List<TableRow>();
        foreach (var row in rows)
        {
            if (ofStudent.Count > 0 && StudentId.Key(row.Student) != StudentId.Key(ofStudent[0].Student))
            {
                yield return Submission(ofStudent, columns, file, catalogue);
                ofStudent.Clear();
            }
            ofStudent.Add(row);
        }
        if (ofStudent.Count > 0)
        {
            yield return Submission(ofStudent, columns, file, catalogue);
        }
    }

    private static Submission Submission(List<TableRow> rows, TableColumns columns, string file, ProblemCatalogue catalogue)
    {
        var draft = new SubmissionDraft(catalogue);
        if (columns is TableColumns.OfForm { Form: var form })
        {
            AddAttempts(rows, form, file, draft);
        }
        else
        {
            foreach (var row in rows) Add(row, columns.Answers(row.Cells), file, draft);
        }
        return draft.Finish(rows[0].Student);
    }

    private static void AddAttempts(List<TableRow> rows, FormColumns form, string file, SubmissionDraft draft)
    {
        var counting = form.Counting(rows);
        if (counting is [var last] && rows.Count > 1)
            draft.Note(new(file, last.Line), Sentences.LastAttempt(last.Student, rows.Count, last.Line));
        if (counting.Length > 1 && form.Layout.Answers != FormAnswers.Json)
            draft.Note(new(file, counting[0].Line), Sentences.SeveralAttempts(counting[0].Student, counting.Select(row => row.Line)));
        foreach (var row in counting)
        {
            var answers = form.Answers(row).ToArray();
            Add(row, [.. answers.OfType<(string, string, string)>()], file, draft);
            if (answers.Contains(null)) draft.Fail(new(new(file, row.Line), Sentences.NotJson(row.Line)));
        }
    }

    private static void Add(TableRow row, (string Problem, string Part, string Text)[] answers, string file, SubmissionDraft draft)
    {
        var source = new Source(file, row.Line);
        if (row.Student == StudentId.None) draft.Note(source, Sentences.NoStudent(file, row.Line));
        if (row.Ragged is not null) draft.Note(source, row.Ragged);
        if (!row.IsUtf8) draft.Fail(new(source, Sentences.CellNotUtf8(file, row.Line)));
        foreach (var (problem, part, cell) in answers)
        {
            // a separator that cut an answer leaves nobody knowing which part of the row is whose
            if (row.Raw is { } raw) draft.Add(new(problem, part, raw, IsScript: false, source) { Doubt = row.Ragged! });
            else CellAnswers.Add(problem, part, cell, source, draft);
        }
    }
}
