using Formulas.Tree;

namespace Formulas.Evaluating.Looping;

/// <summary>Steps on long columns, and the sums around them.</summary>
internal sealed class LoopSteps
{
    private readonly LoopAxis[] _loops = new LoopAxis[LoopAxes.MostLoops];
    private LoopStep[] _steps = new LoopStep[16];

    public int Count { get; private set; }

    public int Loops { get; private set; }

    public void Clear() => (Count, Loops) = (0, 0);

    public ref readonly LoopStep this[int step] => ref _steps[step];

    public LoopAxis Loop(int number) => _loops[number];

    /// <summary>The number of another sum; -1 where there are too many.</summary>
    public int AddLoop(LoopAxis axis)
    {
        if (Loops == LoopAxes.MostLoops) return -1;
        _loops[Loops] = axis;
        return Loops++;
    }

    public int Append(in LoopStep step)
    {
        if (Count == _steps.Length) Array.Resize(ref _steps, 2 * Count);
        _steps[Count] = step;
        return Count++;
    }

    /// <summary>An operation on whole columns: it has a value wherever one of its operands has its own.</summary>
    /// <param name="elements">Where elements stand for each value of a letter.</param>
    public int Append(in Step step, JoinedElements elements)
    {
        var inside = 0;
        var read = Operations.Read(step.Operation);
        for (var operand = 0; operand < read; operand++)
            inside |= _steps[operand == 0 ? step.A : operand == 1 ? step.B : step.C].Inside;
        var along = step with
        {
            A = read > 0 ? ElementAlong(step.A, inside, elements) : step.A,
            B = read > 1 ? ElementAlong(step.B, inside, elements) : step.B,
            C = read > 2 ? ElementAlong(step.C, inside, elements) : step.C,
        };
        return Append(new LoopStep(LoopKind.Elementwise, along, inside));
    }

    // An element stands ready for each value of more letters, and long columns are quicker than many short ones.
    private int ElementAlong(int of, int inside, JoinedElements elements)
    {
        ref readonly var step = ref _steps[of];
        var letters = LoopAxes.WithoutLoops(inside);
        return step.Element is { } element && LoopAxes.WithoutLoops(step.Inside) != letters
            && elements.Along(element, LoopAxes.Letters(letters)) is { } along
                ? Append(step with { Element = along, Inside = step.Inside | letters })
                : of;
    }

    /// <summary>A step with a value for each frame.</summary>
    public int InEachFrame(int of, JoinedElements elements)
    {
        var all = LoopAxes.OfLetters(elements.Varying);
        var last = ElementAlong(of, all, elements);
        return _steps[last].Inside == all ? last : Append(new LoopStep(LoopKind.Spread, new(Operation.Number, last), all));
    }

    /// <summary>A sum, or whatever its terms are joined by.</summary>
    public int Fold(int body, int number, Reduction by)
    {
        ref readonly var terms = ref _steps[body];
        var inside = terms.Inside & ~LoopAxes.OfLoop(number);
        if (by == Reduction.Add && body == Count - 1 && inside != terms.Inside
            && terms is { Kind: LoopKind.Elementwise, Step.Operation: Operation.Multiply })
        {
            _steps[body] = new(LoopKind.SumOfProducts, terms.Step, inside, number);
            return body;
        }
        return Append(new LoopStep(LoopKind.Fold, TapeWriter.Joined(by, body, body), inside, number));
    }
}
