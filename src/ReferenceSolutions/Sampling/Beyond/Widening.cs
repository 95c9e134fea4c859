using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace ReferenceSolutions.Sampling.Beyond;

/// <summary>
/// A model a little beyond its own domain: what is right there by a formula is right outside, too, and what was put together to hold inside
/// only is not.
/// </summary>
public static class Widening
{
    // of the length of an interval
    private const double Quarter = 0.25;

    // where the sense of a value often ends: a sign, a probability. Ends stay on their side of these.
    private static readonly double[] Walls = [-1, 0, 1];

    /// <summary>The model with its leaves drawn from a little more, and its conditions as much looser.</summary>
    public static Model Of(Model model) => model with
    {
        Leaves = [.. model.Leaves.Select(leaf => leaf with { Domain = Of(leaf.Domain) })],
        Keep = [.. model.Keep.Select(Loosened)],
    };

    /// <summary>The domain with every end moved outwards; single points stay.</summary>
    public static Domain Of(Domain domain) => new([.. domain.Intervals.Select(Of)]);

    /// <summary>The comparisons of a model's conditions, each by itself.</summary>
    internal static ImmutableArray<Condition> Bounds(Model model) =>
        [.. model.Keep.SelectMany(condition => condition is Choose choose ? Single(choose.Condition) : [])];

    private static IEnumerable<Condition> Single(Condition condition) =>
        condition is Condition.Both both ? Single(both.First).Concat(Single(both.Second)) : [condition];

    private static Interval Of(Interval interval)
    {
        var by = Quarter * (interval.To - interval.From);
        return by == 0 ? interval : new(Moved(interval.From, -by), Moved(interval.To, by));
    }

    // No further than half the way to the next wall, and from a wall not at all.
    private static double Moved(double end, double by)
    {
        if (Walls.Contains(end)) return end;
        var moved = end + by;
        foreach (var wall in Walls)
        {
            var half = (end + wall) / 2;
            if (by > 0 && wall > end) moved = Math.Min(moved, half);
            if (by < 0 && wall < end) moved = Math.Max(moved, half);
        }
        return moved;
    }

    private static Formula Loosened(Formula condition) =>
        condition is Choose choose ? choose with { Condition = Loosened(choose.Condition) } : condition;

    private static Condition Loosened(Condition condition) => condition switch
    {
        Condition.Both both => new Condition.Both(Loosened(both.First), Loosened(both.Second)),
        Condition.Values { Left: Number low } values => values with { Left = Loosened(low, values.Relation, isLeft: true) },
        Condition.Values { Right: Number high } values => values with { Right = Loosened(high, values.Relation, isLeft: false) },
        _ => condition,
    };

    // 0.45 < |z6| and |z6| > 0.45 are bounds below
    private static Number Loosened(Number bound, Relation relation, bool isLeft)
    {
        var isBelow = relation is Relation.Less or Relation.LessOrEqual ? isLeft : !isLeft;
        if (relation is Relation.Equal or Relation.NotEqual) return bound;
        var by = Quarter * Math.Max(Math.Abs(bound.Value), Quarter);
        var moved = Moved(bound.Value, isBelow ? -by : by);
        return new(moved.ToString("R", System.Globalization.CultureInfo.InvariantCulture), moved);
    }
}
