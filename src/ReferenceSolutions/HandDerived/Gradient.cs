using System.Collections.Immutable;

namespace ReferenceSolutions.HandDerived;

/// <summary>One partial derivative of the loss.</summary>
/// <param name="Quantity">What the loss is differentiated by, as one text: "w46", "w[1,2,3]".</param>
/// <param name="Name">Its name alone: "w46", "w".</param>
/// <param name="Indices">Its indices in the order of <see cref="NetworkPoint"/>; empty for a scalar.</param>
/// <param name="Value">∂Loss/∂Quantity.</param>
public sealed record Partial(string Quantity, string Name, ImmutableArray<int> Indices, double Value);

/// <summary>
/// The partial derivatives of the loss by every named quantity of a network, leaves and intermediate values alike. A derivation writes
/// each of
/// them once, as it is derived, and may read it from then on; to everyone else the table is read-only.
/// </summary>
public sealed class Gradient
{
    private readonly OrderedDictionary<string, Partial> _partials = new(StringComparer.Ordinal);

    internal Gradient()
    {
    }

    /// <summary>∂Loss/∂name, for instance <c>gradient["z3"]</c> or <c>gradient["w", 1, 2, 3]</c>.</summary>
    /// <exception cref="KeyNotFoundException">The network has no quantity of that name, or none with these indices.</exception>
    public double this[string name, params ReadOnlySpan<int> indices]
    {
        get
        {
            var quantity = Quantity(name, indices);
            return _partials.TryGetValue(quantity, out var partial)
                ? partial.Value
                : throw new KeyNotFoundException($"The hand derivation has no derivative by \"{quantity}\".");
        }
        internal set
        {
            var quantity = Quantity(name, indices);
            _partials.Add(quantity, new Partial(quantity, name, [.. indices], value));
        }
    }

    /// <summary>All of them, in the order in which they were derived: from the loss back to the inputs.</summary>
    public IEnumerable<Partial> Partials => _partials.Values;

    private static string Quantity(string name, ReadOnlySpan<int> indices) =>
        indices.IsEmpty ? name : $"{name}[{string.Join(',', indices.ToArray())}]";
}
