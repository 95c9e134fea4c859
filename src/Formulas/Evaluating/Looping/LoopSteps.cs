using Formulas.Tree;

namespace Formulas.Evaluating.Looping;

/// <summary>Steps on long columns, and the sums around them.</summary>
internal sealed class LoopSteps
{
    /// <summary>So many sums can stand in a formula.</summary>
    public const int MostLoops = 8;

    private readonly LoopAxis[] _loops = new LoopAxis[MostLoops];
    private LoopStep[] _steps = new LoopStep[16];

    public int Count { get; private set; }

    public int Loops { get; private set; }

    public void Clear() => (Count, Loops) = (0, 0);

    public ref readonly LoopStep this[int step] => ref _steps[step];

    public LoopAxis Loop(int number) => _loops[number];

    /// <summary>The number of another sum; -1 where there are too many.</summary>
    public int AddLoop(LoopAxis axis)
    {
        if (Loops == MostLoops) return -1;
        _loops[Loops] = axis;
        return Loops++;
    }

    public int Append(in LoopStep step)
    {
        if (Count == _steps.Length) Array.Resize(ref _steps, 2 * Count);
        _steps[Count] = step;
        return Count++;
    }

    /// <summary>
    /// An operation on whole columns: it has a value wherever one of its operands has its own. What it reads is for each frame, or all
    /// of it is the same in all of them.
    /// </summary>
    /// <param name="elements">Where elements stand for each frame.</param>
    public int Append(in Step step, JoinedElements elements)
    {
        var (inside, framed) = (0, 0);
        var read = Operations.Read(step.Operation);
        for (var operand = 0; operand < read; operand++)
        {
            ref readonly var of = ref _steps[operand == 0 ? step.A : operand == 1 ? step.B : step.C];
            inside |= of.Inside;
            framed += of.IsFramed ? 1 : 0;
        }
        var alike = framed == 0 || framed == read ? step : InEachFrame(step, read, elements);
        return Append(new LoopStep(LoopKind.Elementwise, alike, inside, IsFramed: framed > 0));
    }

    private Step InEachFrame(in Step step, int read, JoinedElements elements) => step with
    {
        A = InEachFrame(step.A, elements),
        B = InEachFrame(step.B, elements),
        C = read > 2 ? InEachFrame(step.C, elements) : step.C,
    };

    /// <summary>A step with a value for each frame. An element stands ready so; all else is written out once more.</summary>
    public int InEachFrame(int of, JoinedElements elements)
    {
        var step = _steps[of];
        if (step.IsFramed) return of;
        return step.Element is { } element && elements.InEachFrame(element) is { } framed
            ? Append(step with { Element = framed, IsFramed = true })
            : Append(new LoopStep(LoopKind.Spread, new(Operation.Number, of), step.Inside, IsFramed: true));
    }

    /// <summary>A sum, or whatever its terms are joined by.</summary>
    public int Fold(int body, int number, Reduction by)
    {
        ref readonly var terms = ref _steps[body];
        var inside = terms.Inside & ~(1 << number);
        if (by == Reduction.Add && body == Count - 1 && inside != terms.Inside
            && terms is { Kind: LoopKind.Elementwise, Step.Operation: Operation.Multiply })
        {
            _steps[body] = new(LoopKind.SumOfProducts, terms.Step, inside, number, IsFramed: terms.IsFramed);
            return body;
        }
        return Append(new LoopStep(LoopKind.Fold, TapeWriter.Joined(by, body, body), inside, number, IsFramed: terms.IsFramed));
    }
}
