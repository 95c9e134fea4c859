namespace Formulas.Tree;

/// <summary>What the dummy index of a sum runs over.</summary>
public abstract record SumRange
{
    private SumRange() { }

    /// <summary>All neurons of a layer.</summary>
    public sealed record Over(Axis Axis) : SumRange;

    /// <summary>
    /// From one index to another, both included; without a last one, up to the size of an axis, which index typing finds where it is null:
    /// the answer has a name of its own for it.
    /// </summary>
    public sealed record Between(Index First, Index? Last, Axis? SizeOf) : SumRange
    {
        /// <summary>How many neurons before the end of the axis the sum stops.</summary>
        public int Short { get; init; }

        /// <summary>1, …, n or 0, …, n-1: every neuron, however they are counted.</summary>
        public bool IsWholeAxis => First == Index.Of(1) && Short == 0 || First == Index.Of(0) && Short <= 1;
    }
}
