using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using ReferenceSolutions;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Explaining;

/// <summary>
/// Small changes to an answer, each with the mistake that it would undo: two indices exchanged, a layer moved, a slope taken elsewhere, a sign,
/// a parenthesis. If one of them makes the answer right, the mistake has a name. The tree of the answer is changed, whatever the problem.
/// </summary>
internal sealed class Repairs(Model model, Vocabulary vocabulary)
{
    private static readonly HashSet<Mistake> IndexKeeping =
    [
        Mistake.SignOfTerm, Mistake.FactorLost, Mistake.FactorTooMuch, Mistake.Algebra, Mistake.SlopeTwice,
        Mistake.SignalTooMuch, Mistake.OutputSlopeKept, Mistake.CostItself, Mistake.Power, Mistake.PowerOfBracket,
        Mistake.SignOfExponent, Mistake.ValueForSlope, Mistake.SlopeForValue, Mistake.OtherLogarithm, Mistake.AbsoluteValue,
    ];

    private readonly HashSet<Quantity> _signals = Signals(model);
    private readonly HashSet<Quantity> _outputs = Outputs(model);
    private readonly bool _asksForWeight = vocabulary.Updated is { } updated ? IsWeight(updated) : vocabulary.Asked is { } asked && IsWeight(asked.Quantity);

    /// <summary>Weights are the leaves with two indices, or with two digits or a w in their names.</summary>
    public static bool IsWeight(Quantity quantity) => quantity.Axes.Length == 2 || (quantity.IsScalar && quantity.Name[0] is 'w' or 'W');

    /// <summary>Everything that is tried, the likeliest first.</summary>
    public IEnumerable<(Mistake Mistake, Formula Formula)> Of(Formula formula)
    {
        foreach (var whole in Everywhere(formula)) yield return whole;
        foreach (var one in Walks.Variants(formula, Local)) yield return one;
        foreach (var regrouped in Walks.Variants(formula, node => Regroupings.Of(node).Select(other => (Mistake.Parentheses, other)))) yield return regrouped;
        foreach (var swap in Exchanges(formula)) yield return swap;
        foreach (var lost in Walks.Variants(formula, Restored)) yield return lost;
    }

    /// <summary>Whether a repair leaves every index as it is, so that the repaired formula needs no typing again.</summary>
    public static bool KeepsIndices(Mistake mistake) => IndexKeeping.Contains(mistake);

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

    public Standing StandingOf(Formula formula) => StandingOf(formula, []);

    private Standing StandingOf(Formula formula, ImmutableArray<string> summed) => formula switch
    {
        Symbol symbol => StandingOf(symbol, summed),
        Binary binary => Worst(
            binary.Operator is Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide or Operator.Power ? Standing.Bound : Standing.Untyped,
            StandingOf(binary.Left, summed), StandingOf(binary.Right, summed)),
        Number or Constant => Standing.Bound,
        Derivative derivative => StandingOf(derivative.With, summed),
        Negate negate => StandingOf(negate.Operand, summed),
        Call { Arguments: [var argument] } => StandingOf(argument, summed),
        Sum sum => Worst(sum.Range is SumRange.Over ? Standing.Bound : Standing.Untyped, StandingOf(sum.Body, summed.Add(sum.Letter))),
        _ => Standing.Untyped,
    };

    private static Standing Worst(Standing one, Standing two, Standing three = Standing.Bound) => (Standing)Math.Max((int)one, Math.Max((int)two, (int)three));

    private Standing StandingOf(Symbol symbol, ImmutableArray<string> summed)
    {
        if (symbol.IsWhole) return Standing.Untyped;
        foreach (var index in symbol.Subscripts)
            if (!index.IsNumber && !summed.Contains(index.Letter) && !IsFree(index.Letter)) return Standing.Unbound;
        return symbol.Layer is not { IsNumber: false } layer || layer.Letter == vocabulary.FreeLayer || layer.Letter == Vocabulary.LastLayer ? Standing.Bound : Standing.Untyped;
    }

    private bool IsFree(string letter)
    {
        foreach (var free in vocabulary.FreeIndices)
            if (free.Letter == letter) return true;
        return false;
    }

    // A factor that one term has lost.
    private IEnumerable<(Mistake, Formula)> Restored(Formula node)
    {
        if (node is not Binary { Operator: Operator.Add or Operator.Subtract } sum) yield break;
        foreach (var lost in vocabulary.Quantities.Where(quantity => quantity.IsScalar && quantity != vocabulary.Loss))
        {
            yield return (Mistake.Algebra, sum with { Left = new Binary(Operator.Multiply, sum.Left, Symbol.Of(lost)) });
            yield return (Mistake.Algebra, sum with { Right = new Binary(Operator.Multiply, sum.Right, Symbol.Of(lost)) });
        }
    }

