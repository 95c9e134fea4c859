using System.Collections.Immutable;
using Formulas;
using Grader.Problems;
using ReferenceSolutions.Sampling;

namespace Grader.Grading;

/// <summary>
/// What is asked, evaluated: one frame for each network and each value of the free indices, with the reference's value at every point. Computed
/// once, and compared with every answer.
/// </summary>
public sealed class Reference
{
    /// <summary>So many points decide an answer; with fewer, a person does.</summary>
    public const int LeastPoints = 64;

    /// <summary>So many points a stratum needs before it explains an answer.</summary>
    public const int LeastPointsOfStratum = 8;

    private Reference(ImmutableArray<Frame> frames)
    {
        Frames = frames;
        Strata = [.. frames.SelectMany(frame => frame.Set.Strata).SelectMany(strata => strata).Distinct()];
        UsablePoints = frames.Sum(frame => frame.Usable.Count(usable => usable));
        Points = frames.Sum(frame => frame.Values.Length);
    }

    /// <summary>One network with fixed values of the free indices.</summary>
    /// <param name="Indices">The free letters (and the layer's) with their values.</param>
    /// <param name="Values">The reference at every point.</param>
    /// <param name="Usable">False where the reference has no value, even in high precision.</param>
    public sealed record Frame(PointSet Set, ImmutableArray<(string Letter, int Value)> Indices, Sized[] Values, bool[] Usable, Lazy<BigFloat[]> Exact)
    {
        /// <summary>The frame at a few of its points, evenly chosen.</summary>
        public Frame Slice(int count)
        {
            var chosen = Enumerable.Range(0, count).Select(i => i * Values.Length / count).Distinct().ToArray();
            return this with { Set = Set.At(chosen), Values = [.. chosen.Select(p => Values[p])], Usable = [.. chosen.Select(p => Usable[p])] };
        }
    }

    public ImmutableArray<Frame> Frames { get; }

    public ImmutableArray<Stratum> Strata { get; }

    public int UsablePoints { get; }

    /// <summary>The points of all frames together.</summary>
    public int Points { get; }

    public static Reference Of(Question.Formula question, ImmutableArray<PointSet> sets)
    {
        var frames = ImmutableArray.CreateBuilder<Frame>();
        foreach (var set in sets)
            foreach (var indices in Values(question, set.Network.Layout)) frames.Add(Of(question.Reference, set, indices));
        return new(frames.ToImmutable());
    }

    /// <summary>A formula without free indices at the points of one set.</summary>
    public static Frame Of(Formulas.Formula reference, PointSet set, ImmutableArray<(string, int)> indices)
    {
        var evaluation = new Evaluation();
        var values = evaluation.Run(reference, set, indices).ToArray();
        var exact = new Lazy<BigFloat[]>(() => new Evaluation().RunExactly(reference, set, indices));
        var usable = new bool[values.Length];
        for (var p = 0; p < values.Length; p++) usable[p] = double.IsFinite(values[p].Value) || !exact.Value[p].IsNaN;
        return new(set, indices, values, usable, exact);
    }

    // All values of the free indices, layer by layer.
    private static IEnumerable<ImmutableArray<(string, int)>> Values(Question.Formula question, Layout layout)
    {
        var vocabulary = question.Vocabulary;
        var layers = vocabulary.FreeLayer is null ? [0] : Enumerable.Range(question.Layers.First, layout.LastLayer + question.Layers.LastFromEnd - question.Layers.First + 1);
        foreach (var layer in layers)
        {
            IEnumerable<ImmutableArray<(string, int)>> tuples = [vocabulary.FreeLayer is { } letter ? [(letter, layer)] : []];
            foreach (var (free, axis) in vocabulary.FreeIndices)
                tuples = tuples.SelectMany(tuple => Enumerable.Range(1, layout.Width(layout.Resolve(axis.Layer, layer))).Select(value => tuple.Add((free, value))));
            foreach (var tuple in tuples) yield return tuple;
        }
    }
}
