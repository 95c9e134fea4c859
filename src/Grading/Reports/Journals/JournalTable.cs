using CsvHelper;
using Grading.Reports.Places;

namespace Grading.Reports.Journals;

/// <summary>
/// A table as it is made: rows are appended to <c>results.csv.part</c>, or to another file beside its place. When all is there they are in
/// order already, and the file is renamed; only after a resumption with changed submissions are they put in order first.
/// </summary>
internal sealed class JournalTable : IDisposable
{
    private readonly OutputPlace _place;
    private readonly FileStream _rows;
    private readonly byte[] _header;

    // The rows in the order of the submissions, as stretches of the file; one stretch as long as nothing is out of order.
    private readonly List<(long Start, long End)> _order = [];

    /// <param name="header">Writes the row of the columns.</param>
    public JournalTable(OutputPlace place, FileMode mode, Action<CsvWriter> header)
    {
        _place = place;
        _rows = new(PathOf(place), mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, CsvWriterOptions.Default, leaveOpen: true)) header(csv);
        _header = bytes.ToArray();
        _order.Add((0, _header.Length));
    }

    /// <summary>Where the rows begin.</summary>
    public long HeaderEnd => _header.Length;

    /// <summary>Whether it has begun.</summary>
    public bool HasHeader => _rows.Length >= HeaderEnd;

    /// <summary>Nothing but the header.</summary>
    public void Begin()
    {
        _rows.SetLength(0);
        _rows.Write(_header);
    }

    /// <summary>Goes on behind the last whole row.</summary>
    public void GoOn(long end)
    {
        _rows.SetLength(end);
        _rows.Position = end;
    }

    /// <summary>Whether all of a stretch is there, and no power cut has torn it.</summary>
    public bool IsWhole(Stretch stretch)
    {
        if (stretch.End > _rows.Length) return false;
        var bytes = new byte[stretch.Length];
        _rows.Position = stretch.Start;
        _rows.ReadExactly(bytes);
        return Stretch.ChecksumOf(bytes) == stretch.Checksum;
    }

    /// <summary>Appends rows; where they begin.</summary>
    public long Append(ReadOnlySpan<byte> rows)
    {
        var start = _rows.Position;
        _rows.Write(rows);
        return start;
    }

    /// <summary>A stretch is the next in the order of the submissions.</summary>
    public void Arrange(Stretch stretch)
    {
        if (_order[^1].End == stretch.Start) _order[^1] = (_order[^1].Start, stretch.End);
        else if (stretch.Length > 0) _order.Add((stretch.Start, stretch.End));
    }

    /// <summary>Puts the table in its place.</summary>
    public void Complete()
    {
        _rows.SetLength(Math.Max(_rows.Position, _order[^1].End));
        if (_order is not [(0, var end)] || end != _rows.Length)
        {
            OutputFile.Write(_place, Copy, suffix: ".ordered");
            Dispose();
            File.Delete(PathOf(_place));
        }
        else
        {
            Dispose();
            File.Move(PathOf(_place), _place.Path, overwrite: true);
        }
    }

    public void Dispose() => _rows.Dispose();

    private static string PathOf(OutputPlace place) => place.Path + ".part";

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