    // Changes of all places at once.
    private IEnumerable<(Mistake, Formula)> Everywhere(Formula formula)
    {
        if (vocabulary.HasIndices)
        {
            // the other convention: every matrix transposed
            yield return (Mistake.Transposed, Walks.Replace(formula, node => node is Symbol { Subscripts.Length: 2 } symbol ? symbol with { Subscripts = [symbol.Subscripts[1], symbol.Subscripts[0]] } : null));
            yield return (Mistake.Transposed, Walks.Replace(formula, node => node switch
            {
                Transpose { Operand: Symbol { IsWhole: true } inner } => inner,
                Symbol { IsWhole: true, Quantity.Axes.Length: 2 } matrix => new Transpose(matrix),
                _ => null,
            }));
            if (vocabulary.FreeIndices is [var first, var second]) yield return (Mistake.Transposed, Renamed(formula, letter => letter == first.Letter ? second.Letter : letter == second.Letter ? first.Letter : letter));
            foreach (var repair in Dummies(formula)) yield return repair;
            if (Appended(formula) is { } parenthesised) yield return (Mistake.Parentheses, parenthesised);
            foreach (var repair in Layers(formula)) yield return repair;
        }
        yield return (Mistake.SlopeAtActivation, Walks.Replace(formula, node => node is Call { Order: 1, Arguments: [Symbol argument] } slope && Argument(argument) is { } inner ? slope with { Arguments = [inner] } : null));
        yield return (Mistake.ValueForSlope, Walks.Replace(formula, node => node is Call { Order: 0, Function: Function.Open } value ? value with { Order = 1 } : null));
        yield return (Mistake.AbsoluteValue, Walks.Replace(formula, node => node is Call { Function.Name: "abs", Arguments: [var inner] } ? inner : null));
    }

    // All symbols of one layer moved to another, with the slopes or without them.
    private IEnumerable<(Mistake, Formula)> Layers(Formula formula)
    {
        if (vocabulary.FreeLayer is not { } free) yield break;
        Index[] all = [new(free, 1), new(free, 0), new(free, -1), new(Vocabulary.LastLayer, 0)];
        foreach (var from in all)
            foreach (var to in all)
                if (to != from) yield return (Mistake.OtherLayer, Walks.Replace(formula, node => node is Call { Order: 1 } ? node : node is Symbol symbol && symbol.Layer == from ? symbol with { Layer = to } : null));
    }

    // A sum that is missing, over the wrong index, or one too many.
    private IEnumerable<(Mistake, Formula)> Dummies(Formula formula)
    {
        var free = vocabulary.FreeIndices.Select(index => index.Letter).ToArray();
        var letters = Letters(formula).Except(free).ToArray();
        foreach (var letter in letters) yield return (Mistake.SumForgotten, new Sum(letter, null, formula));
        foreach (var asked in free) yield return (Mistake.SumIndex, Walks.Replace(formula, node => node is Sum sum ? Renamed(sum.Body, letter => letter == sum.Letter ? asked : letter) : null));
        yield return (Mistake.SumIndex, Walks.Replace(formula, node => node is Sum sum ? sum.Body : null));
        foreach (var letter in letters) yield return (Mistake.SumIndex, Walks.Replace(formula, node => node is Sum sum && sum.Letter != letter ? new Sum(letter, null, sum.Body) : null));
        yield return (Mistake.SumRange, Walks.Replace(formula, node => node is Sum { Range: not null } sum ? new Sum(sum.Letter, null, sum.Body) : null));
        yield return (Mistake.SumRange, Walks.Replace(formula, node => node is Choose { Condition: Condition.Indices { Relation: Relation.NotEqual } } choose ? choose.Then : null));
    }

