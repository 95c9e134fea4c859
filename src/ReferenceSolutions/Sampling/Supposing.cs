using System.Collections.Immutable;
using System.Globalization;
using Formulas.Numbers;
using Formulas.Tree;

namespace ReferenceSolutions.Sampling;

/// <summary>An element whose value, or the loss's derivative by it, is taken for another than it is.</summary>
/// <param name="Difference">By how much it is larger.</param>
public sealed record Supposed(Quantity Quantity, ImmutableArray<int> Subscripts, int Layer, bool IsSlope, double Difference);

/// <summary>
/// What everything comes to where some elements have other values: each is computed as before and moved by the difference (x' = x + d), so
/// that what comes after it is computed from the new value, and derivatives flow through it as before. Another derivative is what
/// a term d·(x - x₀) of the loss adds to it, which has no value where x = x₀.
/// </summary>
public static class Supposing
{
    /// <summary>The same points, given that.</summary>
    public static SampledNetwork In(SampledNetwork set, IReadOnlyList<Supposed> supposed)
    {
        var (model, quantities, differences) = (set.Network.Model, new List<Quantity>(), new Dictionary<Quantity, Quantity>());
        var next = model.Quantities.Max(quantity => quantity.Id) + 1;
        foreach (var quantity in supposed.Where(one => !one.IsSlope).Select(one => one.Quantity).Distinct())
        {
            var difference = new Quantity(next++, $"#{quantity.Name}", quantity.Letters, quantity.Axes, quantity.Layer)
            {
                FirstLayer = quantity.FirstLayer,
                Beyond = quantity.Beyond,
                Steps = quantity.Steps,
            };
            differences.Add(quantity, difference);
            quantities.Add(difference);
        }
        var moved = model with
        {
            Quantities = [.. model.Quantities, .. quantities],
            Leaves = [.. model.Leaves, .. quantities.Select(quantity => new Leaf(quantity, null, new([])))],
            Definitions = [.. model.Definitions.Select(definition => Moved(definition, differences, Slopes(set, supposed)))],
        };
        return Filled(new(moved, set.Network.Layout.Sizes), set, supposed, differences);
    }

    private static Definition Moved(Definition definition, Dictionary<Quantity, Quantity> differences,
        (Quantity? Loss, Formula? Terms) slopes)
    {
        var body = definition.Body;
        if (differences.TryGetValue(definition.Target.Quantity, out var difference))
            body = new Formula.Binary(Operator.Add, body, definition.Target with { Quantity = difference });
        return slopes.Terms is { } terms && definition.Target.Quantity == slopes.Loss
            ? definition with { Body = new Formula.Binary(Operator.Add, body, terms) }
            : definition with { Body = body };
    }

    // Σ d·(x - x₀)
    private static (Quantity? Loss, Formula? Terms) Slopes(SampledNetwork set, IReadOnlyList<Supposed> supposed)
    {
        Formula? terms = null;
        foreach (var one in supposed)
        {
            if (!one.IsSlope) continue;
            var element = new Formula.Symbol(
                one.Quantity, [.. one.Subscripts.Select(Formulas.Tree.Index.Of)],
                one.Quantity.Layer is null ? null : Formulas.Tree.Index.Of(one.Layer));
            var value = set.Points.Column(set.Network.Layout.Column(one.Quantity, one.Subscripts.AsSpan(), one.Layer))[0].Value;
            var term = new Formula.Binary(
                Operator.Multiply, Number(one.Difference), new Formula.Binary(Operator.Subtract, element, Number(value)));
            terms = terms is null ? term : new Formula.Binary(Operator.Add, terms, term);
        }
        return (set.Network.Model.Loss, terms);
    }

    private static Formula Number(double value)
    {
        var number = new Formula.Number(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture), Math.Abs(value));
        return value < 0 ? new Formula.Negate(number) : number;
    }

    private static SampledNetwork Filled(
        Network network, SampledNetwork set, IReadOnlyList<Supposed> supposed, Dictionary<Quantity, Quantity> differences)
    {
        var points = network.Empty<Sized>(set.Points.Count, set.Points.Families);
        foreach (var (leaf, column) in network.Leaves)
            if (!differences.ContainsValue(leaf.Quantity)) set.Points.Column(column).CopyTo(points.Columns.AsSpan(column * points.Count));
        foreach (var one in supposed)
        {
            if (one.IsSlope) continue;
            var column = network.Layout.Column(differences[one.Quantity], one.Subscripts.AsSpan(), one.Layer);
            points.Columns.AsSpan(column * points.Count, points.Count).Fill(Sized.Exactly(one.Difference));
        }
        network.Run(points);
        return new(network, points, set.Strata);
    }
}
