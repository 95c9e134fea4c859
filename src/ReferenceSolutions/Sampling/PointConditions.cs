using System.Buffers;
using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Sampling;

/// <summary>The conditions of a model, and those of its strata, as one tape that is run over a batch of candidates.</summary>
internal sealed class PointConditions
{
    private readonly Tape _tape = new();
    private readonly List<int> _keep = [];
    private readonly List<int[]> _strata = [];

    public PointConditions(Network network)
    {
        var writer = new TapeWriter(_tape, network.Layout, new PointElements(network.Layout));
        foreach (var condition in network.Model.Keep) _keep.Add(writer.Append(condition));
        foreach (var alternatives in network.Model.Strata)
        {
            var steps = new int[alternatives.Length];
            for (var i = 0; i < steps.Length; i++) steps[i] = writer.Append(alternatives[i]);
            _strata.Add(steps);
        }
        LastStep = network.LastStepFor(_tape);
    }

    /// <summary>The last step of the network that they need.</summary>
    public int LastStep { get; }

    /// <summary>For each point the combination of alternatives that it lies in, or -1 if it does not fulfil the conditions.</summary>
    public int[] Accepted(PointColumns<Sized> points)
    {
        var results = ArrayPool<Sized>.Shared.Rent(_tape.Count * points.Count);
        _tape.Run(points, results);
        var accepted = new int[points.Count];
        for (var p = 0; p < accepted.Length; p++) accepted[p] = Combination(results, p, points.Count);
        ArrayPool<Sized>.Shared.Return(results);
        return accepted;
    }

    private int Combination(ReadOnlySpan<Sized> results, int point, int count)
    {
        foreach (var step in _keep)
            if (results[step * count + point].Value != 1) return -1;
        var (combination, factor) = (0, 1);
        foreach (var alternatives in _strata)
        {
            var chosen = 0;
            while (chosen < alternatives.Length && results[alternatives[chosen] * count + point].Value != 1) chosen++;
            if (chosen == alternatives.Length) return -1;
            combination += factor * chosen;
            factor *= alternatives.Length;
        }
        return combination;
    }
}
