using Formulas.Tree;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Explaining.Repairs;

// Repairs of places that a window slides over: a kernel that is turned round, places counted from another one.
internal sealed partial class TreeRepairs
{
    private static readonly int[] Shifts = [-1, 1, -2, 2];

    private IEnumerable<(Mistake, Formula)> Places(Formula formula)
    {
        if (vocabulary.Shifted.IsEmpty) yield break;
        foreach (var flip in (Func<Index, Index>[])[TailFlipped, HeadFlipped, OffsetFlipped])
            if (WithPlaces(formula, null, flip) is { } flipped) yield return (Mistake.KernelFlipped, flipped);
        var arrays = Walks.Nodes(formula).OfType<Symbol>().Select(symbol => symbol.Quantity).Where(quantity => !quantity.Axes.IsEmpty)
            .Distinct().ToArray();
        foreach (var array in arrays)
            if (Reversed(formula, array) is { } reversed) yield return (Mistake.KernelFlipped, reversed);
        foreach (var array in arrays)
            foreach (var by in Shifts)
                if (WithPlaces(formula, array, index => Moved(index, by)) is { } moved) yield return (Mistake.PlacesShifted, moved);
    }

    // i-k+1 for i+k-1
    private static Index TailFlipped(Index index) => index.Plus is { } plus
        ? index with { Offset = -index.Offset, Plus = plus with { Factor = -plus.Factor, Offset = -plus.Offset } }
        : index;

    // k-i+1 for k+i-1, and k for 4-k
    private static Index HeadFlipped(Index index) => index switch
    {
        { Plus: not null } => index with { Factor = -index.Factor, Offset = -index.Offset },
        { Factor: -1 } => index with { Factor = 1, Offset = 0 },
        _ => index,
    };

    // i-1 for i+1
    private static Index OffsetFlipped(Index index) =>
        index is { IsNumber: false, IsPlain: true } ? index with { Offset = -index.Offset } : index;

    private static Index Moved(Index index, int by) =>
        index is { IsNumber: false, IsPlain: true, Offset: 0 } ? index : index with { Offset = index.Offset + by };

    // w3, w2, w1 for w1, w2, w3
    private static Formula? Reversed(Formula formula, Quantity array)
    {
        if (array.Axes.Length != 1) return null;
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var node in Walks.Nodes(formula))
        {
            if (node is not Symbol { Subscripts: [{ IsNumber: true, Offset: var place }] } symbol || symbol.Quantity != array) continue;
            (first, last) = (Math.Min(first, place), Math.Max(last, place));
        }
        return first < last ? WithPlaces(formula, array, index => index.IsNumber ? Index.Of(first + last - index.Offset) : index) : null;
    }

    // The formula with other places, in all arrays or in one; null where nothing changes.
    private static Formula? WithPlaces(Formula formula, Quantity? array, Func<Index, Index> change)
    {
        var changed = Walks.Replace(formula, node => node is Symbol symbol && (array is null || symbol.Quantity == array)
            ? symbol with { Subscripts = [.. symbol.Subscripts.Select(change)] }
            : null);
        return changed == formula ? null : changed;
    }
}
