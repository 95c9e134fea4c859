using System.Collections.Immutable;
using Formulas.Tree;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Explaining.Repairs;

// Repairs of indices, layers and sums.
internal sealed partial class TreeRepairs
{
    /// <summary>How far a formula made of typed parts can be used as it is.</summary>
    public enum Standing
    {
        /// <summary>Every letter is bound and every sum has its range: it has values, though perhaps over the wrong ranges.</summary>
        Bound,

        /// <summary>Its indices have to be typed first.</summary>
        Untyped,

        /// <summary>A letter is neither free nor summed over: no typing mends that.</summary>
        Unbound,
    }

    /// <summary>How far a part can be used as it is.</summary>
    /// <param name="around">The sums that it stands in.</param>
    public Standing StandingOf(Formula part, ImmutableArray<Sum> around) => part switch
    {
        Symbol symbol => StandingOf(symbol, around),
        Binary binary => Worst(StandingOf(binary.Operator), StandingOf(binary.Left, around), StandingOf(binary.Right, around)),
        Number or Constant => Standing.Bound,
        Derivative derivative => StandingOf(derivative.With, around),
        Negate negate => StandingOf(negate.Operand, around),
        Call { Arguments: [var argument] } => StandingOf(argument, around),
        Sum sum => Worst(sum.Range is SumRange.Over ? Standing.Bound : Standing.Untyped, StandingOf(sum.Body, around.Add(sum))),
        _ => Standing.Untyped,
    };

    private static Standing StandingOf(Operator @operator) => @operator switch
    {
        Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide or Operator.Power => Standing.Bound,
        _ => Standing.Untyped,
    };

    private static Standing Worst(Standing one, Standing two, Standing three = Standing.Bound) =>
        (Standing)Math.Max((int)one, Math.Max((int)two, (int)three));

    private Standing StandingOf(Symbol symbol, ImmutableArray<Sum> around)
    {
        if (symbol.IsWhole) return Standing.Untyped;
        foreach (var index in symbol.Subscripts)
            if (!index.IsNumber && !IsFree(index.Letter) && !IsSummed(index.Letter, around)) return Standing.Unbound;
        return IsBound(symbol.Layer) ? Standing.Bound : Standing.Untyped;
    }

    private static bool IsSummed(string letter, ImmutableArray<Sum> around)
    {
        foreach (var sum in around)
            if (sum.Letter == letter) return true;
        return false;
    }

    private bool IsBound(Index? layer) =>
        layer is null || layer.IsNumber || layer.Letter == vocabulary.FreeLayer || vocabulary.IsEnd(layer.Letter);

    private bool IsFree(string letter)
    {
        foreach (var free in vocabulary.FreeIndices)
            if (free.Letter == letter) return true;
        return false;
    }

    // Changes of all indices at once.
    private IEnumerable<(Mistake, Formula)> EveryIndex(Formula formula)
    {
        foreach (var transposed in Transposed(formula)) yield return (Mistake.Transposed, transposed);
        foreach (var repair in Dummies(formula)) yield return repair;
        if (Appended(formula) is { } parenthesised) yield return (Mistake.Parentheses, parenthesised);
        foreach (var repair in Layers(formula)) yield return repair;
    }

    // The other convention: every matrix transposed, or the two letters of the question exchanged.
    private IEnumerable<Formula> Transposed(Formula formula)
    {
        yield return Walks.Replace(formula, node => node is Symbol { Subscripts.Length: >= 2 } symbol ? Transposed(symbol) : null);
        yield return Walks.Replace(formula, node => node switch
        {
            Transpose { Operand: Symbol { IsWhole: true } inner } => inner,
            Symbol { IsWhole: true, Quantity.Axes.Length: 2 } matrix => new Transpose(matrix),
            _ => null,
        });
        if (vocabulary.FreeIndices is [var first, var second])
            yield return Renamed(formula, letter => letter == first.Letter
                ? second.Letter
                : letter == second.Letter ? first.Letter
                : letter);
    }

    // The last two change places: those before them number matrices.
    private static Symbol Transposed(Symbol element) => element with
    {
        Subscripts = [.. element.Subscripts[..^2], element.Subscripts[^1], element.Subscripts[^2]],
    };

