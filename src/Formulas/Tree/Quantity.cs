using System.Collections.Immutable;

namespace Formulas.Tree;

/// <summary>
/// A name with values: a scalar (<c>z6</c>), or an array with one axis per subscript and, in layered networks, a layer
/// (<c>w_kj^l</c>: k runs over layer l-1, j over layer l).
/// </summary>
/// <param name="Id">Position among the quantities of the model; tells apart two arrays that share a name (w_kj and w_ji).</param>
/// <param name="Name">The canonical name: Greek as letters (δ), subscripts of scalars attached (w46).</param>
/// <param name="Letters">The letters of the declaration, one per subscript; used in sentences and as default names.</param>
/// <param name="Axes">One axis per subscript; layers in them are relative to the letter of <paramref name="Layer"/>.</param>
/// <param name="Layer">The layer's letter in the declaration, or null where the quantity has no layer.</param>
public sealed record Quantity(int Id, string Name, ImmutableArray<string> Letters, ImmutableArray<Axis> Axes, string? Layer)
{
    private static readonly Dictionary<string, Quantity> None = [];

    /// <summary>Whether it has a value for each step, and its size is the same at each: then its step is an index like others.</summary>
    public bool IsTimed => Layer is not null && Steps is not null && !IsLayered;

    private bool IsLayered
    {
        get
        {
            foreach (var axis in Axes.AsSpan())
                if (axis.Layer is not null) return true;
            return false;
        }
    }

    public bool IsScalar => Axes.IsEmpty && Layer is null && !IsFamily;

    /// <summary>Whether it stands for scalars that are told apart by numbers: <see cref="Members"/>.</summary>
    public bool IsFamily { get; private init; }

    /// <summary>The first layer that has one: 0 for activations (a^0 is the input), 1 for weights.</summary>
    public int FirstLayer { get; init; } = 1;

    /// <summary>How many layers or steps it has beyond the last one: 1 for what runs backwards and starts at T+1.</summary>
    public int Beyond { get; init; }

    /// <summary>The dimension that <see cref="Layer"/> is a letter of: the layers, or the steps of time.</summary>
    public Dimension? Steps { get; init; }

    /// <summary>The scalars addressed by numbers below one letter: w13, w23, … for w. Empty for every other quantity.</summary>
    public IReadOnlyDictionary<string, Quantity> Members
    {
        get;
        init
        {
            field = value;
            IsFamily = value.Count > 0;
            Subscripts = value.Count == 0 ? Axes.Length : Longest(value) - Name.Length;
        }
    } = None;

    /// <summary>How many subscripts it takes.</summary>
    public int Subscripts { get; private init; } = Axes.Length;

    private static int Longest(IReadOnlyDictionary<string, Quantity> members)
    {
        var longest = 0;
        foreach (var name in members.Keys) longest = Math.Max(longest, name.Length);
        return longest;
    }

    public static Quantity Scalar(int id, string name) => new(id, name, [], [], null);

    /// <summary>The axis of one subscript, seen from a use of the quantity at the given layer.</summary>
    public Axis AxisAt(int subscript, Index? layer)
    {
        var declared = Axes[subscript];
        if (layer is not { } at || declared.Layer is not { } of || of.Letter != Layer) return declared;
        // most uses are in the layer that is declared
        var axis = of.Offset == 0 ? at : at with { Offset = at.Offset + of.Offset };
        return axis == of ? declared : new(declared.Dimension, axis);
    }

    public bool Equals(Quantity? other) => other is not null && Id == other.Id && Name == other.Name;

    public override int GetHashCode() => Id;

    public override string ToString() => Name;
}
