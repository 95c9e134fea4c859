using System.Collections.Immutable;

namespace Grading.Assignments;

/// <summary>A part by its problem's id and its own.</summary>
public sealed record PartName(string Problem, string Part)
{
    public override string ToString() => $"{Problem}.{Part}";
}

/// <summary>Of some problems or parts of the same worth, those with the highest scores count.</summary>
/// <param name="Names">As the assignment has them.</param>
/// <param name="Items">The parts of each.</param>
public sealed record BestOf(int Take, ImmutableArray<string> Names, ImmutableArray<ImmutableHashSet<PartName>> Items)
{
    /// <summary>Which of them a part belongs to, or -1.</summary>
    public int ItemOf(PartName part)
    {
        for (var i = 0; i < Items.Length; i++)
            if (Items[i].Contains(part)) return i;
        return -1;
    }
}

/// <summary>How the parts of an assignment make a total; without a word about it, all of them count.</summary>
public sealed record Counting
{
    public static readonly Counting All = new();

    /// <summary>The only parts that count; null for all.</summary>
    public ImmutableHashSet<PartName>? Only { get; init; }

    /// <summary>Parts that are marked and shown, and worth nothing.</summary>
    public ImmutableHashSet<PartName> Not { get; init; } = [];

    /// <summary>Parts whose points come on top: they add to a score, not to what there is to earn.</summary>
    public ImmutableHashSet<PartName> Extra { get; init; } = [];

    public ImmutableArray<BestOf> Best { get; init; } = [];

    /// <summary>Whether a total is the sum of all points, as of parts that don't count there are none.</summary>
    public bool IsPlainSum => Extra.IsEmpty && Best.IsEmpty;

    public bool Counts(PartName part) => Only?.Contains(part) != false && !Not.Contains(part);

    /// <summary>The group of which only the best count that a part is in; null for none.</summary>
    public BestOf? GroupOf(PartName part)
    {
        foreach (var group in Best)
            if (group.ItemOf(part) >= 0) return group;
        return null;
    }
}
