using System.Collections.Immutable;

namespace Formulas.Reader.Chains;

/// <summary>Equalities that hang together: A = B = C, over rows, displays and the prose between them.</summary>
/// <param name="Members">Two or more, in their order.</param>
/// <param name="IsDisplayed">Whether it begins in a display.</param>
public sealed record Chain(ImmutableArray<Member> Members, bool IsDisplayed)
{
    /// <summary>What all of it is equal to.</summary>
    public Member Head => Members[0];
}

/// <summary>One side of an equality.</summary>
/// <param name="Start">Its first character in the folded text.</param>
/// <param name="End">Behind its last one.</param>
/// <param name="Relation">The sign before it; -1 for the head.</param>
/// <param name="Segment">The number of the display or formula that it stands in.</param>
public sealed record Member(int Start, int End, int Relation, int Segment)
{
    /// <summary>Whether the sign before it assigns a value: ←, :=.</summary>
    public bool IsAssigned { get; init; }

    /// <summary>Whether words stand between it and what it goes on from, so that it may go on from something else.</summary>
    public bool IsFar { get; init; }
}
