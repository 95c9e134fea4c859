namespace ReferenceSolutions.HandDerived;

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
}
