using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Blaming;

/// <summary>Whether one name, derivative or call is another one with other letters, and with which.</summary>
internal static class Matching
{
    /// <summary>What each letter of the pattern is called in the node; null where they are not alike.</summary>
    public static ImmutableArray<(string Letter, Index By)>? Of(Formula pattern, Formula node)
    {
        var letters = new OrderedDictionary<string, Index>(StringComparer.Ordinal);
        return Match(pattern, node, letters) ? [.. letters.Select(letter => (letter.Key, letter.Value))] : null;
    }

    private static bool Match(Formula pattern, Formula node, OrderedDictionary<string, Index> letters) => (pattern, node) switch
    {
        (Symbol one, Symbol other) => Match(one, other, letters),
        (Derivative one, Derivative other) => one.Of == other.Of && Match(one.With, other.With, letters),
        (Slope { Of: Symbol of } one, Slope { Of: Symbol other } two) => Match(of, other, letters) && Match(one.With, two.With, letters),
        (Call { Order: > 0 } one, Call two) => Match(one, two, letters),
        _ => false,
    };

    private static bool Match(Call pattern, Call node, OrderedDictionary<string, Index> letters) =>
        pattern.Function == node.Function && pattern.Order == node.Order
        && pattern.Arguments is [Symbol of] && node.Arguments is [Symbol other] && Match(of, other, letters);

    private static bool Match(Symbol pattern, Symbol node, OrderedDictionary<string, Index> letters)
    {
        if (pattern.Quantity != node.Quantity || pattern.Subscripts.Length != node.Subscripts.Length) return false;
        for (var s = 0; s < pattern.Subscripts.Length; s++)
            if (!Match(pattern.Subscripts[s], node.Subscripts[s], letters)) return false;
        return pattern.Layer is null ? node.Layer is null : node.Layer is not null && Match(pattern.Layer, node.Layer, letters);
    }

    // l+1 is L where l is L-1
    private static bool Match(
        Index pattern, Index node, OrderedDictionary<string, Index> letters)
    {
        if (IsFixed(pattern) || !pattern.IsPlain || !node.IsPlain) return pattern == node;
        var by = node with { Offset = node.Offset - pattern.Offset };
        return letters.TryAdd(pattern.Letter, by) || letters[pattern.Letter] == by;
    }

    private static bool IsFixed(Index index) => index.IsNumber || index.Letter is [>= 'A' and <= 'Z'];
}
