using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Sampling;

/// <summary>Random values of a network's leaves, each from its domain; those that sum to one are scaled.</summary>
internal static class LeafDraws
{
    private const double Grains = 1L << 50; // in one

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
        var rows = RowsWithSumOne(network, cell);
        for (var p = 0; p < count; p++) DrawLeaves(network, uniform, rows, points, p);
        network.Forward<Sized, Sized>(points);
        return points;
    }

    // The columns of the elements that sum to one in a cell, row by row.
    private static List<List<int>> RowsWithSumOne(Network network, SamplingCell cell)
    {
        var rows = new List<List<int>>();
        foreach (var leaf in network.Model.Leaves)
            if (leaf.SumsToOne == SumsToOne.Always || (leaf.SumsToOne == SumsToOne.AtHalf && cell.Sums))
                rows.AddRange(network.RowsOf(leaf));
        return rows;
    }

    private static void DrawLeaves(
        Network network, Func<double> uniform, List<List<int>> rows, PointColumns<Sized> points, int point)
    {
        foreach (var (leaf, column) in network.Leaves)
            points.Columns[column * points.Count + point] = Sized.Exactly(Value(network, leaf, column, uniform));
        foreach (var row in rows) Normalise(row, points, point);
    }

    private static double Value(Network network, Leaf leaf, int column, Func<double> uniform)
    {
        if (!leaf.Constants.IsEmpty) return leaf.Constants[column - network.FirstColumnOf(leaf)];
        return leaf.Label is { } label ? 1 + Math.Floor(uniform() * network.Layout.SizeOf(label, 0)) : leaf.Domain.At(uniform());
    }

    // Scales the elements of a row at one point so that their sum is one, to the last digit: multiples of 2^-50 are added and subtracted
    // without rounding.
    private static void Normalise(List<int> row, PointColumns<Sized> points, int point)
    {
        var (total, rest) = (0.0, 1.0);
        foreach (var column in row) total += points.Columns[column * points.Count + point].Value;
        for (var i = 0; i < row.Count; i++)
        {
            var share = i == row.Count - 1
                ? rest
                : Math.Round(points.Columns[row[i] * points.Count + point].Value / total * Grains) / Grains;
            points.Columns[row[i] * points.Count + point] = Sized.Exactly(share);
            rest -= share;
        }
    }
}
