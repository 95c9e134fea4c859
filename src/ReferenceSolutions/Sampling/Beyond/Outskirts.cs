using System.Buffers;
using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;

namespace ReferenceSolutions.Sampling.Beyond;

/// <summary>
/// Points a little outside of a model's domain: for each bound of its conditions, and for each end of a leaf's intervals, some that lie
/// beyond it, as far as they are found.
/// </summary>
public static class Outskirts
{
    private const int Batch = 64;

    // Most points are refused, by conditions on what comes of them.
    private const int Batches = 64;

    // beyond each bound, to have one among them that lies far
    private const int Wanted = 8;

    // One point of one batch, and what it was drawn as.
    private sealed record Candidate(int Batch, int Point, SamplingCell Cell, int Combination, double[] Leaves);

    /// <summary>The points; null where none was found.</summary>
    /// <param name="wide">A network of the model as <see cref="Widening"/> makes it.</param>
    /// <param name="own">The model itself.</param>
    public static SampledNetwork? Sample(Network wide, Model own, params ImmutableArray<string> seed)
    {
        var uniform = Seed.Unforeseen([.. seed]);
        var bounds = new Bounds(wide, own);
        var (cells, conditions) = (SamplingCell.Of(wide.Model), new PointConditions(wide));
        using var draws = new LeafDraws(wide, uniform, Batch, Math.Max(conditions.LastStep, bounds.LastStep));
        for (var batch = 0; batch < cells.Count || (batch < Batches && !bounds.AreFull); batch++)
        {
            var cell = cells[batch % cells.Count];
            var points = draws.Draw(cell);
            bounds.Look(batch, points, cell, conditions.Accepted(points));
        }
        Candidate[] chosen = [.. bounds.Chosen];
        var kept = new KeptPoints(wide, chosen.Length);
        foreach (var one in chosen) kept.Add(one.Leaves, one.Cell, one.Combination);
        return kept.Count == 0 ? null : kept.Points();
    }

    // For each bound the first point that lies beyond it, and the one that lies farthest; where there is no telling, the last.
    private sealed class Bounds
    {
        private readonly Network _wide;
        private readonly Tape _tape = new();
        private readonly int[] _steps;
        private readonly Side[] _sides;
        private readonly Candidate?[] _first;
        private readonly (Candidate Candidate, double Distance)?[] _farthest;
        private readonly int[] _found;

        public Bounds(Network wide, Model own)
        {
            _wide = wide;
            var writer = new TapeWriter(_tape, wide.Layout, new PointElements(wide.Layout));
            _steps = [.. Widening.Bounds(own).Select(bound =>
                writer.Append(new Formula.Choose(bound, Formula.Integer(1), Formula.Integer(0))))];
            _sides = [.. wide.Leaves.SelectMany(leaf => Side.Of(leaf.Column, leaf.Leaf.Domain, own.Leaves.First(one =>
                one.Quantity == leaf.Leaf.Quantity && one.Layer == leaf.Leaf.Layer).Domain))];
            _first = new Candidate?[_steps.Length + _sides.Length];
            _farthest = new (Candidate, double)?[_first.Length];
            _found = new int[_first.Length];
        }

        /// <summary>The last step of the network that they need.</summary>
        public int LastStep => _wide.LastStepFor(_tape);

        public bool AreFull => Array.TrueForAll(_found, count => count >= Wanted);

        public IEnumerable<Candidate> Chosen => _first.OfType<Candidate>()
            .Concat(_farthest.OfType<(Candidate Candidate, double)>().Select(one => one.Candidate))
            .Distinct().OrderBy(one => one.Batch).ThenBy(one => one.Point);

        /// <summary>Looks at the points that conditions accept.</summary>
        public void Look(int batch, PointColumns<Sized> points, SamplingCell cell, int[] accepted)
        {
            var results = ArrayPool<Sized>.Shared.Rent(_tape.Count * points.Count);
            if (_tape.Count > 0) _tape.Run(points, results);
            var candidates = new Candidate?[points.Count];
            for (var b = 0; b < _steps.Length; b++)
                for (var p = 0; p < points.Count; p++)
                    if (results[_steps[b] * points.Count + p].Value == 0) Take(b, p, batch * points.Count + p);
            for (var s = 0; s < _sides.Length; s++)
            {
                var side = _sides[s];
                var column = points.Column(side.Column);
                for (var p = 0; p < column.Length; p++)
                    if (side.Has(column[p].Value)) Take(_steps.Length + s, p, side.Distance(column[p].Value));
            }
            ArrayPool<Sized>.Shared.Return(results);

            void Take(int bound, int p, double distance)
            {
                if (accepted[p] < 0) return;
                _found[bound]++;
                if (_farthest[bound] is { } farthest && !(farthest.Distance < distance)) return;
                var one = candidates[p] ??= new(batch, p, cell, accepted[p], KeptPoints.LeavesOf(_wide, points, p));
                _first[bound] ??= one;
                _farthest[bound] = (one, distance);
            }
        }

        // Of a leaf, the values that one interval of its own domain does not reach, below it or above.
        private readonly record struct Side(int Column, double From, double To, bool IsBelow)
        {
            public bool Has(double value) => From < value && value < To;

            /// <summary>How far a value lies beyond the own interval.</summary>
            public double Distance(double value) => IsBelow ? To - value : value - From;

            public static IEnumerable<Side> Of(int column, Domain wide, Domain own)
            {
                for (var i = 0; i < own.Intervals.Length; i++)
                {
                    var (before, after) = (wide.Intervals[i], own.Intervals[i]);
                    if (before.From < after.From) yield return new(column, double.BitDecrement(before.From), after.From, IsBelow: true);
                    if (before.To > after.To) yield return new(column, after.To, double.BitIncrement(before.To), IsBelow: false);
                }
            }
        }
    }
}
