using Formulas.Evaluating;
using Formulas.Numbers;

namespace Grading.Comparing;

/// <summary>
/// The points once for each of several values of the free indices, one after the other: an element with a free index is one long column,
/// and a formula is evaluated for all those values at once. Columns are made when they are first read, and kept.
/// </summary>
internal sealed class JoinedColumns
{
    // what answers read; one that reads more is evaluated for one value after the other
    private const int Most = 32;

    private readonly PointColumns<Sized> _points;
    private readonly int[][] _values;
    private readonly Known?[] _known; // by the column of the first values of the indices
    private readonly Lock _writing = new();
    private int _count;

    private sealed record Known(long Strides, int Column, Known? Next);

    /// <param name="points">The points of one network.</param>
    /// <param name="values">How much larger than the first time each free index is, time after time.</param>
    public JoinedColumns(PointColumns<Sized> points, int[][] values)
    {
        (_points, _values) = (points, values);
        _known = new Known?[points.Columns.Length / points.Count];
        var length = points.Count * values.Length;
        var families = new byte[points.Families.Length][];
        for (var slot = 0; slot < families.Length; slot++) families[slot] = Repeated(points.Families[slot], values.Length);
        Points = new(length, new Sized[Most * length], families);
    }

    /// <summary>The columns that were made so far, for a tape that was led to them.</summary>
    public PointColumns<Sized> Points { get; }

    /// <summary>Leads a tape of the first values to these columns; false where it can't be, and the tape is of no use any more.</summary>
    public bool Lead(Tape tape, Moves moves)
    {
        for (var letter = 0; letter < _values[0].Length; letter++)
            if (Changes(letter) && !moves.IsFree(letter)) return false;
        var next = 0;
        for (var step = 0; step < tape.Count; step++)
        {
            if (tape[step].Operation != Operation.Load) continue;
            var column = moves.Strides(step, ref next) is >= 0 and var strides ? ColumnOf(tape[step].A, strides) : -1;
            if (column < 0) return false;
            tape.Shift(step, column - tape[step].A);
        }
        return true;
    }

    private bool Changes(int letter) => _values[^1][letter] != 0;

    private int ColumnOf(int first, long strides)
    {
        for (var known = Volatile.Read(ref _known[first]); known is not null; known = known.Next)
            if (known.Strides == strides) return known.Column;
        lock (_writing) return Add(first, strides);
    }

    private int Add(int first, long strides)
    {
        for (var known = _known[first]; known is not null; known = known.Next)
            if (known.Strides == strides) return known.Column;
        if (_count == Most) return -1;
        var to = Points.Columns.AsSpan(_count * Points.Count, Points.Count);
        for (var time = 0; time < _values.Length; time++)
            _points.Column(first + Moves.Distance(strides, _values[time])).CopyTo(to[(time * _points.Count)..]);
        Volatile.Write(ref _known[first], new(strides, _count, _known[first]));
        return _count++;
    }

    private static byte[] Repeated(byte[] drawn, int times)
    {
        var all = new byte[drawn.Length * times];
        for (var time = 0; time < times; time++) drawn.CopyTo(all, time * drawn.Length);
        return all;
    }
}
