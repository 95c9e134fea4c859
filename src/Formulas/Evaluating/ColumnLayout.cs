using System.Collections.Immutable;
using Formulas.Tree;

namespace Formulas.Evaluating;

/// <summary>
/// Where the elements of the quantities stand among the columns of the points, for one choice of sizes. Every element has two
/// columns: its value and, <see cref="Elements"/> further on, its adjoint (∂Loss/∂element).
/// </summary>
public sealed class ColumnLayout
{
    private readonly int[] _scalars; // by the quantity's id: the column of a scalar, else -1
    private readonly int[]?[] _first; // by the quantity's id and step: the column of the first element, else -1

    /// <param name="quantities">All quantities of the model.</param>
    /// <param name="sizes">How large its dimensions are.</param>
    public ColumnLayout(IEnumerable<Quantity> quantities, Sizes sizes)
    {
        Sizes = sizes;
        var all = quantities.ToArray();
        var last = -1;
        foreach (var quantity in all) last = Math.Max(last, quantity.Id);
        _scalars = new int[last + 1];
        _first = new int[_scalars.Length][];
        foreach (ref var column in _scalars.AsSpan()) column = -1;
        foreach (var quantity in all)
        {
            if (quantity.IsScalar) _scalars[quantity.Id] = Elements;
            _first[quantity.Id] = Place(quantity);
        }
    }

    // Gives its elements the next columns, step by step.
    private int[] Place(Quantity quantity)
    {
        var (from, to) = Steps(quantity);
        var first = new int[to + 1];
        foreach (ref var column in first.AsSpan()) column = -1;
        for (var step = from; step <= to; step++)
        {
            first[step] = Elements;
            var size = 1;
            for (var s = 0; s < quantity.Axes.Length; s++) size *= SizeOf(quantity, s, step);
            Elements += size;
        }
        return first;
    }

    /// <summary>How many elements all quantities have together.</summary>
    public int Elements { get; private set; }

    public Sizes Sizes { get; }

    /// <summary>The layers, or steps, that a quantity has: 0 to 0 for one without.</summary>
    public (int First, int Last) Steps(Quantity quantity) => quantity.Layer is null || quantity.Steps is not { } steps
        ? (0, 0)
        : (quantity.FirstLayer, Sizes.Last(steps) + quantity.Beyond);

    /// <summary>The column of an element's value, or -1 where there is no such element. Elements count from 1.</summary>
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

    /// <summary>How many columns further the element stands whose subscript in that place is one larger.</summary>
    internal int Stride(Quantity quantity, int subscript, int layer)
    {
        var stride = 1;
        for (var s = subscript + 1; s < quantity.Axes.Length; s++) stride *= SizeOf(quantity, s, layer);
        return stride;
    }

    /// <summary>Every element of a quantity: its subscripts, its layer and its column.</summary>
    public IEnumerable<(ImmutableArray<int> Subscripts, int Layer, int Column)> ElementsOf(Quantity quantity)
    {
        var (from, to) = Steps(quantity);
        for (var layer = from; layer <= to; layer++)
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

    /// <summary>How many elements an axis has where the letter of the layer has a value.</summary>
    public int SizeOf(Axis axis, int letterValue) =>
        Sizes.Of(axis.Dimension, axis.Layer is { } layer ? Resolve(layer, letterValue) : 0);

    /// <summary>The number of a layer index such as l+1 or L, given the value of the layer letter.</summary>
    public int Resolve(Index layer, int letterValue)
    {
        if (layer.IsNumber) return layer.Offset;
        var end = Sizes.End(layer.Letter);
        return (end >= 0 ? end : letterValue) + layer.Offset;
    }

    private int First(Quantity quantity, int layer)
    {
        var at = quantity.Layer is null ? 0 : layer;
        return (uint)quantity.Id < (uint)_first.Length && _first[quantity.Id] is { } first && (uint)at < (uint)first.Length
            ? first[at]
            : -1;
    }

    private int SizeOf(Quantity quantity, int subscript, int layer) => SizeOf(quantity.Axes[subscript], layer);
}
