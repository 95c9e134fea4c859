using System.Collections.Immutable;
using Formulas.Authors;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Steps;

/// <summary>
/// The letters that an equality leaves free, with what they run over: nobody asks for it, so that it says itself what they are.
/// </summary>
/// <param name="Free">The letters of neurons and the like.</param>
/// <param name="Layer">The letter of the layer or step; null where there is none.</param>
internal sealed record Letters(ImmutableArray<FreeIndex> Free, string? Layer)
{
    // For a letter that tells apart numbered names: x_j of x3, x4, x5.
    private static readonly Axis OfMembers = new(new(-1, "", "numbered names"), null);

    /// <summary>Whether a letter numbers names.</summary>
    public static bool IsOfMembers(FreeIndex index) => index.Axis.Dimension.Id < 0;

    /// <summary>The letters of all the formulas together; null where more than one letter stands for layers.</summary>
    /// <param name="head">What all of it is equal to: it tells what a letter runs over that stands in deltas only.</param>
    public static Letters? Of(IEnumerable<Formula> formulas, Vocabulary vocabulary, AuthorNames names, Formula? head = null)
    {
        var uses = new List<(Symbol Symbol, ImmutableHashSet<string> Bound)>();
        formulas = [.. formulas];
        foreach (var formula in formulas) Collect(formula, [], uses);
        var axes = new OrderedDictionary<string, Axis>(StringComparer.Ordinal);
        // what is certain before what letters usually stand for
        foreach (var (symbol, bound) in uses.Where(use => !HasNamesake(use.Symbol, vocabulary)).Concat(uses))
            for (var s = 0; s < symbol.Subscripts.Length; s++)
                if (IsFree(symbol.Subscripts[s], bound) && AxisOf(symbol, s, vocabulary, names) is { } axis)
                    axes.TryAdd(symbol.Subscripts[s].Letter, axis);
        AddCompared(formulas, uses, axes, head is null ? [] : Of([head], vocabulary, names)?.Free ?? []);
        var layers = LayersIn(uses, vocabulary);
        return layers.Count > 1 ? null
            : new([.. axes.Where(axis => !layers.Contains(axis.Key)).Select(axis => new FreeIndex(axis.Key, axis.Value))],
                layers.FirstOrDefault());
    }

    // j of δ_{nj}, that stands nowhere else, runs over the same as n
    private static void AddCompared(
        IEnumerable<Formula> formulas, List<(Symbol Symbol, ImmutableHashSet<string> Bound)> uses, OrderedDictionary<string, Axis> axes,
        ImmutableArray<FreeIndex> ofHead)
    {
        foreach (var choose in formulas.SelectMany(Walks.Nodes).OfType<Choose>())
        {
            if (choose.Condition is not Condition.Indices { Left: { IsNumber: false } one, Right: { IsNumber: false } other }) continue;
            foreach (var (letter, by) in ((string, string)[])[(one.Letter, other.Letter), (other.Letter, one.Letter)])
                if (!axes.ContainsKey(letter) && !IsBound(letter, uses)
                    && (axes.GetValueOrDefault(by) ?? AxisOfBound(by, uses) ?? AxisIn(ofHead, letter)) is { } axis)
                    axes.Add(letter, axis);
        }
    }

    private static Axis? AxisIn(ImmutableArray<FreeIndex> free, string letter) =>
        free.FirstOrDefault(index => index.Letter == letter)?.Axis;

    private static bool IsBound(string letter, List<(Symbol Symbol, ImmutableHashSet<string> Bound)> uses) =>
        uses.Exists(use => use.Bound.Contains(letter));

    private static Axis? AxisOfBound(string letter, List<(Symbol Symbol, ImmutableHashSet<string> Bound)> uses)
    {
        foreach (var (symbol, bound) in uses)
            for (var s = 0; s < symbol.Subscripts.Length && bound.Contains(letter); s++)
                if (symbol.Subscripts[s].Letter == letter && !symbol.Quantity.IsFamily) return symbol.Quantity.AxisAt(s, symbol.Layer);
        return null;
    }

    private static HashSet<string> LayersIn(List<(Symbol Symbol, ImmutableHashSet<string> Bound)> uses, Vocabulary vocabulary) =>
    [
        .. uses.Where(use => use.Symbol.Layer is { IsNumber: false } layer && !use.Bound.Contains(layer.Letter) && !vocabulary.IsEnd(layer.Letter))
            .Select(use => use.Symbol.Layer!.Letter),
    ];

    private static bool IsFree(Index index, ImmutableHashSet<string> bound) =>
        !index.IsNumber && !ReferenceEquals(index, Index.Open) && !bound.Contains(index.Letter);

    private static bool HasNamesake(Symbol symbol, Vocabulary vocabulary) => vocabulary.Quantities.Any(other =>
        other.Id != symbol.Quantity.Id && other.Name == symbol.Quantity.Name && other.Axes.Length == symbol.Subscripts.Length);

    private static Axis? AxisOf(Symbol symbol, int place, Vocabulary vocabulary, AuthorNames names)
    {
        if (symbol.Quantity.IsFamily) return OfMembers;
        return HasNamesake(symbol, vocabulary) ? names.AxisOf(symbol.Subscripts[place].Letter) : symbol.Quantity.AxisAt(place, symbol.Layer);
    }

    private static void Collect(Formula formula, ImmutableHashSet<string> bound, List<(Symbol, ImmutableHashSet<string>)> uses)
    {
        switch (formula)
        {
            case Symbol symbol: uses.Add((symbol, bound)); break;
            case Derivative derivative: uses.Add((derivative.With, bound)); break;
            case Sum sum: Collect(sum.Body, bound.Add(sum.Letter), uses); break;
            case Slope slope:
                uses.Add((slope.With, bound));
                Collect(slope.Of, bound, uses);
                break;
            default:
                foreach (var operand in Walks.Operands(formula)) Collect(operand, bound, uses);
                break;
        }
    }

    /// <summary>All names of a formula, those of derivatives too.</summary>
    public static IEnumerable<Symbol> Symbols(Formula formula) => Walks.Nodes(formula).SelectMany(node => node switch
    {
        Symbol symbol => [symbol],
        Derivative derivative => [derivative.With],
        Slope slope => [slope.With],
        _ => Array.Empty<Symbol>(),
    });

    /// <summary>The letters of one formula that no sum binds.</summary>
    public static HashSet<string> In(Formula formula)
    {
        var uses = new List<(Symbol Symbol, ImmutableHashSet<string> Bound)>();
        Collect(formula, [], uses);
        var letters = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (symbol, bound) in uses)
            foreach (var index in symbol.Subscripts)
                if (IsFree(index, bound)) letters.Add(index.Letter);
        return letters;
    }
}