    private IEnumerable<(Mistake, Formula)> Local(Formula node)
    {
        switch (node)
        {
            case Symbol symbol:
                foreach (var repair in Named(symbol)) yield return repair;
                break;
            case Call { Arguments: [var argument] } call:
                if (call.Function is Function.Open or Function.Known { Name: "σ" or "g" or "f" or "logistic" }) yield return (call.Order == 0 ? Mistake.ValueForSlope : Mistake.SlopeForValue, call with { Order = 1 - call.Order });
                if (call.Order == 1 && vocabulary.Asked is { } asked && argument is Symbol inner && !inner.Subscripts.SequenceEqual(asked.Subscripts)) yield return (Mistake.SlopeOfOtherNeuron, call with { Arguments = [asked] });
                if (call.Function.Name == "exp") yield return (Mistake.SignOfExponent, call with { Arguments = [new Negate(argument)] });
                if (call.Function.Name is "log10" or "log2") yield return (Mistake.OtherLogarithm, call with { Function = FunctionTable.Ln });
                break;
            case Negate negate: yield return (Mistake.SignOfTerm, negate.Operand); break;
            case Sum { Range: SumRange.Between { First: { IsNumber: true } first, Last: { IsNumber: true } last } range } sum when !vocabulary.HasIndices:
                foreach (var (from, to) in ((int, int)[])[(-1, 0), (1, 0), (0, -1), (0, 1)])
                    yield return (Mistake.SumRange, sum with { Range = range with { First = Index.Of(first.Offset + from), Last = Index.Of(last.Offset + to) } });
                break;
            case Sum sum when vocabulary.HasIndices: yield return (Mistake.SumIndex, sum.Body); break;
            case Binary binary:
                foreach (var repair in Joined(binary)) yield return repair;
                break;
        }
    }

    private IEnumerable<(Mistake, Formula)> Joined(Binary binary)
    {
        var (left, right) = (binary.Left, binary.Right);
        switch (binary.Operator)
        {
            case Operator.Add or Operator.Subtract:
                yield return (Mistake.SignOfTerm, binary with { Operator = binary.Operator == Operator.Add ? Operator.Subtract : Operator.Add });
                yield return (Mistake.SignOfTerm, binary with { Left = new Negate(left) });
                yield return (Mistake.Algebra, binary with { Operator = Operator.Multiply });
                foreach (var factor in (double[])[2, 0.5])
                {
                    var number = new Number(factor == 2 ? "2" : "0.5", factor);
                    var mistake = factor == 2 ? Mistake.FactorLost : Mistake.FactorTooMuch;
                    yield return (mistake, binary with { Left = new Binary(Operator.Multiply, number, left) });
                    yield return (mistake, binary with { Right = new Binary(Operator.Multiply, number, right) });
                }
                break;
            case Operator.Multiply or Operator.Hadamard or Operator.MatrixProduct or Operator.Dot or Operator.Outer:
                yield return (Extra(right), left);
                yield return (Extra(left), right);
                if (Walks.Nodes(binary).OfType<Symbol>().Any(symbol => symbol.IsWhole))
                    foreach (var other in (Operator[])[Operator.Hadamard, Operator.MatrixProduct, Operator.Outer]) yield return (Mistake.DotProduct, binary with { Operator = other });
                if (binary.Operator is Operator.MatrixProduct or Operator.Outer) yield return (Mistake.Transposed, binary with { Left = right, Right = left });
                if (binary.Operator == Operator.Multiply && right is Number { Value: 2 or 3 }) yield return (Mistake.Typo, binary with { Operator = Operator.Power });
                yield return (Mistake.Algebra, binary with { Operator = Operator.Add });
                break;
            case Operator.Divide:
                yield return (Mistake.Algebra, binary with { Operator = Operator.Multiply });
                break;
            case Operator.Power:
                if (right is not Number) yield return (Mistake.Typo, binary with { Operator = Operator.Multiply });
                if (right is Number { Value: 2 } && Walks.Nodes(left).OfType<Symbol>().Any(symbol => IsOutput(symbol.Quantity))) yield return (Mistake.CostItself, new Binary(Operator.Multiply, right, left));
                if (left is Constant) yield return (Mistake.SignOfExponent, binary with { Right = new Negate(right) });
                if (right is Number { Value: var exponent } && exponent == Math.Floor(exponent) && Math.Abs(exponent) < 100)
                    foreach (var other in (int[])[-2, -1, 1, 2]) yield return (IsExponential(left) ? Mistake.PowerOfBracket : Mistake.Power, binary with { Right = Integer((int)exponent + other) });
                break;
        }
    }

    // What a factor that should not be there was.
    private Mistake Extra(Formula factor) => factor switch
    {
        Call { Order: 1 } => Mistake.SlopeTwice,
        Symbol symbol when IsSignal(symbol) => _asksForWeight ? Mistake.OtherSignal : Mistake.SignalTooMuch,
        Binary { Operator: Operator.Multiply, Left: Symbol x, Right: Binary { Operator: Operator.Subtract, Left: Number { Value: 1 }, Right: Symbol same } } when x == same || x.Quantity == same.Quantity => IsOutput(x.Quantity) ? Mistake.OutputSlopeKept : Mistake.SlopeTwice,
        Symbol => Mistake.OtherSignal,
        _ => Mistake.Algebra,
    };

