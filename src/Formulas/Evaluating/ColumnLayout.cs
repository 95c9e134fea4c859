using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;

namespace Formulas.Evaluating;

/// <summary>
/// Where the elements of the quantities stand among the columns of the points, for one choice of layer widths. Every element has two
/// columns: its value and, <see cref="Elements"/> further on, its adjoint (∂Loss/∂element).
/// </summary>
public sealed class ColumnLayout
{
    private readonly ImmutableArray<int> _widths;
    private readonly int[] _scalars; // by the quantity's id: the column of a scalar, else -1
    private readonly int[]?[] _first; // by the quantity's id and layer: the column of the first element, else -1

    /// <param name="quantities">All quantities of the model.</param>
    /// <param name="widths">n_0 … n_L; empty for a network of scalars.</param>
    public ColumnLayout(IEnumerable<Quantity> quantities, ImmutableArray<int> widths)
    {
        _widths = widths;
        var all = quantities.ToArray();
        var last = -1;
        foreach (var quantity in all) last = Math.Max(last, quantity.Id);
        _scalars = new int[last + 1];
        _first = new int[_scalars.Length][];
        foreach (ref var column in _scalars.AsSpan()) column = -1;
        foreach (var quantity in all)
        {
            if (quantity.IsScalar) _scalars[quantity.Id] = Elements;
            var first = _first[quantity.Id] = new int[quantity.Layer is null ? 1 : widths.Length];
            foreach (ref var column in first.AsSpan()) column = -1;
            for (var layer = quantity.Layer is null ? 0 : quantity.FirstLayer; layer <= (quantity.Layer is null ? 0 : LastLayer); layer++)
            {
                first[layer] = Elements;
                var size = 1;
                for (var s = 0; s < quantity.Axes.Length; s++) size *= SizeOf(quantity, s, layer);
                Elements += size;
            }
        }
    }

    /// <summary>How many elements all quantities have together.</summary>
    public int Elements { get; private set; }

    public int LastLayer => _widths.Length - 1;

    public ImmutableArray<int> Widths => _widths;

    /// <summary>How many neurons a layer has; 0 for a layer that does not exist.</summary>
    public int Width(int layer) => layer >= 0 && layer < _widths.Length ? _widths[layer] : 0;

    /// <summary>The column of an element's value, or -1 where there is no such element. Neurons count from 1.</summary>
    public int Column(Quantity quantity, ReadOnlySpan<int> subscripts, int layer)
    {
        if (subscripts.IsEmpty && (uint)quantity.Id < (uint)_scalars.Length && _scalars[quantity.Id] is >= 0 and var scalar) return scalar;
        if (subscripts.Length != quantity.Axes.Length || First(quantity, layer) is not (>= 0 and var column)) return -1;
        var offset = 0;
        for (var s = 0; s < subscripts.Length; s++)
        {
            var size = SizeOf(quantity, s, layer);
            if (subscripts[s] < 1 || subscripts[s] > size) return -1;
            offset = offset * size + subscripts[s] - 1;
        }
        return column + offset;
    }

    /// <summary>Every element of a quantity: its subscripts, its layer and its column.</summary>
    public IEnumerable<(ImmutableArray<int> Subscripts, int Layer, int Column)> ElementsOf(Quantity quantity)
    {
        for (var layer = quantity.Layer is null ? 0 : quantity.FirstLayer; layer <= (quantity.Layer is null ? 0 : LastLayer); layer++)
        {
            var sizes = new int[quantity.Axes.Length];
            var total = 1;
            for (var s = 0; s < sizes.Length; s++) total *= sizes[s] = SizeOf(quantity, s, layer);
            for (var element = 0; element < total; element++)
            {
                var subscripts = new int[sizes.Length];
                for (int s = sizes.Length - 1, rest = element; s >= 0; rest /= sizes[s], s--) subscripts[s] = rest % sizes[s] + 1;
                yield return ([.. subscripts], layer, First(quantity, layer) + element);
            }
        }
    }

    /// <summary>The number of a layer index such as l+1 or L, given the value of the layer letter.</summary>
    public int Resolve(Index layer, int letterValue) =>
        layer.IsNumber ? layer.Offset : (layer.Letter == Vocabulary.LastLayer ? LastLayer : letterValue) + layer.Offset;

    private int First(Quantity quantity, int layer)
    {
        var at = quantity.Layer is null ? 0 : layer;
        return (uint)quantity.Id < (uint)_first.Length && _first[quantity.Id] is { } first && (uint)at < (uint)first.Length
            ? first[at]
            : -1;
    }

    private int SizeOf(Quantity quantity, int subscript, int layer) => Width(Resolve(quantity.Axes[subscript].Layer, layer));
}
