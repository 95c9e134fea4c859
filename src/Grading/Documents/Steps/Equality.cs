using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using Formulas.Typing;

namespace Grading.Documents.Steps;

/// <summary>Both sides of an equality with all axes known, ready to be evaluated for each value of its letters.</summary>
/// <param name="IsSquare">Whether it has a value only where all layers have one width.</param>
internal sealed record Equality(Formula Left, Formula Right, Letters Letters, bool IsSquare)
{
    /// <summary>Whether neither side fits by itself: what is done with a misfit on the way can be right all the same.</summary>
    public bool AreBothMisfits { get; private init; }

    /// <summary>The same sides with the letters of both; why they don't fit, or null.</summary>
    /// <param name="head">What all of the chain is equal to.</param>
    public static (Equality? Equality, IndexFault? Fault) Of(Formula left, Formula right, StepWords words, Formula? head = null)
    {
        if (Letters.Of([left, right], words.Vocabulary, words.Names, head) is not { } letters) return (null, null);
        if ((AxesOf(left) ?? AxesOf(right) ?? (head is not null && HasWhole(left) ? AxesOf(head) : null)) is { } whole)
            letters = letters with { Free = whole };
        var (typed, fault) = Typed(left, right, letters, words.Vocabulary, isSquare: false);
        if (typed is not null || !words.HasLayers) return (typed, fault);
        var square = letters with { Free = [.. letters.Free.Select(index => index with { Axis = Squares.Of(index.Axis) })] };
        var (other, _) = Typed(Squares.Of(left), Squares.Of(right), square, words.Square, isSquare: true);
        return (other is null ? null : other with { AreBothMisfits = IsMisfit(left, words) && IsMisfit(right, words) }, fault);
    }

    private static bool HasWhole(Formula side) =>
        Letters.Symbols(side).Any(symbol => symbol is { IsWhole: true, Quantity.Axes.IsEmpty: false });

    private static bool IsMisfit(Formula side, StepWords words) => Letters.Of([side], words.Vocabulary, words.Names) is { } letters
        && IndexTyping.Of(side, words.Vocabulary.WithFree(letters.Free, letters.Layer)).Formula is null;

    // The letters of a whole vector or matrix that stands alone: its axes.
    private static ImmutableArray<FreeIndex>? AxesOf(Formula left)
    {
        var symbol = left switch
        {
            Formula.Symbol { IsWhole: true } whole => whole,
            Formula.Derivative { With: { IsWhole: true } whole } => whole,
            _ => null,
        };
        if (symbol is null || !symbol.Subscripts.IsEmpty) return null;
        string[] names = ["row'", "column'"];
        return symbol.Quantity.Axes.Length > names.Length
            ? null
            : [.. symbol.Quantity.Axes.Select((_, place) => new FreeIndex(names[place], symbol.Quantity.AxisAt(place, symbol.Layer)))];
    }

    private static (Equality? Equality, IndexFault? Fault) Typed(
        Formula left, Formula right, Letters letters, Vocabulary vocabulary, bool isSquare)
    {
        var names = vocabulary.WithFree(letters.Free, letters.Layer);
        var (one, fault) = IndexTyping.Of(left, names);
        if (one is null) return (null, fault);
        (var other, fault) = IndexTyping.Of(right, names);
        return other is null ? (null, fault) : (new(one, other, letters, isSquare), null);
    }
}
