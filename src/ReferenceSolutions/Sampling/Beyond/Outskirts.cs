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

    // One point of one batch.
    private readonly record struct Place(int Batch, int Point);

    /// <summary>The points; null where none was found.</summary>
    /// <param name="wide">A network of the model as <see cref="Widening"/> makes it.</param>
    /// <param name="own">The model itself.</param>
    public static SampledNetwork? Sample(Network wide, Model own, params ImmutableArray<string> seed)
    {
        var uniform = Seed.Unforeseen([.. seed]);
        var bounds = new Bounds(wide, own);
        var (cells, conditions) = (SamplingCell.Of(wide.Model), new PointConditions(wide));
        var drawn = new List<PointColumns<Sized>>();
        var accepted = new List<int[]>();
        for (var batch = 0; batch < cells.Count || (batch < Batches && !bounds.AreFull); batch++)
        {
            drawn.Add(LeafDraws.Draw(wide, uniform, cells[batch % cells.Count], Batch));
            accepted.Add([.. conditions.Accepted(drawn[batch])]);
            bounds.Look(batch, drawn[batch], accepted[batch]);
        }
        Place[] chosen = [.. bounds.Chosen];
        var kept = new KeptPoints(wide, chosen.Length);
        foreach (var (batch, point) in chosen)
            kept.Add(drawn[batch], point, cells[batch % cells.Count], accepted[batch][point]);
        return kept.Count == 0 ? null : kept.Points();
    }

    // For each bound the first point that lies beyond it, and the one that lies farthest; where there is no telling, the last.
    private sealed class Bounds
    {
        private readonly Tape _tape = new();
        private readonly int[] _steps;
        private readonly Side[] _sides;
        private readonly Place?[] _first;
        private readonly (Place Place, double Distance)?[] _farthest;
        private readonly int[] _found;

        public Bounds(Network wide, Model own)
        {
            var writer = new TapeWriter(_tape, wide.Layout, new PointElements(wide.Layout));
            _steps = [.. Widening.Bounds(own).Select(bound =>
                writer.Append(new Formula.Choose(bound, Formula.Integer(1), Formula.Integer(0))))];
            _sides = [.. wide.Leaves.SelectMany(leaf => Side.Of(leaf.Column, leaf.Leaf.Domain, own.Leaves.First(one =>
                one.Quantity == leaf.Leaf.Quantity && one.Layer == leaf.Leaf.Layer).Domain))];
            _first = new Place?[_steps.Length + _sides.Length];
            _farthest = new (Place, double)?[_first.Length];
            _found = new int[_first.Length];
        }

        public bool AreFull => Array.TrueForAll(_found, count => count >= Wanted);

        public IEnumerable<Place> Chosen => _first.OfType<Place>()
            .Concat(_farthest.OfType<(Place Place, double)>().Select(one => one.Place))
            .Distinct().OrderBy(place => place.Batch).ThenBy(place => place.Point);

        /// <summary>Looks at the points that conditions accept.</summary>
        public void Look(int batch, PointColumns<Sized> points, int[] accepted)
        {
            var results = new Sized[_tape.Count * points.Count];
            if (_tape.Count > 0) _tape.Run(points, results);
            for (var p = 0; p < points.Count; p++)
            {
                if (accepted[p] < 0) continue;
                for (var b = 0; b < _steps.Length; b++)
                    if (results[_steps[b] * points.Count + p].Value == 0) Take(b, new(batch, p), batch * points.Count + p);
                for (var s = 0; s < _sides.Length; s++)
                    if (_sides[s].Distance(points.Column(_sides[s].Column)[p].Value) is { } distance)
                        Take(_steps.Length + s, new(batch, p), distance);
            }
        }

        private void Take(int bound, Place place, double distance)
        {
            _found[bound]++;
            _first[bound] ??= place;
            if (_farthest[bound] is not { } farthest || farthest.Distance < distance) _farthest[bound] = (place, distance);
        }

        // Of a leaf, the values that one interval of its own domain does not reach, below it or above.
        private readonly record struct Side(int Column, double From, double To, bool IsBelow)
        {
            /// <summary>How far a value lies beyond the own interval; null where it does not.</summary>
            public double? Distance(double value) => !(From < value && value < To) ? null : IsBelow ? To - value : value - From;

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
