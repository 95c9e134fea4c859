using Formulas.Numbers;
using Formulas.Tree;

namespace Formulas.Evaluating.Looping;

/// <summary>
/// A formula as steps on long columns, written once for all networks and for all values of its free indices. A column has a value for each
/// point of each frame and, within sums, all of that for each of their terms, those of the innermost sum next to each other; what is the
/// same in all frames is computed for one of them. What it computes is, to the last bit, what a <see cref="Tape"/> computes frame by
/// frame. It is used again for one formula after the other.
/// </summary>
public sealed class LoopedFormula
{
    // 1 MB; what takes more has columns that are long enough one by one
    private const int Most = 65_536;

    private readonly int[] _sizes = new int[LoopSteps.MostLoops];
    private readonly LoopSteps _steps = new();
    private readonly LoopWriter _writer;
    private (int First, int Length)[] _places = new (int, int)[16]; // by the step, where its values stand
    private Sized[] _room = new Sized[64];
    private JoinedElements _elements = null!;
    private Formula? _formula; // the one that is written, if it could be

    public LoopedFormula() => _writer = new(_steps);

    /// <summary>Takes another formula, or the same again; false for one that has to be evaluated frame by frame.</summary>
    public bool Write(Formula formula, JoinedElements elements)
    {
        if (ReferenceEquals(_formula, formula) && ReferenceEquals(_elements, elements)) return true;
        (_elements, _formula) = (elements, null);
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
        var of = _elements.Frames[frames];
        for (var loop = 0; loop < _steps.Loops; loop++)
            if ((_sizes[loop] = of.SizeOf(_steps.Loop(loop))) < 1) return default;
        if (!IsPlaced(of)) return default;
        for (var step = 0; step < _steps.Count; step++) Run(step, frames, of);
        return Of(_steps.Count - 1, frames);
    }

    // How many values a step has for each term.
    private int CountOf(int step, JoinedFrames of) => _steps[step].IsFramed ? of.Count : of.CountOfFrame;

    // Gives each step that computes something its room.
    private bool IsPlaced(JoinedFrames of)
    {
        var needed = 0L;
        for (var step = 0; step < _steps.Count; step++)
        {
            if (IsKnown(_steps[step].Kind)) continue;
            var length = (long)Segments(_steps[step].Inside) * CountOf(step, of);
            _places[step] = ((int)needed, (int)Math.Min(length, Most));
            needed += length;
            if (needed > Most) return false;
        }
        if (_room.Length < needed) _room = new Sized[Math.Min(2 * needed, Most)];
        return true;
    }

    private static bool IsKnown(LoopKind kind) => kind <= LoopKind.OfElement;

    // How many times a column has all frames.
    private int Segments(int inside)
    {
        var segments = 1L;
        for (var loop = 0; inside >> loop != 0; loop++)
            if ((inside >> loop & 1) != 0) segments = Math.Min(segments * _sizes[loop], int.MaxValue);
        return (int)segments;
    }

    private ReadOnlySpan<Sized> Of(int index, int frames)
    {
        ref readonly var step = ref _steps[index];
        if (step.Kind == LoopKind.Element) return step.Element!.Columns[frames].Columns;
        return step.Kind == LoopKind.OfElement
            ? step.Element!.Columns[frames].Call<Sized>((Function)step.Step.Operand!, step.Step.B, 0)
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
        var one = Of(step.Step.A, frames);
        var count = of.CountOfFrame;
        for (var (at, segment) = (0, 0); at < all.Length; segment += count)
            for (var end = at + of.Count; at < end; at += count) one.Slice(segment, count).CopyTo(all[at..]);
    }

    private void Elementwise(int index, in LoopStep step, int frames, JoinedFrames of)
    {
        var values = Room(index);
        var points = step.IsFramed ? of.Points : of.PointsOfFrame;
        var read = Operations.Read(step.Step.Operation);
        if (read == 0)
        {
            Operations.Leaf<Sized, Sized>(step.Step, points, values);
            return;
        }
        var a = TermsOf(step.Step.A, frames);
        var b = read > 1 ? TermsOf(step.Step.B, frames) : a;
        var c = read > 2 ? TermsOf(step.Step.C, frames) : a;
        // functions are drawn for each point
        if (a.Inside == step.Inside && b.Inside == step.Inside && c.Inside == step.Inside && step.Step.Operation != Operation.Call)
        {
            Operations.Value<Sized, Sized>(step.Step, new(points, a.All, b.All, c.All), values);
            return;
        }
        var count = points.Count;
        for (var segment = 0; segment * count < values.Length; segment++)
            Operations.Value<Sized, Sized>(
                step.Step,
                new(points, At(a, segment, step.Inside, count), At(b, segment, step.Inside, count), At(c, segment, step.Inside, count)),
                values.Slice(segment * count, count));
    }

    // The values of a step, and the sums whose terms they are for.
    private readonly ref struct Terms(ReadOnlySpan<Sized> all, int inside)
    {
        public readonly ReadOnlySpan<Sized> All = all;

        public readonly int Inside = inside;
    }

    private Terms TermsOf(int step, int frames) => new(Of(step, frames), _steps[step].Inside);

    // What stands in a step beside a segment of another one, which is inside of more sums.
    private ReadOnlySpan<Sized> At(in Terms of, int segment, int inside, int count) =>
        of.All.Slice(SegmentOf(of.Inside, segment, inside) * count, count);

    private int SegmentOf(int of, int segment, int inside)
    {
        if (of == inside || of == 0) return of == 0 ? 0 : segment;
        var (at, times) = (0, 1);
        for (var loop = _steps.Loops - 1; loop >= 0; loop--)
        {
            if ((inside >> loop & 1) == 0) continue;
            var (rest, term) = Math.DivRem(segment, _sizes[loop]);
            segment = rest;
            if ((of >> loop & 1) == 0) continue;
            at += term * times;
            times *= _sizes[loop];
        }
        return at;
    }

    private void Fold(int index, in LoopStep step, int frames, JoinedFrames of)
    {
        var all = Room(index);
        var terms = Of(step.Step.A, frames);
        var (points, size) = (step.IsFramed ? of.Points : of.PointsOfFrame, _sizes[step.Loop]);
        var count = points.Count;
        var isOneForAll = _steps[step.Step.A].Inside == step.Inside;
        for (var segment = 0; segment * count < all.Length; segment++)
        {
            var total = all.Slice(segment * count, count);
            for (var term = 0; term < size; term++)
            {
                var next = terms.Slice((isOneForAll ? segment : segment * size + term) * count, count);
                if (term == 0) next.CopyTo(total);
                else Operations.Value<Sized, Sized>(step.Step, new(points, total, next, default), total);
            }
        }
    }

    private void SumOfProducts(int index, in LoopStep step, int frames, JoinedFrames of)
    {
        var all = Room(index);
        var a = TermsOf(step.Step.A, frames);
        var b = TermsOf(step.Step.B, frames);
        var (count, size, inside) = (CountOf(index, of), _sizes[step.Loop], step.Inside | 1 << step.Loop);
        for (var (at, segment) = (0, 0); at < all.Length; at += count, segment += size)
            Sized.SumOfProducts(
                a.All[(SegmentOf(a.Inside, segment, inside) * count)..], Stride(a, step.Loop, count),
                b.All[(SegmentOf(b.Inside, segment, inside) * count)..], Stride(b, step.Loop, count),
                size, all.Slice(at, count));
    }

    // From one term of a sum to the next.
    private static int Stride(in Terms of, int loop, int count) => (of.Inside >> loop & 1) == 1 ? count : 0;
}
