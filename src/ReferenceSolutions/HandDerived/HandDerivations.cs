using Formulas.Numbers;

namespace ReferenceSolutions.HandDerived;

/// <summary>A method that a script part may ask for, derived by hand.</summary>
/// <param name="Of">From w[k][j], δ_k of the next layer and z_j to δ_j, each with its size.</param>
public sealed record DerivedMethod(string Name, Func<double[][], double[], double[], Sized[]> Of);

/// <summary>
/// The networks whose gradient we have derived by hand. They share nothing with automatic differentiation, not even the formulas of the
/// forward
/// model: where the two agree, neither has been trusted alone. Each reads from top to bottom as on paper, which is why the methods are
/// long and
/// why a network repeats what it has in common with its neighbour.
/// </summary>
public static class HandDerivations
{
    /// <summary>The derivations by name, in alphabetical order.</summary>
    public static IReadOnlyDictionary<string, Func<NetworkPoint, Gradient>> ByName { get; } =
        new SortedList<string, Func<NetworkPoint, Gradient>>(StringComparer.Ordinal)
        {
            ["ItakuraSaitoNet"] = ItakuraSaitoNet.Derive,
            ["LayeredNet.FromTo"] = LayeredNet.DeriveFromTo,
            ["LayeredNet.ToFrom"] = LayeredNet.DeriveToFrom,
            ["ReluSigmoidNet"] = ReluSigmoidNet.Derive,
            ["SigmoidCrossEntropy"] = SigmoidCrossEntropy.Derive,
            ["SoftmaxCrossEntropy"] = SoftmaxCrossEntropy.Derive,
        };

    /// <summary>The methods that script parts may ask for, by name.</summary>
    public static IReadOnlyDictionary<string, DerivedMethod> Methods { get; } =
        new[] { new DerivedMethod("logistic-hidden-delta", LogisticLayer.HiddenDelta) }.ToDictionary(
            method => method.Name, StringComparer.Ordinal);
}
