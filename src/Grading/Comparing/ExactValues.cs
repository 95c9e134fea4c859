using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Sampling;

namespace Grading.Comparing;

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

    private readonly Lock _lock = new();
    private readonly Ball?[][] _known = // by effort
        [new Ball?[set.Points.Count], new Ball?[set.Points.Count], new Ball?[set.Points.Count], new Ball?[set.Points.Count]];
    private Tape? _tape;
    private int _result;

    /// <summary>The same formula at other points.</summary>
    internal ExactValues In(SampledNetwork other) => new(formula, other, indices);

    /// <summary>Whether the formula reads what the network computes, and not only what is drawn.</summary>
    public bool ReadsNetwork
    {
        get
        {
            lock (_lock)
            {
                var tape = Lowered();
                for (var step = 0; step < tape.Count; step++)
                    if (tape[step] is { Operation: Operation.Load, A: var column } && !set.Exact.IsLeaf(column)) return true;
                return false;
            }
        }
    }

    /// <summary>How much work the formula is at one point, whether or not somebody has worked it out before.</summary>
    public long Work(Effort effort)
    {
        lock (_lock) return HighPrecisionWork.Of(Lowered(), effort);
    }

    /// <summary>The formula at some of the points.</summary>
    public Ball[] At(int[] points, Effort effort)
    {
        lock (_lock)
        {
            var known = _known[(int)effort];
            var missing = Array.FindAll(points, point => known[point] is null);
            var computed = missing.Length == 0 ? [] : Computed(missing, effort);
            for (var i = 0; i < missing.Length; i++) known[missing[i]] = computed[i];
            return Array.ConvertAll(points, point => known[point]!.Value);
        }
    }

    private ReadOnlySpan<Ball> Computed(int[] points, Effort effort)
    {
        var tape = Lowered();
        var columns = Columns(tape, points, effort);
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
        var writer = new TapeWriter(_tape, set.Network.Layout, set.Elements);
        foreach (var index in indices) writer.Bind(index.Letter, index.Value);
        _result = writer.Append(formula);
        return _tape;
    }

    // The columns that the tape reads, at these points.
    private PointColumns<Ball> Columns(Tape tape, int[] points, Effort effort)
    {
        var columns = new Ball[points.Length * (set.Points.Columns.Length / set.Points.Count)];
        for (var step = 0; step < tape.Count; step++)
        {
            if (tape[step] is not { Operation: Operation.Load, A: var column }) continue;
            for (var i = 0; i < points.Length; i++) columns[column * points.Length + i] = Value(column, points[i], effort);
        }
        var families = Array.ConvertAll(set.Points.Families, family => Array.ConvertAll(points, point => family[point]));
        return new(points.Length, columns, families);
    }

    private Ball Value(int column, int point, Effort effort)
    {
        var (value, size) = set.Points.Column(column)[point];
        if (set.Exact.IsLeaf(column)) return (BigFloat)value;
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