    // All symbols of one layer moved to another, with the slopes or without them.
    private IEnumerable<(Mistake, Formula)> Layers(Formula formula)
    {
        if (vocabulary.FreeLayer is not { } free) yield break;
        Index[] all = [new(free, 1), new(free, 0), new(free, -1), .. vocabulary.FreeSteps?.End is { } end ? [new Index(end, 0)]
            : Array.Empty<Index>()];
        foreach (var from in all)
            foreach (var to in all)
                if (to != from) yield return (Mistake.OtherLayer, Walks.Replace(formula, node => Moved(node, from, to)));
    }

    private static Formula? Moved(Formula node, Index from, Index to) => node switch
    {
        Call { Order: 1 } => node,
        Symbol symbol when symbol.Layer == from => symbol with { Layer = to },
        Derivative derivative when derivative.With.Layer == from => derivative with { With = derivative.With with { Layer = to } },
        _ => null,
    };

    // A sum that is missing, over the wrong index, or one too many.
    private IEnumerable<(Mistake, Formula)> Dummies(Formula formula)
    {
        var free = vocabulary.FreeIndices.Select(index => index.Letter).ToArray();
        var letters = Letters(formula).Except(free).ToArray();
        foreach (var letter in letters) yield return (Mistake.SumForgotten, new Sum(letter, null, formula));
        foreach (var asked in free)
            yield return (Mistake.SumIndex, OverSums(formula, sum => Renamed(sum.Body, letter => letter == sum.Letter ? asked : letter)));
        yield return (Mistake.SumIndex, OverSums(formula, sum => sum.Body));
        foreach (var letter in letters)
            yield return (Mistake.SumIndex,
                OverSums(formula, sum => sum.Letter == letter ? null : sum with { Letter = letter, Range = null }));
        yield return (Mistake.SumRange, OverSums(formula, sum => sum.Range is null ? null : sum with { Range = null }));
        yield return (Mistake.SumRange,
            Walks.Replace(formula, node => node is Choose { Condition: Condition.Indices { Relation: Relation.NotEqual } } choose
                ? choose.Then
                : null));
    }

    private static Formula OverSums(Formula formula, Func<Sum, Formula?> change) =>
        Walks.Replace(formula, node => node is Sum sum ? change(sum) : null);

    private IEnumerable<(Mistake, Formula)> Elements(Symbol symbol)
    {
        if (symbol.Layer is { } layer)
            foreach (var other in OtherLayers(layer)) yield return (Mistake.OtherLayer, symbol with { Layer = other });
        if (symbol.Subscripts.Length >= 2)
        {
            yield return (Mistake.Transposed, Transposed(symbol));
            foreach (var other in OtherWeights(symbol)) yield return (Mistake.OtherLayer, other);
        }
        foreach (var other in OtherIndices(symbol)) yield return (Mistake.OtherIndex, other);
        if (_asksForWeight)
            foreach (var signal in OtherSignals(symbol)) yield return (Mistake.OtherSignal, signal);
    }

    private IEnumerable<Index> OtherLayers(Index layer)
    {
        yield return layer with { Offset = layer.Offset + 1 };
        yield return layer with { Offset = layer.Offset - 1 };
        if (vocabulary.LastLayer is { } last && layer.Letter != last) yield return new(last, 0);
        if (vocabulary.FreeLayer is { } free && layer.Letter != free) yield return new(free, 0);
    }

    // The weights of the other layer, where they are told apart by their letters.
    private IEnumerable<Formula> OtherWeights(Symbol symbol)
    {
        var letters = symbol.Subscripts.Select(index => index.Letter).ToArray();
        foreach (var other in vocabulary.Quantities.Where(other => other.Axes.Length == 2 && roles.AreAlike(other, symbol.Quantity)))
            if (!other.Letters.SequenceEqual(letters))
                yield return symbol with { Quantity = other, Subscripts = [.. other.Letters.Select(letter => new Index(letter, 0))] };
    }

