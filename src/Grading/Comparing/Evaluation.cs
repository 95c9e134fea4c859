using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Evaluating.Looping;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Sampling;

namespace Grading.Comparing;

/// <summary>A place to evaluate formulas in: its tape and columns are used again for every answer.</summary>
public sealed class Evaluation
{
    // 1 MB: far more than any answer of a student takes. What one answer took beyond that is given back with the next.
    private const int Kept = 65_536;

    // away from every value that could be met by chance
    private const double Moved = 1.37;

    [ThreadStatic]
    private static Evaluation? t_ofThread;

    private readonly Tape _tape = new();
    private readonly Moves _moves = new();
    private Sized[] _results = new Sized[64];
    private (Formula? Formula, ColumnLayout? Layout, ImmutableArray<IndexValue> Indices, int Result) _lowered;
    private (TapeWriter? Writer, PointElements? Elements) _unbound; // of formulas without free indices

    /// <summary>The thread's own, for whoever is done with the values before anybody else asks for some.</summary>
    public static Evaluation OfThread => t_ofThread ??= new();

    /// <summary>True when the last formula had too many terms to be evaluated.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Formulas at all frames of a question together.</summary>
    internal LoopedFormula Looped => field ??= new();

    /// <summary>The formula at all points; valid until the next call.</summary>
    public ReadOnlySpan<Sized> Run(Formula formula, SampledNetwork set, ImmutableArray<IndexValue> indices) =>
        Run(formula, set, indices, set.Points);

    /// <summary>
    /// The same with what the network computes taken as it is: what rounding did to it is common to all formulas that read it.
    /// </summary>
    internal ReadOnlySpan<Sized> RunAsIs(Formula formula, SampledNetwork set, ImmutableArray<IndexValue> indices) =>
        Run(formula, set, indices, set.WithOwnSizes);

    private ReadOnlySpan<Sized> Run(Formula formula, SampledNetwork set, ImmutableArray<IndexValue> indices, PointColumns<Sized> points)
    {
        var result = Lower(formula, set, indices);
        var room = RoomFor(_tape.Count * points.Count, _results.Length);
        if (room != _results.Length) _results = new Sized[room];
        return _tape.Value(result, points, _results);
    }

    /// <summary>The room to hold: what is held if that is enough, else some to spare; more than is kept only while needed.</summary>
    internal static int RoomFor(int needed, int held) =>
        needed > Kept ? Math.Max(needed, held)
        : held < needed || held > Kept ? Math.Min(2 * needed, Kept)
        : held;

    /// <summary>Whether the formula has another value where some columns have: what hides behind other names shows there.</summary>
    public bool DependsOn(Formula formula, SampledNetwork set, ImmutableArray<IndexValue> indices, HashSet<int> columns)
    {
        var result = Lower(formula, set, indices);
        if (!Reads(columns)) return false;
        var (count, moved) = (set.Points.Count, (Sized[])set.Points.Columns.Clone());
        foreach (var column in columns)
            foreach (ref var value in moved.AsSpan(column * count, count)) value = Sized.Exactly(Moved * value.Value + 1);
        var room = new Sized[_tape.Count * count];
        var before = _tape.Value(result, set.Points, room).ToArray();
        var after = _tape.Value(result, new(count, moved, set.Points.Families), room);
        for (var p = 0; p < count; p++)
            if (Comparison.Compare(after[p], before[p], Tolerances.Formula) == Agreement.Different) return true;
        return false;
    }

    private bool Reads(HashSet<int> columns)
    {
        for (var step = 0; step < _tape.Count; step++)
            if (_tape[step] is { Operation: Operation.Load, A: var column } && columns.Contains(column)) return true;
        return false;
    }

    private int Lower(Formula formula, SampledNetwork set, ImmutableArray<IndexValue> indices)
    {
        if (indices.Length > 0 && IsLowered(formula, set.Network.Layout) && Move(indices)) return _lowered.Result;
        _tape.Clear();
        var writer = indices.IsEmpty ? Unbound(set) : Bound(set, indices);
        var result = writer.Append(formula);
        IsTooLarge = writer.IsTooLarge;
        _lowered = indices.IsEmpty || IsTooLarge ? default : (formula, set.Network.Layout, indices, result);
        return result;
    }

    // The same for one answer after the other.
    private TapeWriter Unbound(SampledNetwork set)
    {
        if (!ReferenceEquals(_unbound.Elements, set.Elements))
            _unbound = (new(_tape, set.Network.Layout, set.Elements), set.Elements);
        return _unbound.Writer!;
    }

    private TapeWriter Bound(SampledNetwork set, ImmutableArray<IndexValue> indices)
    {
        _moves.Clear();
        var writer = new TapeWriter(_tape, set.Network.Layout, set.Elements) { Moves = _moves };
        writer.BindFree(indices);
        return writer;
    }

    private bool IsLowered(Formula formula, ColumnLayout layout) =>
        ReferenceEquals(_lowered.Formula, formula) && ReferenceEquals(_lowered.Layout, layout);

    // The tape of another frame of the same network, where it differs in what it reads only.
    private bool Move(ImmutableArray<IndexValue> indices)
    {
        var before = _lowered.Indices;
        for (var i = 0; i < indices.Length; i++)
            if (indices[i].Letter != before[i].Letter || indices[i].Value != before[i].Value && !_moves.IsFree(i)) return false;
        for (var i = 0; i < indices.Length; i++)
            if (indices[i].Value != before[i].Value) _moves.Apply(_tape, i, indices[i].Value - before[i].Value);
        _lowered.Indices = indices;
        return true;
    }
}
