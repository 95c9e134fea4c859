using System.Collections.Immutable;
using Grading.Documents.Steps;

namespace Grading.Documents.Addressing;

/// <summary>Which chains of a document belong to which part, and which of them conclude it.</summary>
/// <param name="Conclusions">By the part's id, the number of the chain that is its answer.</param>
/// <param name="Parts">For each chain the part in whose stretch it stands; empty for what stands before all answers.</param>
internal sealed record Address(IReadOnlyDictionary<string, int> Conclusions, ImmutableArray<string> Parts)
{
    /// <summary>The sections of the problem that the chains belong to; null where none is known.</summary>
    public required ImmutableArray<StepSection?> Sections { get; init; }

    /// <summary>Chains under headings of which another one has the conclusions, with other values: they are about another case.</summary>
    public ImmutableHashSet<int> OfOtherCases { get; init; } = [];

    /// <summary>Parts that a letter or heading names.</summary>
    public ImmutableHashSet<string> Named { get; init; } = [];
}
