using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Blaming;

/// <summary>Whether one name, derivative or call is another one with other letters, and with which.</summary>
internal static class Matching
{
    /// <summary>What each letter of the pattern is called in the node; null where they are not alike.</summary>
    public static ImmutableArray<(string Letter, Formulas.Tree.Index By)>? Of(Formula pattern, Formula node)
    {
        var letters = new OrderedDictionary<string, Formulas.Tree.Index>(StringComparer.Ordinal);
        return Match(pattern, node, letters) ? [.. letters.Select(letter => (letter.Key, letter.Value))] : null;
    }

    private static bool Match(Formula pattern, Formula node, OrderedDictionary<string, Formulas.Tree.Index> letters) => (pattern, node) switch
    {
        (Symbol one, Symbol other) => Match(one, other, letters),
        (Derivative one, Derivative other) => one.Of == other.Of && Match(one.With, other.With, letters),
        (Slope { Of: Symbol of } one, Slope { Of: Symbol other } two) => Match(of, other, letters) && Match(one.With, two.With, letters),
        (Call { Arguments: [Symbol of] } one, Call { Arguments: [Symbol other] } two) =>
            one.Function == two.Function && one.Order == two.Order && one.Order > 0 && Match(of, other, letters),
        _ => false,
    };

    private static bool Match(Symbol pattern, Symbol node, OrderedDictionary<string, Formulas.Tree.Index> letters)
    {
        if (pattern.Quantity != node.Quantity || pattern.Subscripts.Length != node.Subscripts.Length) return false;
        for (var s = 0; s < pattern.Subscripts.Length; s++)
            if (!Match(pattern.Subscripts[s], node.Subscripts[s], letters)) return false;
        return pattern.Layer is null ? node.Layer is null : node.Layer is not null && Match(pattern.Layer, node.Layer, letters);
    }

    // l+1 is L where l is L-1
    private static bool Match(
        Formulas.Tree.Index pattern, Formulas.Tree.Index node, OrderedDictionary<string, Formulas.Tree.Index> letters)
    {
        if (pattern == node && (pattern.IsNumber || pattern.Letter is [>= 'A' and <= 'Z'])) return true;
        if (pattern.IsNumber || !pattern.IsPlain || !node.IsPlain || pattern.Letter is [>= 'A' and <= 'Z']) return pattern == node;
        var by = node with { Offset = node.Offset - pattern.Offset };
        return letters.TryAdd(pattern.Letter, by) || letters[pattern.Letter] == by;
    }
}
