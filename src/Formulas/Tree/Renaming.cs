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
        Derivative derivative => new Derivative(derivative.Of, Of(derivative.With, letters)),
        Sum sum => Of(sum, letters),
        Choose choose => new Choose(
            Walks.WithOperands(choose.Condition, inner => Of(inner, letters), indices => Of(indices, letters)),
            Of(choose.Then, letters),
            Of(choose.Else, letters)),
        _ => Walks.WithOperands(formula, inner => Of(inner, letters)),
    };

    private static Sum Of(Sum sum, ImmutableArray<(string Letter, Index By)> letters)
    {
        var dummy = sum.Letter;
        while (letters.Any(pair => pair.By.Letter == dummy)) dummy += "'";
        var inside = letters.RemoveAll(pair => pair.Letter == sum.Letter).Add((sum.Letter, new(dummy, 0)));
        return new(dummy, Of(sum.Range, letters), Of(sum.Body, inside));
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
        SumRange.Over over => new SumRange.Over(new Axis(Of(over.Axis.Layer, letters))),
        SumRange.Between between => between with
        {
            First = Of(between.First, letters),
            Last = between.Last is { } last ? Of(last, letters) : null,
            SizeOf = between.SizeOf is { } axis ? new Axis(Of(axis.Layer, letters)) : null,
        },
        _ => throw new UnreachableException(),
    };

    private static Index Of(Index index, ImmutableArray<(string Letter, Index By)> letters)
    {
        foreach (var (letter, by) in letters)
            if (index.Letter == letter) return by with { Offset = by.Offset + index.Offset };
        return index;
    }
}
