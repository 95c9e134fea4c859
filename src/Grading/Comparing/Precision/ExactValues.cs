using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Sampling;

namespace Grading.Comparing.Precision;

/// <summary>
/// A formula at the points of one network in high precision, with bounds of its errors. A point is worked out when it is first asked for:
/// of most answers only a few are.
/// </summary>
public sealed class ExactValues(Formula formula, SampledNetwork set, ImmutableArray<IndexValue> indices)
{
    // What is left of the 256 bits of the network's own values, in terms of their propagated size, generously.
    private const int NetworkBits = 230;

    // of the doubles' own
    private const double OfDoubles = 4 * Tolerances.Rounding;

    private const int Efforts = (int)Effort.AsIs + 1;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Ball>?[] _known = new Dictionary<int, Ball>?[Efforts]; // by effort, then by point
    private readonly Ball?[] _one = new Ball?[Efforts]; // by effort, of which there is no other
    private readonly List<int> _columns = []; // that the tape reads, in its own numbering
    private Tape? _tape;
    private int _result;
    private bool _isOneNumber;

    /// <summary>The formula.</summary>
    internal Formula Formula => formula;

    /// <summary>The same formula at other points.</summary>
    internal ExactValues In(SampledNetwork other) => new(formula, other, indices);

    /// <summary>Whether the formula reads what the network computes, and not only what is drawn.</summary>
    public bool ReadsNetwork
    {
        get
        {
            lock (_lock)
            {
                Lowered();
                return _columns.Exists(column => !set.Exact.IsLeaf(column));
            }
        }
    }

    /// <summary>How much work the formula is at one point, whether or not somebody has worked it out before.</summary>
    public long Work(Effort effort)
    {
        lock (_lock) return HighPrecisionWork.Of(Lowered(), effort);
    }

    /// <summary>Its one value; null where it has others at other points, or they have not all been worked out yet.</summary>
    internal Ball? OneValue(Effort effort)
    {
        lock (_lock)
        {
            if (IsOneNumber()) return At([0], effort)[0];
            return _one[(int)effort];
        }
    }

    // Looked for once, when the last point is worked out.
    private void LookForOneValue(Dictionary<int, Ball> known, Effort effort)
    {
        if (known.Count < set.Points.Count) return;
        var first = known[0];
        foreach (var value in known.Values)
            if (value != first) return;
        _one[(int)effort] = first;
    }

    /// <summary>The formula at some of the points.</summary>
    public Ball[] At(int[] points, Effort effort)
    {
        lock (_lock)
        {
            var known = _known[(int)effort] ??= [];
            if (IsOneNumber()) points = new int[points.Length]; // the same as at the first
            var missing = Array.FindAll(points, point => !known.ContainsKey(point));
            if (missing.Length > 0) Compute(known, IsOneNumber() ? missing[..1] : missing, effort);
            return Array.ConvertAll(points, point => known[point]);
        }
    }

    private void Compute(Dictionary<int, Ball> known, int[] missing, Effort effort)
    {
        var computed = Computed(missing, effort);
        for (var i = 0; i < missing.Length; i++) known[missing[i]] = computed[i];
        LookForOneValue(known, effort);
    }

    // Nothing in it is another at another point.
    private bool IsOneNumber()
    {
        Lowered();
        return _isOneNumber;
    }

    private ReadOnlySpan<Ball> Computed(int[] points, Effort effort)
    {
        var tape = Lowered();
        var columns = Columns(points, effort);
        var room = new Ball[tape.Count * points.Length];
        return effort switch
        {
            Effort.More => tape.ValueInMore(_result, columns, room),
            Effort.Most => tape.ValueInMost(_result, columns, room),
            _ => tape.Value(_result, columns, room),
        };
    }

    private Tape Lowered()
    {
        if (_tape is not null) return _tape;
        _tape = new();
        // a step of 256 bits is worth a look for one that stands there already
        var writer = new TapeWriter(_tape, set.Network.Layout, new PointElements(set.Network.Layout) { ReadsOnce = true }) { Terms = [] };
        writer.BindFree(indices);
        _result = writer.Append(formula);
        Number(_tape);
        return _tape;
    }

    // Of a large network few columns are read: those that the tape reads are numbered from 0 on.
    private void Number(Tape tape)
    {
        for (var step = 0; step < tape.Count; step++)
        {
            if (tape[step] is not { Operation: Operation.Load, A: var column }) continue;
            tape.Shift(step, _columns.Count - column);
            _columns.Add(column);
        }
        _isOneNumber = _columns.Count == 0 && !ReadsOpenFunction(tape);
    }

    private static bool ReadsOpenFunction(Tape tape)
    {
        for (var step = 0; step < tape.Count; step++)
            if (tape[step].Operand is Function.Open) return true;
        return false;
    }

    // The columns that the tape reads, at these points.
    private PointColumns<Ball> Columns(int[] points, Effort effort)
    {
        var columns = new Ball[points.Length * _columns.Count];
        for (var c = 0; c < _columns.Count; c++)
            for (var i = 0; i < points.Length; i++) columns[c * points.Length + i] = Value(_columns[c], points[i], effort);
        var families = Array.ConvertAll(set.Points.Families, family => Array.ConvertAll(points, point => family[point]));
        var own = new PointColumns<Ball>(points.Length, columns, families);
        return effort == Effort.Network ? own.KeptIn(set.Exact.Kept, _columns, points) : own;
    }

    private Ball Value(int column, int point, Effort effort)
    {
        var (value, size) = set.Points.Column(column)[point];
        if (set.Exact.IsLeaf(column) || effort == Effort.AsIs && double.IsFinite(value)) return (BigFloat)value;
        if (effort == Effort.Network)
        {
            var exact = set.Exact.At(column, point);
            return new(exact, (double.IsFinite(size) ? Magnitude.Of(size) : exact.Size).Scaled(-NetworkBits));
        }
        return double.IsFinite(value) && double.IsFinite(size) && (size == 0 || size > Tolerances.Underflow)
            ? new(value, Magnitude.Of(OfDoubles * size))
            : Ball.Unknown;
    }
}
