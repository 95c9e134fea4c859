using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;
using ReferenceSolutions.HandDerived;

namespace ReferenceSolutions.Sampling;

/// <summary>
/// One sample point as the hand-derived solvers want it, and the adjoints in their names: subscripts first, then the layer; arrays that
/// share a
/// name are told apart by the letters of their declaration (w_kj, w_ji).
/// </summary>
public sealed class HandDerivedPoint
{
    private readonly SampledNetwork _set;
    private readonly int _point;

    public HandDerivedPoint(SampledNetwork set, int point)
    {
        (_set, _point) = (set, point);
        var functions = new Dictionary<string, Activation>();
        foreach (var open in set.Network.Model.OpenFunctions)
        {
            var family = FunctionTable.Families[set.Points.Families[open.Slot][point]];
            functions[Greek.Spelled(open.Name)] = new(u => family.Curve.At(u).Value, u => family.Curve.At(u).Slope);
        }
        functions.TryAdd("f", new(u => u, _ => 1)); // linear units
        Point = new((name, indices) => Column(name, indices) is { } column
            ? set.Points.Column(column)[point].Value
            : throw new ModelException($"The solver asks for {name}, which the model does not have."),
            Widths(set.Network.Layout.Sizes), functions);
    }

    public NetworkPoint Point { get; }

    // The neurons of each layer, counted by a letter or named one by one.
    private static ImmutableArray<int> Widths(Sizes sizes)
    {
        foreach (var dimension in sizes.Dimensions)
            if (dimension.Layers is not null) return sizes.All[dimension.Id];
        return [.. sizes.All.Select(one => one[0])];
    }

    /// <summary>The adjoint that autodiff gives for a quantity in the solver's name; null for one that the model does not have.</summary>
    public Sized? Adjoint(string name, ImmutableArray<int> indices) =>
        Column(name, [.. indices]) is { } column ? _set.Points.Column(_set.Network.Layout.Elements + column)[_point] : null;

    private int? Column(string name, int[] indices)
    {
        var layout = _set.Network.Layout;
        foreach (var quantity in _set.Network.Model.Quantities)
        {
            var spelled = Greek.Spelled(quantity.Name);
            if (name != spelled && name != $"{spelled}_{string.Concat(quantity.Letters)}") continue;
            var subscripts = quantity.Axes.Length;
            if (indices.Length != subscripts + (quantity.Layer is null ? 0 : 1)) continue;
            if (layout.Column(quantity, indices.AsSpan(0, subscripts), quantity.Layer is null ? 0 : indices[^1]) is >= 0 and var column)
                return column;
        }
        return null;
    }
}
