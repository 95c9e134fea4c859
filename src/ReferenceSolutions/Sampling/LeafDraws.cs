using System.Buffers;
using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Sampling;

/// <summary>
/// Random values of a network's leaves, each from its domain; those that sum to one are scaled. Most candidates are refused: all batches
/// are drawn in the same memory.
/// </summary>
/// <param name="count">How many candidates a batch has.</param>
/// <param name="last">The last step of the network that is looked at.</param>
internal sealed class LeafDraws(Network network, Func<double> uniform, int count, int last) : IDisposable
{
    private const double Grains = 1L << 50; // in one

    private readonly Sized[] _columns = Cleared(2 * network.Layout.Elements * count);
    private readonly Sized[] _results = ArrayPool<Sized>.Shared.Rent((last + 1) * count);

    /// <summary>Candidates of one cell, with what is looked at, until the next are drawn.</summary>
    public PointColumns<Sized> Draw(SamplingCell cell)
    {
        var families = new byte[cell.Families.Length][];
        for (var f = 0; f < families.Length; f++)
        {
            families[f] = new byte[count];
            for (var p = 0; p < count; p++) families[f][p] = cell.Families[f];
        }
        var points = new PointColumns<Sized>(count, _columns, families);
        var rows = RowsWithSumOne(network, cell);
        for (var p = 0; p < count; p++) DrawLeaves(rows, points, p);
        network.Forward(points, _results, last);
        return points;
    }

    public void Dispose()
    {
        ArrayPool<Sized>.Shared.Return(_columns);
        ArrayPool<Sized>.Shared.Return(_results);
    }

    // Candidates have no adjoints.
    private static Sized[] Cleared(int length)
    {
        var columns = ArrayPool<Sized>.Shared.Rent(length);
        columns.AsSpan().Clear();
        return columns;
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

    private void DrawLeaves(List<List<int>> rows, PointColumns<Sized> points, int point)
    {
        foreach (var (leaf, column) in network.Leaves)
            points.Columns[column * points.Count + point] = Sized.Exactly(Value(leaf, column));
        foreach (var row in rows) Normalise(row, points, point);
    }

    private double Value(Leaf leaf, int column)
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