    private static bool IsExponential(Formula formula) => Walks.Nodes(formula).Any(node => node is Constant { Name: "e" } or Call { Function.Name: "exp" });

    private bool IsSignal(Symbol symbol) => _signals.Contains(symbol.Quantity) || vocabulary.Activations.ContainsKey(symbol.Quantity.Id);

    /// <summary>What flows along connections: whatever the model multiplies with a weight.</summary>
    public static HashSet<Quantity> Signals(Model model) => [.. model.Definitions.SelectMany(definition => Walks.Nodes(definition.Body)).OfType<Binary>()
        .SelectMany(product => product is { Operator: Operator.Multiply, Left: Symbol left, Right: Symbol right } ? IsWeight(left.Quantity) ? [right.Quantity] : IsWeight(right.Quantity) ? [left.Quantity] : Array.Empty<Quantity>() : [])];

    /// <summary>Whether a quantity is an output that the loss is taken of.</summary>
    public bool IsOutput(Quantity quantity) => _outputs.Contains(quantity);

    private static HashSet<Quantity> Outputs(Model model) => [.. model.Definitions.Where(definition => definition.Target.Quantity == model.Loss)
        .SelectMany(definition => Walks.Nodes(definition.Body)).OfType<Symbol>().Select(symbol => symbol.Quantity)];

    // One name taken for another.
    private IEnumerable<(Mistake, Formula)> Named(Symbol symbol)
    {
        if (Argument(symbol) is { } preActivation)
        {
            yield return (Mistake.CurrentForActivity, preActivation);
            yield return (Mistake.ValueForSlope, new Call(vocabulary.Activations[symbol.Quantity.Id].Function, 1, [preActivation]));
        }
        foreach (var (id, activation) in vocabulary.Activations)
            if (activation.Argument == symbol.Quantity && vocabulary.Quantities.FirstOrDefault(quantity => quantity.Id == id) is { } after) yield return (Mistake.SignalBeforeActivation, symbol with { Quantity = after });
        foreach (var repair in symbol.Quantity.IsScalar ? Scalars(symbol) : symbol.Quantity.IsFamily ? [] : Elements(symbol)) yield return repair;
    }

    private IEnumerable<(Mistake, Formula)> Scalars(Symbol symbol)
    {
        var family = symbol.Quantity.Name.TrimEnd("0123456789".ToCharArray());
        foreach (var other in vocabulary.Quantities)
        {
            if (!other.IsScalar || other == symbol.Quantity || other == vocabulary.Loss) continue;
            var sameFamily = other.Name.TrimEnd("0123456789".ToCharArray()) == family;
            if (sameFamily) yield return (_asksForWeight && IsSignal(symbol) ? Mistake.OtherSignal : Mistake.OtherIndex, Symbol.Of(other));
            else if (_asksForWeight && vocabulary.Activations.ContainsKey(other.Id)) yield return (Mistake.OtherSignal, Symbol.Of(other));
        }
    }

    private IEnumerable<(Mistake, Formula)> Elements(Symbol symbol)
    {
        if (symbol.Layer is { } layer)
        {
            foreach (var offset in (int[])[1, -1]) yield return (Mistake.OtherLayer, symbol with { Layer = layer with { Offset = layer.Offset + offset } });
            if (layer.Letter != Vocabulary.LastLayer) yield return (Mistake.OtherLayer, symbol with { Layer = new Index(Vocabulary.LastLayer, 0) });
            if (vocabulary.FreeLayer is { } free && layer.Letter != free) yield return (Mistake.OtherLayer, symbol with { Layer = new Index(free, 0) });
        }
        if (symbol.Subscripts.Length == 2)
        {
            yield return (Mistake.Transposed, symbol with { Subscripts = [symbol.Subscripts[1], symbol.Subscripts[0]] });
            // the weights of the other layer
            foreach (var other in vocabulary.Quantities.Where(other => other.Name == symbol.Quantity.Name && !other.Letters.SequenceEqual(symbol.Subscripts.Select(index => index.Letter))))
                yield return (Mistake.OtherLayer, symbol with { Quantity = other, Subscripts = [.. other.Letters.Select(letter => new Index(letter, 0))] });
        }
        for (var s = 0; s < symbol.Subscripts.Length; s++)
            foreach (var letter in vocabulary.FreeIndices.Select(index => index.Letter).Concat(["k", "m", "i"]).Distinct())
                if (symbol.Subscripts[s].Letter != letter) yield return (Mistake.OtherIndex, symbol with { Subscripts = symbol.Subscripts.SetItem(s, new(letter, 0)) });
        if (_asksForWeight && vocabulary.FreeIndices is [var from, var to])
        {
            foreach (var signal in vocabulary.Quantities.Where(quantity => quantity.Axes.Length == 1 && quantity.Id != symbol.Quantity.Id))
                foreach (var letter in (string[])[from.Letter, to.Letter])
                    yield return (Mistake.OtherSignal, new Symbol(signal, [new(letter, 0)], signal.Layer is null ? null : new Index("l", -1)));
        }
    }

