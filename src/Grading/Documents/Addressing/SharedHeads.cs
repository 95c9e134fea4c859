using Formulas.Tree;
using Grading.Documents.Steps;

namespace Grading.Documents.Addressing;

/// <summary>
/// Which chain is to which of several parts that ask for the same: new values of one weight by several rules. Both stand in one order; of
/// the ways to pair them that one is taken whose chains and references have most names in common.
/// </summary>
internal static class SharedHeads
{
    /// <summary>By the place of the part its chain, -1 for none.</summary>
    /// <param name="parts">What the parts refer to.</param>
    /// <param name="chains">What the chains come to; null for what can't be read.</param>
    public static int[] Pair(IReadOnlyList<Formula> parts, IReadOnlyList<Formula?> chains)
    {
        var best = new double[parts.Count + 1, chains.Count + 1];
        for (var p = 1; p <= parts.Count; p++)
            for (var c = 1; c <= chains.Count; c++)
                best[p, c] = Math.Max(
                    best[p - 1, c - 1] + Likeness(parts[p - 1], chains[c - 1]), Math.Max(best[p - 1, c], best[p, c - 1]));
        var pairs = Enumerable.Repeat(-1, parts.Count).ToArray();
        for (var (p, c) = (parts.Count, chains.Count); p > 0 && c > 0;)
        {
            // of equal ones the last counts
            if (best[p, c] == best[p - 1, c - 1] + Likeness(parts[p - 1], chains[c - 1]) && best[p, c] > best[p - 1, c]) pairs[--p] = --c;
            else if (best[p, c] == best[p, c - 1]) c--;
            else p--;
        }
        return pairs;
    }

    // The share of names that both have (Jaccard, 1901).
    private static double Likeness(Formula part, Formula? chain)
    {
        if (chain is null) return 0;
        var (one, other) = (NamesOf(part), NamesOf(chain));
        return (double)one.Intersect(other).Count() / one.Union(other).Count();
    }

    private static HashSet<Quantity> NamesOf(Formula formula) => [.. Letters.Symbols(formula).Select(symbol => symbol.Quantity)];
}
