using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;

namespace ReferenceSolutions.Sampling.Beyond;

/// <summary>
/// Points a little outside of a model's domain: for each bound of its conditions, and for each leaf, some that lie beyond it, as far as
/// they are found.
/// </summary>
public static class Outskirts
{
    // beyond each bound
    private const int Wanted = 2;
    private const int Most = 32;
    private const int Batch = 64;
    private const int Batches = 8;

    /// <summary>The points; null where none was found.</summary>
    /// <param name="wide">A network of the model as <see cref="Widening"/> makes it.</param>
    /// <param name="own">The model itself.</param>
    public static SampledNetwork? Sample(Network wide, Model own, params ImmutableArray<string> seed)
    {
        var uniform = Seed.Unforeseen([.. seed]);
        var (kept, bounds) = (new KeptPoints(wide, Most), new Bounds(wide, own));
        var (cells, conditions) = (SamplingCell.Of(wide.Model), new PointConditions(wide));
        for (var batch = 0; batch < Math.Max(Batches, cells.Count) && kept.Count < Most && !bounds.AreFull; batch++)
        {
            var cell = cells[batch % cells.Count];
            var points = LeafDraws.Draw(wide, uniform, cell, Batch);
            var accepted = conditions.Accepted(points);
            var beyond = bounds.Beyond(points);
            for (var p = 0; p < Batch && kept.Count < Most; p++)
                if (accepted[p] >= 0 && bounds.Takes(beyond[p])) kept.Add(points, p, cell, accepted[p]);
        }
        return kept.Count == 0 ? null : kept.Points();
    }

    // How many points there are beyond each bound.
    private sealed class Bounds
    {
        private readonly Network _wide;
        private readonly Tape _tape = new();
        private readonly int[] _steps;
        private readonly Domain[] _domains;
        private readonly int[] _found;

        public Bounds(Network wide, Model own)
        {
            _wide = wide;
            var writer = new TapeWriter(_tape, wide.Layout, new PointElements(wide.Layout));
            _steps = [.. Widening.Bounds(own).Select(bound =>
                writer.Append(new Formula.Choose(bound, Formula.Integer(1), Formula.Integer(0))))];
            _domains = [.. wide.Leaves.Select(leaf => own.Leaves.First(one =>
                one.Quantity == leaf.Leaf.Quantity && one.Layer == leaf.Leaf.Layer).Domain)];
            _found = new int[_steps.Length + _domains.Length];
        }

        public bool AreFull => Array.TrueForAll(_found, count => count >= Wanted);

        /// <summary>For each point the bounds that it lies beyond.</summary>
        public List<int>[] Beyond(PointColumns<Sized> points)
        {
            var results = new Sized[_tape.Count * points.Count];
            if (_tape.Count > 0) _tape.Run(points, results);
            var beyond = new List<int>[points.Count];
            for (var p = 0; p < points.Count; p++)
            {
                beyond[p] = [];
                for (var b = 0; b < _steps.Length; b++)
                    if (results[_steps[b] * points.Count + p].Value == 0) beyond[p].Add(b);
                for (var leaf = 0; leaf < _domains.Length; leaf++)
                    if (!_domains[leaf].Has(points.Column(_wide.Leaves[leaf].Column)[p].Value)) beyond[p].Add(_steps.Length + leaf);
            }
            return beyond;
        }

        /// <summary>Whether a point lies beyond a bound that has too few yet.</summary>
        public bool Takes(List<int> beyond)
        {
            var takes = beyond.Exists(bound => _found[bound] < Wanted);
            if (takes) foreach (var bound in beyond) _found[bound]++;
            return takes;
        }
    }
}