    // Two names that have changed places.
    private static IEnumerable<(Mistake, Formula)> Exchanges(Formula formula)
    {
        var names = Walks.Nodes(formula).OfType<Symbol>().Where(symbol => symbol.Quantity.IsScalar).ToArray();
        if (names.Length > 16) yield break;
        for (var i = 0; i < names.Length; i++)
        {
            for (var j = i + 1; j < names.Length; j++)
            {
                if (names[i].Quantity == names[j].Quantity || names[i].Quantity.Name[0] != names[j].Quantity.Name[0]) continue;
                var (one, other, at) = (names[i], names[j], -1);
                yield return (Mistake.PathsCrossed, Walks.Replace(formula, node => node is Symbol { Quantity.IsScalar: true } && ++at is var place ? place == i ? other : place == j ? one : node : null));
            }
        }
    }

    // a_k^l-1 delta_j^l was meant as a_k^(l-1) delta_j^l: what was subtracted belongs to the layer above.
    private static Formula? Appended(Formula formula)
    {
        var changed = false;
        Formula Fix(Formula node)
        {
            if (node is Binary { Operator: Operator.Add or Operator.Subtract } sum && Offset(sum.Right) is var (offset, rest))
            {
                var left = Fix(sum.Left);
                if (Moved(left, sum.Operator == Operator.Add ? offset : -offset, rest) is { } moved)
                {
                    changed = true;
                    return moved;
                }
            }
            return node switch
            {
                Negate negate => new Negate(Fix(negate.Operand)),
                Binary binary => binary with { Left = Fix(binary.Left), Right = Fix(binary.Right) },
                Sum sigma => sigma with { Body = Fix(sigma.Body) },
                _ => node,
            };
        }
        var repaired = Fix(formula);
        return changed ? repaired : null;
    }

    // 1, or 1 times something
    private static (int Offset, Formula? Factor)? Offset(Formula term) => term switch
    {
        Number { Value: 1 } => (1, null),
        Binary { Operator: Operator.Multiply, Left: var left, Right: var right } when Offset(left) is var (offset, rest) => (offset, rest is null ? right : new Binary(Operator.Multiply, rest, right)),
        _ => null,
    };

    private static Formula? Moved(Formula left, int offset, Formula? rest) => left switch
    {
        Symbol { Layer: { } layer } symbol => symbol with { Layer = layer with { Offset = layer.Offset + offset } } is var moved && rest is null ? moved : new Binary(Operator.Multiply, moved, rest),
        Sum sum => Moved(sum.Body, offset, rest) is { } body ? sum with { Body = body } : null,
        Binary { Operator: Operator.Multiply } product => Moved(product.Right, offset, rest) is { } right ? product with { Right = right } : null,
        _ => null,
    };

    private Symbol? Argument(Symbol symbol) => vocabulary.Activations.TryGetValue(symbol.Quantity.Id, out var activation) ? symbol with { Quantity = activation.Argument } : null;

    private static Formula Renamed(Formula formula, Func<string, string> rename) => Walks.Replace(formula, node => node switch
    {
        Symbol symbol => Renamed(symbol, rename),
        Derivative derivative => derivative with { With = Renamed(derivative.With, rename) },
        _ => null,
    });

    private static Symbol Renamed(Symbol symbol, Func<string, string> rename) =>
        symbol with { Subscripts = [.. symbol.Subscripts.Select(index => index.IsNumber ? index : index with { Letter = rename(index.Letter) })] };

    private static IEnumerable<string> Letters(Formula formula) => Walks.Nodes(formula)
        .SelectMany(node => node switch { Symbol symbol => symbol.Subscripts, Derivative derivative => derivative.With.Subscripts, _ => [] })
        .Where(index => !index.IsNumber).Select(index => index.Letter).Distinct();
}
