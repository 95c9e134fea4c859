using System.Collections.Immutable;

namespace ReferenceSolutions.HandDerived;

/// <summary>
/// The numbers of one sample point, all that a hand derivation starts from: the leaves of the forward model, the widths of its layers and
/// the
/// functions the problem leaves unspecified.
/// </summary>
public sealed class NetworkPoint(
    Func<string, int[], double> leaf,
    ImmutableArray<int> widths,
    IReadOnlyDictionary<string, Activation> functions)
{
    /// <summary>
    /// A leaf: <c>point["w13"]</c>, or <c>point["w", 1, 2, 3]</c> for w_12 of layer 3. Subscripts come first, in the order the problem
    /// writes
    /// them, then the layer; neurons are numbered from 1.
    /// </summary>
    public double this[string name, params ReadOnlySpan<int> indices] => leaf(name, indices.ToArray());

    /// <summary>n_0, …, n_L, the inputs' layer first; empty for a network of named scalars.</summary>
    public ImmutableArray<int> Widths { get; } = widths;

    /// <summary>The unspecified function of that name, such as "sigma" or "f".</summary>
    public Activation Function(string name) => functions[name];
}

/// <summary>A function of one variable with its derivative.</summary>
public sealed record Activation(Func<double, double> Value, Func<double, double> Slope);
