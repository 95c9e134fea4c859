using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;
using ReferenceSolutions.Sampling;
using static Formulas.Tree.Formula;

namespace Grading.Explaining;

/// <summary>
/// What buggy reverse passes give for the asked element. A few points of the first network rule out nearly all of them for an answer;
/// whatever is
/// left is worked out at all points, once.
/// </summary>
internal sealed class Mutants
{
    private const int ProbedPoints = 8;

    // The bugs of larger networks are looked for only behind what is given.
    private const int ExpandedSteps = 2000;

    private readonly Reference _reference;
    private readonly SharedPoints _points;
    private readonly Derivative _gradient;
    private readonly double[] _truth;
    private readonly SampledNetwork[] _sets;
    private readonly int[] _asked; // the step of the asked element, frame by frame
    private readonly int[] _probed; // the places of the probed points among all
    private readonly Mutant[] _mutants;

    /// <summary>One of them.</summary>
    /// <param name="Probe">Its values at the probed points.</param>
    /// <param name="Values">Its values at all points; null where it is right.</param>
    private sealed record Mutant(Finding Finding, Sized[] Probe, Lazy<Sized[]?> Values);

    public Mutants(Question.Formula question, Reference reference, SharedPoints points, Derivative gradient, double[] truth)
    {
        (_reference, _points, _gradient, _truth) = (reference, points, gradient, truth);
        _sets = reference.Frames.Select(frame => frame.Set).Distinct().ToArray();
        _asked = new int[reference.Frames.Length];
        for (var f = 0; f < _asked.Length; f++) _asked[f] = StepOf(reference.Frames[f]);
        var chosen = Chosen(_sets[0].Points.Count);
        _probed = Probed(chosen);
        var given = question.Given.Select(given => given.With).Where(with => with != gradient.With.Quantity || with.Layer is not null)
            .Distinct().ToArray();
        var mutants = new List<Mutant>();
        foreach (var stops in Stops(given, question.Vocabulary)) Add(mutants, _sets[0].At(chosen), stops);
        _mutants = [.. mutants];
    }

    // All that is given; then, as a student may begin further up, all but the last, …, nothing. Beyond the given errors of the next layer
    // or step, everything is true.
    private IEnumerable<HashSet<Quantity>> Stops(Quantity[] given, Vocabulary vocabulary)
    {
        yield return [.. given];
        if (given.Length == 0) yield break;
        var isExpanded = vocabulary.HasIndices && _sets[0].Network.Tape.Count <= ExpandedSteps
            && vocabulary.Dimensions.All(dimension => dimension is { Layers: null, End: null });
        if (isExpanded)
            for (var known = given.Length - 1; known > 0; known--) yield return [.. given[..known]];
        if (isExpanded || !vocabulary.HasIndices) yield return [];
    }

    /// <summary>The mistake that gives these values, or null.</summary>
    public Finding? Find(double[] values)
    {
        foreach (var mutant in _mutants)
            if (IsSame(values, mutant)) return mutant.Finding;
        return null;
    }

    private bool IsSame(double[] values, Mutant mutant) =>
        _points.MayBeSame(values, _probed, mutant.Probe) && mutant.Values.Value is { } all && _points.Same(values, all);

    private void Add(List<Mutant> mutants, SampledNetwork probe, HashSet<Quantity> stops)
    {
        var number = 0;
        foreach (var (mistake, adjoints) in BuggyPass.Run(probe.Network, probe.Points, Steps(probe, stops)))
        {
            var values = new Sized[_probed.Length];
            var (count, at) = (probe.Points.Count, 0);
            for (var f = 0; f < _asked.Length; f++)
            {
                if (_reference.Frames[f].Set != _sets[0]) continue;
                Array.Copy(adjoints, _asked[f] * count, values, at, count);
                at += count;
            }
            var bug = number++;
            mutants.Add(new(Finding.Of(mistake), values, new(() => All(bug, stops))));
        }
    }

    private Sized[]? All(int bug, HashSet<Quantity> stops)
    {
        var adjoints = new Dictionary<SampledNetwork, Sized[]>();
        foreach (var set in _sets)
            foreach (var mutant in BuggyPass.Run(set.Network, set.Points, Steps(set, stops), bug)) adjoints[set] = mutant.Adjoints;
        if (adjoints.Count < _sets.Length) return null; // a network without such an edge
        var values = _points.Joined((f, column) =>
            adjoints[_reference.Frames[f].Set].AsSpan(_asked[f] * column.Length, column.Length).CopyTo(column));
        return _points.Same(_truth, values) ? null : values;
    }

    private static int[] Chosen(int count)
    {
        var chosen = new int[Math.Min(ProbedPoints, count)];
        for (var i = 0; i < chosen.Length; i++) chosen[i] = i * count / chosen.Length;
        return chosen;
    }

    private int[] Probed(int[] chosen)
    {
        var places = new List<int>();
        for (var f = 0; f < _asked.Length; f++)
        {
            if (_reference.Frames[f].Set != _sets[0]) continue;
            foreach (var point in chosen) places.Add(_points.StartOf(f) + point);
        }
        return [.. places];
    }

    private int StepOf(Reference.Frame frame)
    {
        var layout = frame.Set.Network.Layout;
        int Value(Index index) => Bound(frame, index) ?? layout.Resolve(index, 0);
        var with = _gradient.With;
        var subscripts = new int[with.Subscripts.Length];
        for (var s = 0; s < subscripts.Length; s++) subscripts[s] = Value(with.Subscripts[s]);
        return frame.Set.Network.StepOf(layout.Column(with.Quantity, subscripts, with.Layer is { } layer ? Value(layer) : 0));
    }

    private static int? Bound(Reference.Frame frame, Index index)
    {
        foreach (var bound in frame.Indices)
            if (bound.Letter == index.Letter) return bound.Value + index.Offset;
        return null;
    }

    private static HashSet<int> Steps(SampledNetwork set, HashSet<Quantity> quantities)
    {
        var steps = new HashSet<int>();
        foreach (var quantity in quantities)
            foreach (var (_, _, column) in set.Network.Layout.ElementsOf(quantity)) steps.Add(set.Network.StepOf(column));
        return steps;
    }
}
