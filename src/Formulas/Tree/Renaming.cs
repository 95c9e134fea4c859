using System.Collections.Immutable;
using System.Diagnostics;
using static Formulas.Tree.Formula;

namespace Formulas.Tree;

/// <summary>Formulas with the letters of their indices replaced.</summary>
public static class Renaming
{
    /// <summary>The formula with letters of indices replaced; dummies that would capture one of the new letters are renamed.</summary>
    public static Formula Of(Formula formula, ImmutableArray<(string Letter, Index By)> letters) => formula switch
    {
        Symbol symbol => Of(symbol, letters),
        Derivative derivative => new Derivative(Of(derivative.Of, letters), Of(derivative.With, letters)),
        Slope slope => slope with { Of = Of(slope.Of, letters), With = Of(slope.With, letters) },
        Position position => new Position(Of(position.Index, letters)),
        Extent extent => new Extent(Of(extent.Axis, letters)),
        Sum sum => Of(sum, letters),
        Choose choose => new Choose(
            Walks.WithOperands(choose.Condition, inner => Of(inner, letters), indices => Of(indices, letters)),
            Of(choose.Then, letters),
            Of(choose.Else, letters)),
        _ => Walks.WithOperands(formula, inner => Of(inner, letters)),
    };

    /// <summary>The sum with a dummy that is called like that of all others, to compare them by.</summary>
    public static Sum OfOneName(Sum sum) => sum with { Letter = "·k", Body = Of(sum.Body, [(sum.Letter, new("·k", 0))]) };

    private static Sum Of(Sum sum, ImmutableArray<(string Letter, Index By)> letters)
    {
        var dummy = sum.Letter;
        while (letters.Any(pair => pair.By.Letter == dummy)) dummy += "'";
        var inside = letters.RemoveAll(pair => pair.Letter == sum.Letter).Add((sum.Letter, new(dummy, 0)));
        return sum with { Letter = dummy, Range = Of(sum.Range, letters), Body = Of(sum.Body, inside) };
    }

    private static Symbol Of(Symbol symbol, ImmutableArray<(string Letter, Index By)> letters) => symbol with
    {
        Subscripts = [.. symbol.Subscripts.Select(index => Of(index, letters))],
        Layer = symbol.Layer is { } layer ? Of(layer, letters) : null,
    };

    private static Condition.Indices Of(Condition.Indices indices, ImmutableArray<(string Letter, Index By)> letters) =>
        indices with { Left = Of(indices.Left, letters), Right = Of(indices.Right, letters) };

    private static SumRange? Of(SumRange? range, ImmutableArray<(string Letter, Index By)> letters) => range switch
    {
        null => null,
        SumRange.Over over => new SumRange.Over(Of(over.Axis, letters)),
        SumRange.Between between => between with
        {
            First = Of(between.First, letters),
            Last = between.Last is { } last ? Of(last, letters) : null,
            SizeOf = between.SizeOf is { } axis ? Of(axis, letters) : null,
        },
        _ => throw new UnreachableException(),
    };

    private static Axis Of(Axis axis, ImmutableArray<(string Letter, Index By)> letters) =>
        axis.Layer is { } layer ? axis with { Layer = Of(layer, letters) } : axis;

    // 2o+k-1 with o for p+1 is 2p+k+1
    private static Index Of(Index index, ImmutableArray<(string Letter, Index By)> letters)
    {
        var plus = index.Plus is { } rest ? Of(rest, letters) : null;
        foreach (var (letter, by) in letters)
            if (index.Letter == letter && letter.Length > 0) return Added(Times(by, index.Factor, index.Offset), plus);
        return ReferenceEquals(plus, index.Plus) ? index : index with { Plus = plus };
    }

    private static Index Times(Index by, int factor, int offset) => by with
    {
        Offset = factor * by.Offset + offset,
        Factor = factor * by.Factor,
        Plus = by.Plus is { } plus ? Times(plus, factor, 0) : null,
    };

    private static Index Added(Index index, Index? plus) =>
        plus is null ? index : index with { Plus = index.Plus is { } rest ? Added(rest, plus) : plus };
}
