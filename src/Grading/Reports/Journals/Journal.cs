using System.Text;
using CsvHelper;
using Grading.Reports.Places;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Journals;

/// <summary>
/// Results as they are made, so that nothing is lost when the process is. Rows are appended to <c>results.csv.part</c>; then a line in
/// <c>results.csv.journal</c> (<see cref="JournalLine"/>) says whose they are and where. The first line is the key of the batch: problems,
/// assignment, seed and grader. When all is graded the rows are in place already, and the file is renamed; only after a resumption with
/// changed submissions are they put in order first.
/// </summary>
/// <remarks>No line is written before its rows are. What a power cut tears has a wrong checksum and is graded again.</remarks>
internal sealed class Journal : IDisposable
{
    private readonly OutputPlace _output;
    private readonly FileStream _rows;
    private readonly FileStream _lines;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<UInt128, StoredRows> _known = [];

    // The rows in the order of the submissions, as stretches of the file; one stretch as long as nothing is out of order.
    private readonly List<(long Start, long End)> _order = [];

    private Journal(OutputPlace output, FileStream rows, FileStream lines) => (_output, _rows, _lines) = (output, rows, lines);

    /// <summary>How many submissions were known when it was opened.</summary>
    public int Known => _known.Count;

    /// <summary>
    /// Opens the journal beside <paramref name="output"/>, from the start or with what it holds for this <paramref name="batch"/>.
    /// </summary>
    /// <exception cref="UnusableFileException">Nothing can be written there.</exception>
    public static Journal Open(OutputPlace output, string batch, bool resume)
    {
        try
        {
            var mode = resume ? FileMode.OpenOrCreate : FileMode.Create;
            var lines = new FileStream(LinesPath(output), mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var rows = new FileStream(RowsPath(output), mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var journal = new Journal(output, rows, lines);
            if (!journal.Load(batch)) journal.Begin(batch);
            return journal;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(AssistantSentences.NotWritten(output.Shown, e), e);
        }
    }

    /// <summary>Whether an unfinished run left a journal for this output.</summary>
    public static bool Exists(OutputPlace output) => File.Exists(LinesPath(output));

    /// <summary>The rows of a submission that was graded before, or null.</summary>
    public StoredRows? Find(UInt128 key) => _known.GetValueOrDefault(key);

    /// <summary>Appends what is new of a piece, rows first.</summary>
    /// <exception cref="UnusableFileException">The disk is full, or gone.</exception>
    public void Append(GradedPiece piece)
    {
        try
        {
            var start = _rows.Position;
            _rows.Write(piece.Rows);
            _text.Clear();
            foreach (var student in piece.Students)
            {
                var rows = student.IsNew ? student.Rows with { Start = student.Rows.Start + start } : student.Rows;
                if (student.IsNew) JournalLine.Append(_text, student.Key, rows);
                Arrange(rows);
            }
            if (_text.Length > 0) _lines.Write(Encoding.ASCII.GetBytes(_text.ToString()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(AssistantSentences.NotAppended(_output.Shown, e), e);
        }
    }

    /// <summary>Puts the results in their place; the journal has done its work.</summary>
    public void Complete()
    {
        try
        {
            _rows.SetLength(Math.Max(_rows.Position, _order[^1].End));
            if (_order is not [(0, var end)] || end != _rows.Length)
            {
                OutputFile.Write(_output, to => Copy(to), suffix: ".ordered");
                Dispose();
                File.Delete(RowsPath(_output));
            }
            else
            {
                Dispose();
                File.Move(RowsPath(_output), _output.Path, overwrite: true);
            }
            File.Delete(LinesPath(_output));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(AssistantSentences.NotWritten(_output.Shown, e), e);
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _lines.Dispose();
    }

    private static string RowsPath(OutputPlace output) => output.Path + ".part";

    private static string LinesPath(OutputPlace output) => output.Path + ".journal";

    private void Begin(string batch)
    {
        _known.Clear();
        _rows.SetLength(0);
        using (var csv = CsvWriter.Create(_rows, CsvWriterOptions.Default, leaveOpen: true)) ResultsCsv.WriteHeader(csv);
        _order.Add((0, _rows.Position));
        _lines.SetLength(0);
        _lines.Write(Encoding.ASCII.GetBytes(JournalLine.Title(batch, _rows.Position)));
    }

    // False where there is nothing to go on with: no journal, or one of another batch.
    private bool Load(string batch)
    {
        var reader = new StreamReader(_lines, Encoding.ASCII, false, 1 << 16, leaveOpen: true);
        if (reader.ReadLine() is not { } title || JournalLine.HeaderEnd(title, batch) is not { } end || end > _rows.Length) return false;
        _order.Add((0, end));
        Keep(title.Length + 1 + ReadLines(reader, ref end));
        _rows.SetLength(end);
        _rows.Position = end;
        return true;
    }

    // How long the good lines are; "end" moves to behind the last row that is whole.
    private long ReadLines(StreamReader reader, ref long end)
    {
        var length = 0L;
        while (reader.ReadLine() is { } line && JournalLine.Read(line) is var (submission, rows))
        {
            length += line.Length + 1;
            if (!IsWhole(rows)) continue;
            _known[submission] = rows;
            end = Math.Max(end, rows.End);
        }
        return length;
    }

    // A line without its end may be a torn one, whatever it looks like.
    private void Keep(long goodLines)
    {
        _lines.SetLength(Math.Min(goodLines, _lines.Length));
        _lines.Position = _lines.Length;
        if (_lines.Length == goodLines - 1) _lines.Write("\n"u8);
    }

    private bool IsWhole(StoredRows rows)
    {
        if (rows.End > _rows.Length) return false;
        var bytes = new byte[rows.Length];
        _rows.Position = rows.Start;
        _rows.ReadExactly(bytes);
        return StoredRows.ChecksumOf(bytes) == rows.Checksum;
    }

    private void Arrange(StoredRows rows)
    {
        if (_order.Count > 0 && _order[^1].End == rows.Start) _order[^1] = (_order[^1].Start, rows.End);
        else _order.Add((rows.Start, rows.End));
    }

    private void Copy(Stream to)
    {
        var buffer = new byte[1 << 16];
        foreach (var (start, end) in _order)
        {
            _rows.Position = start;
            for (var left = end - start; left > 0;)
            {
                var read = _rows.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
                to.Write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