    private IEnumerable<Formula> OtherIndices(Symbol symbol)
    {
        var letters = vocabulary.FreeIndices.Select(index => index.Letter).Concat(["k", "m", "i"]).Distinct().ToArray();
        for (var s = 0; s < symbol.Subscripts.Length; s++)
            foreach (var letter in letters)
                if (symbol.Subscripts[s].Letter != letter)
                    yield return symbol with { Subscripts = symbol.Subscripts.SetItem(s, new(letter, 0)) };
    }

    private IEnumerable<Formula> OtherSignals(Symbol symbol)
    {
        if (vocabulary.FreeIndices is not [var from, var to]) yield break;
        foreach (var signal in vocabulary.Quantities.Where(quantity => quantity.Axes.Length == 1 && quantity.Id != symbol.Quantity.Id))
            foreach (var letter in (string[])[from.Letter, to.Letter])
                yield return new Symbol(signal, [new(letter, 0)], signal.Layer is { } layer ? new Index(layer, -1) : null);
    }

    // a_k^l-1 delta_j^l was meant as a_k^(l-1) delta_j^l: what was subtracted belongs to the layer above.
    private static Formula? Appended(Formula formula)
    {
        var repaired = WithOffsets(formula);
        return ReferenceEquals(repaired, formula) ? null : repaired;
    }

    // The same formula, where there is nothing to append. Each part is looked at once: a sum of n terms has n of them to its left.
    private static Formula WithOffsets(Formula node) => node switch
    {
        Binary binary => WithOffsets(binary, WithOffsets(binary.Left)),
        Negate negate => WithOffsets(negate.Operand) is var inner && ReferenceEquals(inner, negate.Operand) ? negate : new Negate(inner),
        Sum sigma => WithOffsets(sigma.Body) is var body && ReferenceEquals(body, sigma.Body) ? sigma : sigma with { Body = body },
        _ => node,
    };

    private static Formula WithOffsets(Binary binary, Formula left)
    {
        if (AppendedTo(left, binary) is { } appended) return appended;
        var right = WithOffsets(binary.Right);
        return ReferenceEquals(left, binary.Left) && ReferenceEquals(right, binary.Right)
            ? binary
            : binary with { Left = left, Right = right };
    }

    private static Formula? AppendedTo(Formula left, Binary sum) =>
        sum.Operator is Operator.Add or Operator.Subtract && Offset(sum.Right) is var (offset, rest)
            ? Moved(left, sum.Operator == Operator.Add ? offset : -offset, rest)
            : null;

    // 1, or 1 times something
    private static (int Offset, Formula? Factor)? Offset(Formula term) => term switch
    {
        Number { Value: 1 } => (1, null),
        Binary { Operator: Operator.Multiply, Left: var left, Right: var right } when Offset(left) is var (offset, rest) =>
            (offset, rest is null ? right : new Binary(Operator.Multiply, rest, right)),
        _ => null,
    };

    private static Formula? Moved(Formula left, int offset, Formula? rest) => left switch
    {
        Symbol { Layer: { } layer } symbol => Times(symbol with { Layer = layer with { Offset = layer.Offset + offset } }, rest),
        Sum sum => Moved(sum.Body, offset, rest) is { } body ? sum with { Body = body } : null,
        Binary { Operator: Operator.Multiply } product =>
            Moved(product.Right, offset, rest) is { } right ? product with { Right = right } : null,
        _ => null,
    };

    private static Formula Times(Formula one, Formula? other) => other is null ? one : new Binary(Operator.Multiply, one, other);

    private static Formula Renamed(Formula formula, Func<string, string> rename) => Walks.Replace(formula, node => node switch
    {
        Symbol symbol => Renamed(symbol, rename),
        Derivative derivative => derivative with { With = Renamed(derivative.With, rename) },
        _ => null,
    });

    private static Symbol Renamed(Symbol symbol, Func<string, string> rename) =>
        symbol with
        {
            Subscripts = [.. symbol.Subscripts
            .Select(index => index.IsNumber ? index : index with { Letter = rename(index.Letter) })]
        };

    private static IEnumerable<string> Letters(Formula formula) => Walks.Nodes(formula)
        .SelectMany(node =>
            node switch { Symbol symbol => symbol.Subscripts, Derivative derivative => derivative.With.Subscripts, _ => [] })
        .Where(index => !index.IsNumber).Select(index => index.Letter).Distinct();
}
