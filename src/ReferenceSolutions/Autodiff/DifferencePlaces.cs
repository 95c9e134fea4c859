using ReferenceSolutions.Sampling;

namespace ReferenceSolutions.Autodiff;

/// <summary>
/// Where derivatives are compared with finite differences: of a small network by every leaf at every point. A difference runs the whole
/// network, so of a large one as many are taken of each quantity as its share of the work allows, spread over its elements and points: the
/// work stays the same then, and doesn't grow with the square of the network.
/// </summary>
public static class DifferencePlaces
{
    // steps of the network times places
    private const long Most = 3_000_000;

    // of each quantity of each layer
    private const int Least = 64;

    /// <summary>The leaves with the points at which each is moved; labels have no neighbours and are left out.</summary>
    public static IEnumerable<(Leaf Leaf, int Column, int[] Points)> Of(SampledNetwork set)
    {
        var (points, tape) = (set.Points.Count, set.Network.Tape.Count);
        var quantities = set.Network.Leaves.Where(leaf => leaf.Leaf.Label is null).GroupBy(leaf => leaf.Leaf).ToArray();
        foreach (var elements in quantities)
        {
            var all = elements.Count() * points;
            var places = (int)Math.Min(all, Math.Max(Least, Most / tape / quantities.Length));
            var element = 0;
            foreach (var (leaf, column) in elements)
            {
                var chosen = Chosen(element++, points, places, all);
                if (chosen.Length > 0) yield return (leaf, column, chosen);
            }
        }
    }

    // Evenly many of the pairs of an element and a point; each element begins at a point of its own, so that all points have their turn.
    private static int[] Chosen(int element, int points, int places, int all)
    {
        var chosen = new List<int>();
        for (var p = 0; p < points; p++)
        {
            var pair = (long)element * points + p;
            if ((pair + 1) * places / all > pair * places / all) chosen.Add((p + element) % points);
        }
        return [.. chosen];
    }
}
