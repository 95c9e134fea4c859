using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Sampling;

/// <summary>Random values of a network's leaves, each from its domain; those that sum to one are scaled.</summary>
internal static class LeafDraws
{
    /// <summary>So many candidates of one cell, with everything that follows from their leaves.</summary>
    public static PointColumns<Sized> Draw(Network network, Func<double> uniform, SamplingCell cell, int count)
    {
        var families = new byte[cell.Families.Length][];
        for (var f = 0; f < families.Length; f++)
        {
            families[f] = new byte[count];
            for (var p = 0; p < count; p++) families[f][p] = cell.Families[f];
        }
        var points = network.Empty<Sized>(count, families);
        for (var p = 0; p < count; p++) DrawLeaves(network, uniform, cell, points, p);
        network.Forward<Sized, Sized>(points);
        return points;
    }

    private static void DrawLeaves(
        Network network, Func<double> uniform, SamplingCell cell, PointColumns<Sized> points, int point)
    {
        foreach (var (leaf, column) in network.Leaves)
            points.Columns[column * points.Count + point] = Sized.Exactly(leaf.Domain.At(uniform()));
        foreach (var leaf in network.Model.Leaves)
            if (leaf.SumsToOne == SumsToOne.Always || (leaf.SumsToOne == SumsToOne.AtHalf && cell.Sums))
                Normalise(network, leaf, points, point);
    }

    // Scales the elements of a leaf at one point so that their sum is one, to the last digit.
    private static void Normalise(Network network, Leaf leaf, PointColumns<Sized> points, int point)
    {
        var columns = new List<int>();
        foreach (var (other, column) in network.Leaves)
            if (ReferenceEquals(other, leaf)) columns.Add(column);
        var (total, rest) = (0.0, 1.0);
        foreach (var column in columns) total += points.Columns[column * points.Count + point].Value;
        for (var i = 0; i < columns.Count; i++)
        {
            var share = i == columns.Count - 1 ? rest : points.Columns[columns[i] * points.Count + point].Value / total;
            points.Columns[columns[i] * points.Count + point] = Sized.Exactly(share);
            rest -= share;
        }
    }
}
