using System.Text;
using Grading.Reports.Places;
using Grading.Reports.Steps;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Journals;

/// <summary>
/// Results as they are made, so that nothing is lost when the process is. Rows are appended to <c>results.csv.part</c>, those of the
/// steps of documents to a file of their own; then a line in <c>results.csv.journal</c> (<see cref="JournalLine"/>) says whose they are
/// and where. The first line is the key of the batch: problems, assignment, seed and grader.
/// </summary>
/// <remarks>No line is written before its rows are. What a power cut tears has a wrong checksum and is graded again.</remarks>
internal sealed class Journal : IDisposable
{
    private readonly OutputPlace _output;
    private readonly JournalTable _parts;
    private readonly JournalTable _steps;
    private readonly FileStream _lines;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<UInt128, StoredRows> _known = [];

    private Journal(OutputPlace output, JournalTable parts, JournalTable steps, FileStream lines) =>
        (_output, _parts, _steps, _lines) = (output, parts, steps, lines);

    /// <summary>How many submissions were known when it was opened.</summary>
    public int Known => _known.Count;

    /// <summary>
    /// Opens the journal beside <paramref name="output"/>, from the start or with what it holds for this <paramref name="batch"/>.
    /// </summary>
    /// <param name="steps">Where the steps of documents go.</param>
    /// <exception cref="UnusableFileException">Nothing can be written there.</exception>
    public static Journal Open(OutputPlace output, OutputPlace steps, string batch, bool resume)
    {
        try
        {
            var mode = resume ? FileMode.OpenOrCreate : FileMode.Create;
            var lines = new FileStream(LinesPath(output), mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var journal = new Journal(
                output, new(output, mode, ResultsCsv.WriteHeader), new(steps, mode, StepsCsv.WriteHeader), lines);
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
            var (parts, steps) = (_parts.Append(piece.Parts), _steps.Append(piece.Steps));
            _text.Clear();
            foreach (var student in piece.Students)
            {
                var rows = student.IsNew
                    ? student.Rows with { Parts = student.Rows.Parts.From(parts), Steps = student.Rows.Steps.From(steps) }
                    : student.Rows;
                if (student.IsNew) JournalLine.Append(_text, student.Key, rows);
                _parts.Arrange(rows.Parts);
                _steps.Arrange(rows.Steps);
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
            _steps.Complete();
            _parts.Complete();
            _lines.Dispose();
            File.Delete(LinesPath(_output));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(AssistantSentences.NotWritten(_output.Shown, e), e);
        }
    }

    public void Dispose()
    {
        _parts.Dispose();
        _steps.Dispose();
        _lines.Dispose();
    }

    private static string LinesPath(OutputPlace output) => output.Path + ".journal";

    private void Begin(string batch)
    {
        _known.Clear();
        _parts.Begin();
        _steps.Begin();
        _lines.SetLength(0);
        _lines.Write(Encoding.ASCII.GetBytes(JournalLine.Title(batch)));
    }

    // False where there is nothing to go on with: no journal, or one of another batch.
    private bool Load(string batch)
    {
        var reader = new StreamReader(_lines, Encoding.ASCII, false, 1 << 16, leaveOpen: true);
        if (reader.ReadLine() is not { } title || !JournalLine.IsTitle(title, batch)) return false;
        if (!_parts.HasHeader || !_steps.HasHeader) return false;
        var (parts, steps) = (_parts.HeaderEnd, _steps.HeaderEnd);
        Keep(title.Length + 1 + ReadLines(reader, ref parts, ref steps));
        _parts.GoOn(parts);
        _steps.GoOn(steps);
        return true;
    }

    // How long the good lines are; both ends move to behind the last row that is whole.
    private long ReadLines(StreamReader reader, ref long parts, ref long steps)
    {
        var length = 0L;
        while (reader.ReadLine() is { } line && JournalLine.Read(line) is var (submission, rows))
        {
            length += line.Length + 1;
            if (!_parts.IsWhole(rows.Parts) || !_steps.IsWhole(rows.Steps)) continue;
            _known[submission] = rows;
            (parts, steps) = (Math.Max(parts, rows.Parts.End), Math.Max(steps, rows.Steps.End));
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
}
