using System.Numerics;
using Formulas.Numbers;
using Formulas.Tree;

namespace Formulas.Evaluating.Looping;

/// <summary>
/// A formula as steps on long columns, written once for all networks and for all values of its free indices. A column has a value for each
/// point, all of that for each value of the free letters on which it depends, and within sums all of that for each of their terms, those
/// of the innermost sum next to each other: what is the same for all values of a letter is computed for one of them. What it computes is,
/// to the last bit, what a <see cref="Tape"/> computes frame by frame. It is used again for one formula after the other.
/// </summary>
public sealed class LoopedFormula
{
    // 1 MB; what takes more has columns that are long enough one by one
    private const int Most = 65_536;

    private readonly int[] _sizes = new int[8 * sizeof(int)]; // by the bit of LoopAxes
    private readonly LoopSteps _steps = new();
    private readonly LoopRuns _runs = new();
    private readonly LoopWriter _writer;
    private (int First, int Length)[] _places = new (int, int)[16]; // by the step, where its values stand
    private Sized[] _room = new Sized[64];
    private JoinedElements _elements = null!;
    private Formula? _formula; // the one that is written, if it could be
    private int _ran = -1; // the network whose values stand in the room

    public LoopedFormula() => _writer = new(_steps);

    /// <summary>Takes another formula, or the same again; false for one that has to be evaluated frame by frame.</summary>
    public bool Write(Formula formula, JoinedElements elements)
    {
        if (ReferenceEquals(_formula, formula) && ReferenceEquals(_elements, elements)) return true;
        (_elements, _formula, _ran) = (elements, null, -1);
        _steps.Clear();
        if (!_writer.Write(formula, elements) || _steps.Count == 0) return false;
        if (_places.Length < _steps.Count) Array.Resize(ref _places, 2 * _steps.Count);
        _formula = formula;
        return true;
    }

    /// <summary>
    /// The values at the points of all frames of one network, one frame after the other; valid until the next call. Nothing where there
    /// would be too many.
    /// </summary>
    /// <param name="frames">Which of them, in the order they were joined in.</param>
    public ReadOnlySpan<Sized> Run(int frames)
    {
        if (frames == _ran) return Of(_steps.Count - 1, frames);
        _ran = -1;
        var of = _elements.Frames[frames];
        for (var loop = 0; loop < _steps.Loops; loop++)
            if ((_sizes[loop] = of.SizeOf(_steps.Loop(loop))) < 1) return default;
        of.Sizes.CopyTo(_sizes.AsSpan(LoopAxes.MostLoops));
        if (!IsPlaced(of)) return default;
        for (var step = 0; step < _steps.Count; step++) Run(step, frames, of);
        _ran = frames;
        return Of(_steps.Count - 1, frames);
    }

    // Gives each step that computes something its room.
    private bool IsPlaced(JoinedFrames of)
    {
        var needed = 0L;
        for (var step = 0; step < _steps.Count; step++)
        {
            if (IsKnown(_steps[step].Kind)) continue;
            var length = Times(_steps[step].Inside) * of.CountOfFrame;
            _places[step] = ((int)needed, (int)Math.Min(length, Most));
            needed += length;
            if (needed > Most) return false;
        }
        if (_room.Length < needed) _room = new Sized[Math.Min(2 * needed, Most)];
        return true;
    }

    private static bool IsKnown(LoopKind kind) => kind <= LoopKind.OfElement;

    // How many times a column has all points; no more than there is room for.
    private long Times(int inside)
    {
        var times = 1L;
        for (var rest = inside; rest != 0; rest &= rest - 1)
            times = Math.Min(times * _sizes[BitOperations.TrailingZeroCount(rest)], Most + 1);
        return times;
    }

    private ReadOnlySpan<Sized> Of(int index, int frames)
    {
        ref readonly var step = ref _steps[index];
        if (step.Kind == LoopKind.Element) return step.Element!.Columns[frames].Columns;
        return step.Kind == LoopKind.OfElement
            ? Operations.Kept<Sized, Sized>(step.Step, step.Element!.Columns[frames], 0)
            : Room(index);
    }

    private Span<Sized> Room(int step) => _room.AsSpan(_places[step].First, _places[step].Length);

    private void Run(int index, int frames, JoinedFrames of)
    {
        ref readonly var step = ref _steps[index];
        switch (step.Kind)
        {
            case LoopKind.Elementwise: Elementwise(index, step, frames, of); break;
            case LoopKind.Size: Sized.Fill(Room(index), Sized.Whole(_sizes[step.Loop])); break;
            case LoopKind.Fold: Fold(index, step, frames, of); break;
            case LoopKind.SumOfProducts: SumOfProducts(index, step, frames, of); break;
            case LoopKind.Spread: Spread(index, step, frames, of); break;
        }
    }

