using Formulas.Authors;
using ReferenceSolutions;

namespace Grading.Problems.Sections;

/// <summary>One forward model with its sample points; parts of one section share them.</summary>
/// <param name="HandDerived">The name of the solver in ReferenceSolutions that derives the same gradient by hand, or null.</param>
public sealed record Section(string Name, Model Model, string? HandDerived)
{
    /// <summary>The model as a network, for each choice of sizes.</summary>
    public IReadOnlyList<Network> Networks { get; init; } = [];

    /// <summary>What the model's names and letters mean to its author.</summary>
    public AuthorNames Names { get; init; } = new();

    /// <summary>A section is itself and no other: comparing two by their models would walk through every formula.</summary>
    public bool Equals(Section? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
