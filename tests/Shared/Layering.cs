using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Tree;

namespace Tests.Shared;

/// <summary>The dimensions of a network of layers, as a problem file declares them: layers 1..L, and the neurons of each.</summary>
internal static class Layering
{
    public static readonly Dimension Layers = new(0, "l", "layers") { End = "L" };
    public static readonly Dimension Neurons = new(1, "j", "neurons") { Layers = Layers };

    /// <summary>The layer l, the one before, the one behind it, the last one.</summary>
    public static readonly Axis Here = At(new("l", 0)), Before = At(new("l", -1)), Next = At(new("l", 1)), Last = At(new("L", 0));

    public static Axis At(Formulas.Tree.Index layer) => new(Neurons, layer);

    /// <summary>One of several dimensions that each have one size.</summary>
    public static Axis Plain(int id, string letter, string noun) => new(new Dimension(id, letter, noun), null);

    /// <summary>A network with so many neurons in its layers 0, 1, …</summary>
    public static Sizes Of(params int[] widths) => widths.Length == 0 ? Sizes.None : Sizes.OfLayers(Neurons, [.. widths]);

    /// <summary>A network of dimensions that each have one size.</summary>
    public static Sizes Plain(Dimension[] dimensions, params int[] sizes) =>
        new([.. dimensions], [.. dimensions.Select((_, at) => ImmutableArray.Create(sizes[at]))]);
}
