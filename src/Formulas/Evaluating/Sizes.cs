using System.Collections.Immutable;
using System.Diagnostics;
using Formulas.Tree;

namespace Formulas.Evaluating;

/// <summary>How many elements each dimension has in one network.</summary>
/// <param name="All">By the id of the dimension: one size, or for the neurons of layers n_0 … n_L.</param>
/// <param name="Dimensions">The dimensions, by their ids.</param>
public sealed record Sizes(ImmutableArray<Dimension> Dimensions, ImmutableArray<ImmutableArray<int>> All)
{
    /// <summary>Of a network of scalars.</summary>
    public static readonly Sizes None = new([], []);

    /// <summary>How many elements; the neurons of a layer that does not exist are none.</summary>
    /// <param name="layer">The number of the layer; of no account where the dimension has one size.</param>
    public int Of(Dimension dimension, int layer)
    {
        var sizes = All[dimension.Id];
        if (dimension.Layers is null) return sizes[0];
        return (uint)layer < (uint)sizes.Length ? sizes[layer] : 0;
    }

    /// <summary>The last step, or layer, of an ordered dimension.</summary>
    public int Last(Dimension ordered) => All[ordered.Id][0];

    /// <summary>The last element that a letter stands for: T; -1 for a letter that is no end.</summary>
    public int End(string letter)
    {
        foreach (var dimension in Dimensions)
            if (dimension.End == letter) return Last(dimension);
        return -1;
    }

    /// <summary>The sizes in words: <c>samples 4, layers 3-4-2</c>.</summary>
    public override string ToString()
    {
        var texts = new List<string>();
        foreach (var dimension in Dimensions)
            if (dimension.End is null || !Dimensions.Any(other => other.Layers == dimension))
                texts.Add($"{(dimension.Layers is null ? dimension.Noun : "layers")} {string.Join('-', All[dimension.Id])}");
        return string.Join(", ", texts);
    }

    public bool Equals(Sizes? other) =>
        other is not null && Dimensions.SequenceEqual(other.Dimensions) && All.Length == other.All.Length
        && All.Zip(other.All).All(pair => pair.First.SequenceEqual(pair.Second));

    public override int GetHashCode() => All.Length;

    /// <summary>A network of layers only: its neurons n_0 … n_L.</summary>
    public static Sizes OfLayers(Dimension neurons, ImmutableArray<int> widths) =>
        neurons.Layers is { Id: 0 } layers ? new([layers, neurons], [[widths.Length - 1], widths]) : throw new UnreachableException();
}
