namespace Formulas.Evaluating.Looping;

/// <summary>
/// Which element a name is, given the free letters and those of the sums around it, whatever a student calls those: a key of numbers, so
/// that it is found again in no time.
/// </summary>
/// <param name="Quantity">Its id.</param>
/// <param name="IsAdjoint">Whether its adjoint is read.</param>
/// <param name="Layer">The place of its layer; below zero where it has none.</param>
/// <param name="Subscripts">Their places, 16 bits each.</param>
/// <param name="Loops">What the sums run over on which the element depends, 32 bits each, from outside in.</param>
public readonly record struct ElementPattern(int Quantity, bool IsAdjoint, int Layer, ulong Subscripts, ulong Loops)
{
    /// <summary>Where there are more subscripts, or more sums on which one element depends, each frame is evaluated by itself.</summary>
    internal const int MostSubscripts = 4, MostLoops = 2;

    private const int Bits = 16, Mask = (1 << Bits) - 1;

    // quicker than what a record has
    public bool Equals(ElementPattern other) => Subscripts == other.Subscripts && Quantity == other.Quantity && Loops == other.Loops
        && Layer == other.Layer && IsAdjoint == other.IsAdjoint;

    public override int GetHashCode() => HashCode.Combine(Quantity, Layer, Subscripts, Loops);

    /// <summary>A place before those there are.</summary>
    internal static ulong With(ulong places, int place) => places << Bits | (uint)place;

    /// <summary>What a sum runs over before those there are.</summary>
    internal static ulong With(ulong loops, LoopAxis axis) => loops << 2 * Bits | axis.Key;

    internal int Subscript(int subscript) => (int)(Subscripts >> Bits * subscript) & Mask;

    /// <summary>Whether a free letter stands anywhere in it.</summary>
    internal bool Reads(int letter)
    {
        for (var s = 0; s < MostSubscripts; s++)
            if (LoopPlaces.IsFree(Subscript(s), letter)) return true;
        return LoopPlaces.IsFree(Layer, letter);
    }

    /// <summary>What the first or second of its sums runs over; null where there are not so many.</summary>
    internal LoopAxis? LoopAt(int loop) => (uint)(Loops >> 2 * Bits * loop) is > 0 and var key ? new(key) : null;
}
