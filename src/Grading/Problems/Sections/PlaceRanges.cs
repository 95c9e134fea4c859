using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Tree;
using Grading.Language;
using ReferenceSolutions;

namespace Grading.Problems.Sections;

/// <summary>Whether the shifted and strided places on a line stay inside of their arrays, as in <c>x[2*o+k-2]</c>.</summary>
internal static class PlaceRanges
{
    /// <summary>What is told of the first place that leaves its array in one of the networks; null where all stay inside.</summary>
    public static string? Fault(Definition definition, ImmutableArray<Sizes> networks)
    {
        var (target, letters) = (definition.Target, ImmutableDictionary<string, Axis>.Empty);
        for (var s = 0; s < target.Subscripts.Length; s++)
            letters = letters.SetItem(target.Subscripts[s].Letter, target.Quantity.AxisAt(s, target.Layer));
        foreach (var sizes in networks)
            if (Fault(definition.Body, letters, sizes) is { } sentence) return sentence;
        return null;
    }

    private static string? Fault(Formula formula, ImmutableDictionary<string, Axis> letters, Sizes sizes)
    {
        if (formula is Formula.Symbol { IsPadded: false } symbol) return Fault(symbol, letters, sizes);
        if (formula is Formula.Sum { Range: SumRange.Over over } sum) letters = letters.SetItem(sum.Letter, over.Axis);
        foreach (var operand in Walks.Operands(formula))
            if (Fault(operand, letters, sizes) is { } sentence) return sentence;
        return null;
    }

    private static string? Fault(Formula.Symbol symbol, ImmutableDictionary<string, Axis> letters, Sizes sizes)
    {
        for (var s = 0; s < symbol.Subscripts.Length; s++)
        {
            var axis = symbol.Quantity.AxisAt(s, symbol.Layer);
            if (axis.Dimension.Layers is not null || Range(symbol.Subscripts[s], letters, sizes) is not var (from, to)) continue;
            var size = sizes.Of(axis.Dimension, 0);
            if (from >= 1 && to <= size) continue;
            var name = Greek.Spelled(symbol.Quantity.Name);
            return AuthorSentences.RunsOutside(Use(symbol, name), from, to, name, axis.Dimension.Noun, size);
        }
        return null;
    }

    private static string Use(Formula.Symbol symbol, string name) =>
        $"{name}[{string.Join(',', symbol.Subscripts.Select(index => $"{index}").Prepend($"{symbol.Layer}").Where(place => place.Length > 0))}]";

    // The smallest and the largest value of a combination of letters; null for a letter that runs over no dimension of one size.
    private static (int From, int To)? Range(Formulas.Tree.Index index, ImmutableDictionary<string, Axis> letters, Sizes sizes)
    {
        var (from, to) = (0, 0);
        for (var term = index; term is not null; term = term.Plus)
        {
            (from, to) = (from + term.Offset, to + term.Offset);
            if (string.IsNullOrEmpty(term.Letter)) continue;
            if (!letters.TryGetValue(term.Letter, out var axis) || axis.Dimension.Layers is not null) return null;
            var last = sizes.Of(axis.Dimension, 0);
            from += Math.Min(term.Factor, term.Factor * last);
            to += Math.Max(term.Factor, term.Factor * last);
        }
        return (from, to);
    }
}
