using System.Collections.Immutable;
using System.Text.Unicode;
using CsvHelper;

namespace Grader.Submissions;

/// <summary>
/// Reads a CSV table of answers as a stream of submissions. A first pass over it finds out whether each student's rows stand together and
/// whether every quote is closed; only where they don't stand together are the rows sorted.
/// </summary>
public static class SubmissionTable
{
    /// <summary>Opens the table at <paramref name="path"/>. One that needs sorting is sorted in chunks of <paramref name="chunkSize"/> characters.</summary>
    /// <exception cref="UnusableFileException">The table can't be opened, lacks a column, or has a quote that is never closed.</exception>
    public static Intake Open(string path, Catalogue catalogue, int chunkSize = RowSort.ChunkSize)
    {
        var file = Path.GetFileName(path);
        try
        {
            var (columns, options) = Recognise(path, catalogue);
            var rows = Rows(path, columns, options);
            var ordered = AreTogether(rows) ? rows : RowSort.ByStudent(rows, chunkSize);
            return new(columns.Layout, [], Submissions(ordered, columns, file, catalogue));
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

    /// <summary>Tries the separators in turn: the right one is that under which the header has the columns. CsvHelper's own guess comes last; formulas are full of commas.</summary>
    private static (TableColumns, CsvReaderOptions) Recognise(string path, Catalogue catalogue)
    {
        ImmutableArray<string>? missing = null;
        ImmutableArray<string> found = [];
        foreach (var separator in (char?[])[',', ';', '\t', null])
        {
            var options = Options(separator, Path.GetFileName(path));
            using var reader = CsvReader.FromFile(path, options);
            ImmutableArray<string> header = [.. reader.Headers];
            var (columns, lacking) = TableColumns.Find(header, catalogue);
            if (columns is not null)
            {
                return (columns, options);
            }
            if (missing is null || found.Length < header.Length)
            {
                (missing, found) = (lacking, header);
            }
        }
        throw new UnusableFileException(Sentences.MissingColumns(path, missing ?? [], found, catalogue));
    }

    private static CsvReaderOptions Options(char? separator, string file) => new()
    {
        Separator = separator,
        TrimWhitespace = true,
        TrackLineNumbers = true,
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
        using var reader = CsvReader.FromFile(path, options);
        var width = reader.Headers.Count;
        while (reader.Read())
        {
            var isUtf8 = Utf8.IsValid(reader.GetSpan(columns.Student));
            var cells = ImmutableArray.CreateBuilder<string>(needed.Length);
            foreach (var column in needed)
            {
                isUtf8 &= Utf8.IsValid(reader.GetSpan(column));
                cells.Add(reader.GetString(column));
            }
            var line = (int)reader.LineNumber;
            var ragged = reader.FieldCount == width ? null : Sentences.Ragged(line, reader.FieldCount, width);
            var row = new TableRow(StudentId.Clean(reader.GetString(columns.Student)), line, cells.MoveToImmutable(), isUtf8, ragged);
            if (!row.IsBlank)
            {
                yield return row;
            }
        }
    }

    /// <summary>Whether each student's rows stand together. It goes on to the end in any case: a quote that is never closed is to be found before anything is graded.</summary>
    private static bool AreTogether(IEnumerable<TableRow> rows)
    {
        var seen = new HashSet<string>();
        var areTogether = true;
        string? current = null;
        foreach (var row in rows)
        {
            areTogether &= row.Student == current || seen.Add(row.Student);
            current = row.Student;
        }
        return areTogether;
    }

    private static IEnumerable<Submission> Submissions(IEnumerable<TableRow> rows, TableColumns columns, string file, Catalogue catalogue)
    {
        string? student = null;
        var draft = new SubmissionDraft(catalogue);
        foreach (var row in rows)
        {
            if (student is not null && row.Student != student)
            {
                yield return draft.Finish(student);
                draft = new(catalogue);
            }
            student = row.Student;
            Add(row, columns, file, draft);
        }
        if (student is not null)
        {
            yield return draft.Finish(student);
        }
    }

    private static void Add(TableRow row, TableColumns columns, string file, SubmissionDraft draft)
    {
        var source = new Source(file, row.Line);
        if (row.Student == StudentId.None)
        {
            draft.Note(source, Sentences.NoStudent(file, row.Line));
        }
        if (row.Ragged is not null)
        {
            draft.Note(source, row.Ragged);
        }
        if (!row.IsUtf8)
        {
            draft.Fail(new(source, Sentences.CellNotUtf8(file, row.Line)));
        }
        foreach (var (problem, part, cell) in columns.Answers(row.Cells))
        {
            var (text, isScript) = AnswerBody.OfCell(cell);
            draft.Add(new(problem, part, text, isScript, source));
        }
    }
}