    private void Spread(int index, in LoopStep step, int frames, JoinedFrames of)
    {
        var all = Room(index);
        var one = TermsOf(step.Step.A, frames);
        BeginRuns(step.Inside, one, one, one, of);
        var at = 0;
        do one.All.Slice(_runs.A, _runs.Length).CopyTo(all[at..]);
        while (IsMoved(ref at));
    }

    private void Elementwise(int index, in LoopStep step, int frames, JoinedFrames of)
    {
        var values = Room(index);
        var read = Operations.Read(step.Step.Operation);
        if (read == 0) Operations.Leaf<Sized, Sized>(step.Step, of.Points, values);
        else if (step.Step.Operation == Operation.Call) Call(step, Of(step.Step.A, frames), values, of);
        else Joined(step, read, values, frames, of);
    }

    // In one go where all that is read runs over the same.
    private void Joined(in LoopStep step, int read, Span<Sized> values, int frames, JoinedFrames of)
    {
        var a = TermsOf(step.Step.A, frames);
        var b = read > 1 ? TermsOf(step.Step.B, frames) : a;
        var c = read > 2 ? TermsOf(step.Step.C, frames) : a;
        if (a.Inside == step.Inside && b.Inside == step.Inside && c.Inside == step.Inside)
        {
            Operations.Value<Sized, Sized>(step.Step, new(of.Points, a.All, b.All, c.All), values);
            return;
        }
        BeginRuns(step.Inside, a, b, c, of);
        var at = 0;
        do Operations.Value<Sized, Sized>(
            step.Step, new(of.Points, a.All[_runs.A..], b.All[_runs.B..], c.All[_runs.C..]), values.Slice(at, _runs.Length));
        while (IsMoved(ref at));
    }

    // Functions are drawn for each point of each frame: term by term.
    private void Call(in LoopStep step, ReadOnlySpan<Sized> arguments, Span<Sized> values, JoinedFrames of)
    {
        var count = CountOfTerm(step, of);
        for (var at = 0; at < values.Length; at += count)
            Operations.Value<Sized, Sized>(step.Step, new(of.Points, arguments[at..], default, default), values.Slice(at, count));
    }

    // How many values a step has for each term of the sums around it.
    private int CountOfTerm(in LoopStep step, JoinedFrames of) => (int)Times(LoopAxes.WithoutLoops(step.Inside)) * of.CountOfFrame;

    private void BeginRuns(int inside, in Terms a, in Terms b, in Terms c, JoinedFrames of, int taken = 0) =>
        _runs.Begin(inside | taken, (a.Inside, b.Inside, c.Inside), taken, _sizes, of.CountOfFrame);

    // To the next run, with the values it is written to.
    private bool IsMoved(ref int at)
    {
        at += _runs.Length;
        return _runs.Next();
    }

    // The values of a step, and what they run over.
    private readonly ref struct Terms(ReadOnlySpan<Sized> all, int inside)
    {
        public readonly ReadOnlySpan<Sized> All = all;

        public readonly int Inside = inside;
    }

    private Terms TermsOf(int step, int frames) => new(Of(step, frames), _steps[step].Inside);

    private void Fold(int index, in LoopStep step, int frames, JoinedFrames of)
    {
        var all = Room(index);
        var terms = TermsOf(step.Step.A, frames);
        var (count, size) = (CountOfTerm(step, of), _sizes[step.Loop]);
        var isOneForAll = terms.Inside == step.Inside;
        for (var (at, from) = (0, 0); at < all.Length; at += count, from += isOneForAll ? count : size * count)
        {
            var total = all.Slice(at, count);
            terms.All.Slice(from, count).CopyTo(total);
            for (var term = 1; term < size; term++)
                Operations.Value<Sized, Sized>(
                    step.Step, new(of.Points, total, terms.All[(isOneForAll ? from : from + term * count)..], default), total);
        }
    }

    private void SumOfProducts(int index, in LoopStep step, int frames, JoinedFrames of)
    {
        var all = Room(index);
        var a = TermsOf(step.Step.A, frames);
        var b = TermsOf(step.Step.B, frames);
        BeginRuns(step.Inside, a, b, b, of, LoopAxes.OfLoop(step.Loop));
        var (size, at) = (_sizes[step.Loop], 0);
        do Sized.SumOfProducts(
            a.All[_runs.A..], _runs.TermA, b.All[_runs.B..], _runs.TermB, size, all.Slice(at, _runs.Length));
        while (IsMoved(ref at));
    }
}
