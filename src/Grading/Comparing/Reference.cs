using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;
using Grading.Comparing.Precision;
using Grading.Problems;
using ReferenceSolutions.Sampling;

namespace Grading.Comparing;

/// <summary>
/// What is asked, evaluated: one frame for each network and each value of the free indices, with the
/// reference's value at every point. Computed once, and compared with every answer.
/// </summary>
public sealed partial class Reference
{
    /// <summary>So many points decide an answer; with fewer, a person does.</summary>
    public const int LeastPoints = 64;

    /// <summary>So many points a stratum needs before it explains an answer.</summary>
    public const int LeastPointsOfStratum = 8;

    private Reference(ImmutableArray<FrameStack> stacks)
    {
        Stacks = stacks;
        _together = new(Join);
        var frames = ImmutableArray.CreateBuilder<Frame>();
        foreach (var stack in stacks) frames.AddRange(stack.Frames);
        Frames = frames.ToImmutable();
        // plain loops: a student waits for this, and the framework's own over our arrays would be compiled first
        var strata = ImmutableArray.CreateBuilder<Stratum>();
        foreach (var frame in frames)
        {
            Points += frame.Values.Length;
            foreach (var usable in frame.Usable) UsablePoints += usable ? 1 : 0;
            foreach (var point in frame.Set.Strata)
                foreach (var stratum in point)
                    if (!strata.Contains(stratum)) strata.Add(stratum);
        }
        Strata = strata.ToImmutable();
    }

    /// <summary>One network with fixed values of the free indices.</summary>
    /// <param name="Indices">The free letters (and the layer's) with their values.</param>
    /// <param name="Values">The reference at every point.</param>
    /// <param name="Usable">False where the reference has no value, even in high precision.</param>
    public sealed record Frame(
        SampledNetwork Set, ImmutableArray<IndexValue> Indices, Sized[] Values, bool[] Usable, ExactValues Exact)
    {
        /// <summary>The frame at a few of its points, evenly chosen.</summary>
        public Frame Slice(int count)
        {
            // loops rather than what the framework has for our structs, which would be compiled while a student waits
            var chosen = new int[Math.Min(count, Values.Length)];
            var (values, usable) = (new Sized[chosen.Length], new bool[chosen.Length]);
            for (var i = 0; i < chosen.Length; i++)
            {
                chosen[i] = (int)((long)i * Values.Length / chosen.Length);
                (values[i], usable[i]) = (Values[chosen[i]], Usable[chosen[i]]);
            }
            var set = Set.At(chosen);
            return this with { Set = set, Values = values, Usable = usable, Exact = Exact.In(set) };
        }
    }

    public ImmutableArray<Frame> Frames { get; }

    /// <summary>The same, those of one network and layer together.</summary>
    internal ImmutableArray<FrameStack> Stacks { get; }

    public ImmutableArray<Stratum> Strata { get; }

    public int UsablePoints { get; }

    /// <summary>The points of all frames together.</summary>
    public int Points { get; }

    public static Reference Of(Question.Formula question, IEnumerable<SampledNetwork> sets)
    {
        var stacks = ImmutableArray.CreateBuilder<FrameStack>();
        foreach (var set in sets) Bind(question, set.Network.Layout, all => stacks.Add(Stack(question.Reference, set, all)));
        return new(stacks.ToImmutable());
    }

    private static FrameStack Stack(Formulas.Tree.Formula reference, SampledNetwork set, List<ImmutableArray<IndexValue>> all)
    {
        var frames = ImmutableArray.CreateBuilder<Frame>(all.Count);
        var evaluation = new Evaluation();
        foreach (var indices in all) frames.Add(Of(reference, set, indices, evaluation));
        return new(frames.MoveToImmutable());
    }

    /// <summary>A formula without free indices at the points of one set.</summary>
    public static Frame Of(Formulas.Tree.Formula reference, SampledNetwork set, ImmutableArray<IndexValue> indices) =>
        Of(reference, set, indices, new());

    private static Frame Of(
        Formulas.Tree.Formula reference, SampledNetwork set, ImmutableArray<IndexValue> indices, Evaluation evaluation)
    {
        var values = evaluation.Run(reference, set, indices).ToArray();
        var exact = new ExactValues(reference, set, indices);
        var usable = new bool[values.Length];
        for (var p = 0; p < values.Length; p++)
            usable[p] = double.IsFinite(values[p].Value) || !exact.At([p], Effort.Network)[0].IsUndefined;
        return new(set, indices, values, usable, exact);
    }

    // All values of the free indices, a layer's together.
    private static void Bind(Question.Formula question, ColumnLayout layout, Action<List<ImmutableArray<IndexValue>>> layer)
    {
        var vocabulary = question.Vocabulary;
        if (vocabulary.FreeLayer is not { } letter)
        {
            layer(Values([], 0));
            return;
        }
        var last = layout.Sizes.Last(vocabulary.FreeSteps!) + question.Layers.LastFromEnd;
        for (var one = question.Layers.First; one <= last; one++) layer(Values([new(letter, one)], one));

        List<ImmutableArray<IndexValue>> Values(ImmutableArray<IndexValue> bound, int layer)
        {
            List<ImmutableArray<IndexValue>> all = [bound];
            foreach (var free in vocabulary.FreeIndices)
            {
                List<ImmutableArray<IndexValue>> longer = [];
                foreach (var one in all)
                    for (var value = 1; value <= layout.SizeOf(free.Axis, layer); value++) longer.Add(one.Add(new(free.Letter, value)));
                all = longer;
            }
            return all;
        }
    }
}
