using Formulas.Tree;

namespace Formulas.Evaluating.Looping;

/// <summary>What a sum runs over, seen from the free letters: a dimension, and the layer that it is the size of.</summary>
/// <param name="Key">The id of the dimension and the place of the layer, 16 bits each.</param>
internal readonly record struct LoopAxis(uint Key)
{
    private const int Bits = 16, NoLayer = (1 << Bits) - 1;

    public static LoopAxis? Of(Dimension dimension, int? layer) =>
        (uint)dimension.Id < 1 << Bits && layer is not < 0 ? new((uint)dimension.Id << Bits | (uint)(layer ?? NoLayer)) : null;

    /// <summary>How many terms that are.</summary>
    public int Size(Sizes sizes, ReadOnlySpan<int> free)
    {
        var layer = (int)(Key & NoLayer);
        return sizes.Of(sizes.Dimensions[(int)(Key >> Bits)], layer == NoLayer ? 0 : LoopPlaces.Value(layer, sizes, free, []));
    }
}
