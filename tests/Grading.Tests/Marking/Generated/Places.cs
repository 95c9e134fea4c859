using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Tests.Marking.Generated;

/// <summary>The places of a tree: nodes from the outermost in, from left to right.</summary>
internal static class Places
{
    private const int Tries = 20;

    /// <summary>The tree with one node replaced, by chance among those that there is something for; else the tree itself.</summary>
    public static Formula Changed(Formula tree, Chance chance, Func<Formula, Formula?> change)
    {
        var nodes = Walks.Nodes(tree);
        for (var i = 0; i < Tries; i++)
        {
            var place = chance.Below(nodes.Count);
            if (change(nodes[place]) is { } changed) return Replaced(tree, place, changed);
        }
        return tree;
    }

    /// <summary>Whether an index of that letter stands in the tree.</summary>
    public static bool Has(Formula tree, string letter) => Walks.First(tree, node => node switch
    {
        Symbol symbol => Has(symbol, letter),
        Derivative derivative => Has(derivative.With, letter),
        Sum sum => sum.Letter == letter,
        Choose { Condition: Condition.Indices compared } => compared.Left.Letter == letter || compared.Right.Letter == letter,
        _ => false,
    }) is not null;

    /// <summary>Whether a name stands in it that an index makes one of several.</summary>
    public static bool HasFamily(Formula tree) => Walks.First(tree, node => node is Symbol { Quantity.IsFamily: true }) is not null;

    private static bool Has(Symbol symbol, string letter) =>
        symbol.Layer?.Letter == letter || symbol.Subscripts.Any(index => index.Letter == letter);

    private static Formula Replaced(Formula tree, int place, Formula by)
    {
        var at = 0;
        return Inner(tree);

        Formula Inner(Formula node) => at++ == place ? by : Walks.WithOperands(node, Inner);
    }
}
