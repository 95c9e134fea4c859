using Formulas.Evaluating.Replacing;
using Formulas.Names;
using Formulas.Tree;
using ReferenceSolutions;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Explaining.Repairs;

/// <summary>
/// Small changes to an answer, each with the mistake that it would undo: two indices exchanged, a layer moved, a slope taken elsewhere, a
/// sign,
/// a parenthesis. If one of them makes the answer right, the mistake has a name. The tree of the answer is changed, whatever the problem.
/// </summary>
internal sealed partial class TreeRepairs(Roles roles, Vocabulary vocabulary)
{
    // More names than these are not exchanged in pairs.
    private const int MostExchanged = 16;

    private static readonly HashSet<Mistake> IndexKeeping =
    [
        Mistake.SignOfTerm, Mistake.FactorLost, Mistake.FactorTooMuch, Mistake.Algebra, Mistake.SlopeTwice, Mistake.SignalTooMuch,
        Mistake.OutputSlopeKept, Mistake.CostItself, Mistake.Power, Mistake.PowerOfBracket, Mistake.SignOfExponent, Mistake.ValueForSlope,
        Mistake.SlopeForValue, Mistake.OtherLogarithm, Mistake.AbsoluteValue, Mistake.KernelFlipped, Mistake.PlacesShifted,
        Mistake.Averaged,
    ];

    private readonly bool _asksForWeight =
        (vocabulary.Updated ?? vocabulary.Asked?.Quantity) is { } asked && roles.Of(asked) == Role.Weight;

    /// <summary>Everything that is tried, the likeliest first.</summary>
    public IEnumerable<Repair> Of(Formula formula)
    {
        var places = Occurrence.In(formula);
        foreach (var (mistake, whole) in Everywhere(formula)) yield return new(mistake, places[0], whole);
        foreach (var one in InOnePlace(places, Local)) yield return one;
        foreach (var regrouped in InOnePlace(places, node => Regroupings.Of(node).Select(other => (Mistake.Parentheses, other))))
            yield return regrouped;
        foreach (var (mistake, swapped) in Exchanges(formula)) yield return new(mistake, places[0], swapped);
        foreach (var lost in InOnePlace(places, Restored)) yield return lost;
        foreach (var other in InOnePlace(places, OtherArrays)) yield return other;
    }

    private static IEnumerable<Repair> InOnePlace(List<Occurrence> places, Func<Formula, IEnumerable<(Mistake, Formula)>> local)
    {
        foreach (var place in places)
            foreach (var (mistake, other) in local(place.Part)) yield return new(mistake, place, other);
    }

    /// <summary>Whether a repair leaves every index as it is, so that the repaired formula needs no typing again.</summary>
    public static bool KeepsIndices(Mistake mistake) => IndexKeeping.Contains(mistake);

    // Changes of all places at once.
    private IEnumerable<(Mistake, Formula)> Everywhere(Formula formula)
    {
        if (vocabulary.HasIndices)
            foreach (var repair in EveryIndex(formula).Concat(WholeArrays(formula)).Concat(Places(formula))) yield return repair;
        yield return (Mistake.SlopeAtActivation, Walks.Replace(formula, AtArgument));
        yield return (Mistake.ValueForSlope,
            Walks.Replace(formula, node => node is Call { Order: 0, Function: Function.Open } value ? value with { Order = 1 } : null));
        yield return (Mistake.AbsoluteValue,
            Walks.Replace(formula, node => node is Call { Function.Name: "abs", Arguments: [var inner] } ? inner : null));
    }

    // σ'(z) for σ'(x)
    private Call? AtArgument(Formula node) =>
        node is Call { Order: 1, Arguments: [Symbol argument] } slope && Argument(argument) is { } inner
            ? slope with { Arguments = [inner] }
            : null;

    private IEnumerable<(Mistake, Formula)> Local(Formula node) => node switch
    {
        Symbol symbol => Named(symbol),
        Call { Arguments: [var argument] } call => Called(call, argument),
        Negate negate => [(Mistake.SignOfTerm, negate.Operand)],
        Sum sum => vocabulary.HasIndices ? Summed(sum) : Ranged(sum),
        Binary binary => Joined(binary),
        Choose choose => [(Mistake.OneCaseOnly, choose with { Then = choose.Else, Else = choose.Then })],
        Derivative { With.Subscripts.Length: >= 2 } derivative =>
            [(Mistake.Transposed, derivative with { With = Transposed(derivative.With) })],
        _ => [],
    };

    private IEnumerable<(Mistake, Formula)> Called(Call call, Formula argument)
    {
        if (IsActivation(call.Function))
            yield return (call.Order == 0 ? Mistake.ValueForSlope : Mistake.SlopeForValue, call with { Order = 1 - call.Order });
        if (AtAsked(call, argument) is { } asked) yield return (Mistake.SlopeOfOtherNeuron, asked);
        if (call.Function.Name == "exp") yield return (Mistake.SignOfExponent, call with { Arguments = [new Negate(argument)] });
        if (call.Function.Name is "log10" or "log2") yield return (Mistake.OtherLogarithm, call with { Function = FunctionTable.Ln });
    }

    // A function that the problem gives a name of its own to, or one of a well-known slope.
    private static bool IsActivation(Function function) => function switch
    {
        Function.Open => true,
        Function.Known known => known.Name == FunctionTable.Logistic.Name || FunctionTable.Named(known.Name) is null,
        _ => false,
    };

    private Call? AtAsked(Call call, Formula argument) =>
        call.Order == 1 && vocabulary.Asked is { } asked && argument is Symbol inner && !inner.Subscripts.SequenceEqual(asked.Subscripts)
            ? call with { Arguments = [asked] }
            : null;

    // A sum between numbers that begins or ends one too early or too late.
    private static IEnumerable<(Mistake, Formula)> Ranged(Sum sum)
    {
        if (sum.Range is not SumRange.Between { First: { IsNumber: true } first, Last: { IsNumber: true } last } range) yield break;
        foreach (var (from, to) in ((int, int)[])[(-1, 0), (1, 0), (0, -1), (0, 1)])
            yield return (Mistake.SumRange,
                sum with { Range = range with { First = Index.Of(first.Offset + from), Last = Index.Of(last.Offset + to) } });
    }

    private IEnumerable<(Mistake, Formula)> Joined(Binary binary) => binary.Operator switch
    {
        Operator.Add or Operator.Subtract => Added(binary),
        Operator.Multiply or >= Operator.Juxtaposed => Multiplied(binary),
        Operator.Divide => Divided(binary),
        Operator.Power => Raised(binary),
        _ => [],
    };

    private IEnumerable<(Mistake, Formula)> Added(Binary sum)
    {
        var (left, right) = (sum.Left, sum.Right);
        yield return (Mistake.SignOfTerm, sum with { Operator = sum.Operator == Operator.Add ? Operator.Subtract : Operator.Add });
        yield return (Mistake.SignOfTerm, sum with { Left = new Negate(left) });
        if (IsPenalty(right)) yield return (Mistake.PenaltyForgotten, left);
        if (IsPenalty(left)) yield return (Mistake.PenaltyForgotten, right);
        yield return (Mistake.Algebra, sum with { Operator = Operator.Multiply });
        if (right is Number { Value: 1 } && PartnerWithin(left) is { } target)
            yield return (Mistake.TargetForgotten, sum with { Right = target });
        foreach (var (mistake, factor) in ((Mistake, Number)[])[(Mistake.FactorLost, new("2", 2)),
            (Mistake.FactorTooMuch, new("0.5", 0.5))])
        {
            yield return (mistake, sum with { Left = new Binary(Operator.Multiply, factor, left) });
            yield return (mistake, sum with { Right = new Binary(Operator.Multiply, factor, right) });
        }
    }

    // A term with nothing but what the loss adds by itself: λ b
    private bool IsPenalty(Formula term) =>
        Walks.First(term, node => node is Derivative) is null
        && Walks.First(term, node => node is Symbol { Quantity: { IsScalar: true } quantity } && roles.IsInLoss(quantity)) is not null;

    private IEnumerable<(Mistake, Formula)> Multiplied(Binary product)
    {
        var (left, right) = (product.Left, product.Right);
        yield return (Extra(right), left);
        yield return (Extra(left), right);
        if (Walks.First(product, node => node is Symbol { IsWhole: true }) is not null)
            foreach (var other in (Operator[])[Operator.Hadamard, Operator.Juxtaposed, Operator.Outer])
                yield return (Mistake.DotProduct, product with { Operator = other });
        if (product.Operator is Operator.Juxtaposed or Operator.MatrixProduct or Operator.Outer)
            yield return (Mistake.Transposed, product with { Left = right, Right = left });
        foreach (var turned in Turned(product)) yield return (Mistake.Transposed, turned);
        if (product.Operator == Operator.Multiply && right is Number { Value: 2 or 3 })
            yield return (Mistake.Typo, product with { Operator = Operator.Power });
        yield return (Mistake.Algebra, product with { Operator = Operator.Add });
    }

    private IEnumerable<(Mistake, Formula)> Raised(Binary power)
    {
        var (basis, exponent) = (power.Left, power.Right);
        if (exponent is not Number) yield return (Mistake.Typo, power with { Operator = Operator.Multiply });
        if (exponent is Number { Value: 2 } && Walks.First(basis, IsOutput) is not null)
            yield return (Mistake.CostItself, new Binary(Operator.Multiply, exponent, basis));
        if (basis is Constant) yield return (Mistake.SignOfExponent, power with { Right = new Negate(exponent) });
        if (exponent is not Number { Value: var value } || value != Math.Floor(value) || Math.Abs(value) >= 100) yield break;
        foreach (var other in (int[])[-2, -1, 1, 2])
            yield return (IsExponential(basis)
                ? Mistake.PowerOfBracket
                : Mistake.Power, power with { Right = Integer((int)value + other) });
    }

    // What a factor that should not be there was.
    private Mistake Extra(Formula factor) => factor switch
    {
        Call { Order: 1 } or Choose => Mistake.SlopeTwice,
        _ when IsSize(factor) => Mistake.Averaged,
        Symbol symbol when IsSignal(symbol) => _asksForWeight ? Mistake.OtherSignal : Mistake.SignalTooMuch,
        Binary product when LogisticSlopeOf(product) is { } x => IsOutput(x) ? Mistake.OutputSlopeKept : Mistake.SlopeTwice,
        Symbol => Mistake.OtherSignal,
        _ => Mistake.Algebra,
    };

    // x of x(1 - x)
    private static Symbol? LogisticSlopeOf(Binary product) => product is
    {
        Operator: Operator.Multiply, Left: Symbol x,
        Right: Binary { Operator: Operator.Subtract, Left: Number { Value: 1 }, Right: Symbol same },
    } && x.Quantity == same.Quantity ? x : null;

    private static bool IsExponential(Formula formula) =>
        Walks.First(formula, node => node is Constant { Name: "e" } or Call { Function.Name: "exp" }) is not null;

    private bool IsSignal(Symbol symbol) =>
        roles.Of(symbol.Quantity) == Role.Signal || vocabulary.Activations.ContainsKey(symbol.Quantity.Id);

    private bool IsOutput(Formula formula) => formula is Symbol symbol && roles.IsInLoss(symbol.Quantity);

    // One name taken for another.
    private IEnumerable<(Mistake, Formula)> Named(Symbol symbol)
    {
        if (Argument(symbol) is { } preActivation)
        {
            yield return (Mistake.CurrentForActivity, preActivation);
            yield return (Mistake.ValueForSlope, new Call(vocabulary.Activations[symbol.Quantity.Id].Function, 1, [preActivation]));
        }
        foreach (var after in ActivationsOf(symbol.Quantity))
            yield return (Mistake.SignalBeforeActivation, symbol with { Quantity = after });
        foreach (var compared in Compared(symbol)) yield return compared;
        if (symbol.Quantity.IsFamily) yield break;
        foreach (var repair in symbol.Quantity.IsScalar ? Scalars(symbol) : Elements(symbol)) yield return repair;
    }

    // x4 from z4
    private IEnumerable<Quantity> ActivationsOf(Quantity argument)
    {
        foreach (var (id, activation) in vocabulary.Activations)
            if (activation.Argument == argument && vocabulary.Quantities.FirstOrDefault(quantity => quantity.Id == id) is { } after)
                yield return after;
    }

    private IEnumerable<(Mistake, Formula)> Scalars(Symbol symbol)
    {
        foreach (var other in vocabulary.Quantities)
        {
            if (!other.IsScalar || other == symbol.Quantity || other == vocabulary.Loss) continue;
            var isOtherSignal = _asksForWeight && IsSignal(symbol);
            if (roles.Of(symbol.Quantity) == Role.Size)
            {
                if (roles.Of(other) == Role.Size) yield return (Mistake.WrongAxis, Symbol.Of(other));
            }
            else if (roles.AreAlike(other, symbol.Quantity))
                yield return (isOtherSignal ? Mistake.OtherSignal : Mistake.OtherIndex, Symbol.Of(other));
            else if (_asksForWeight && vocabulary.Activations.ContainsKey(other.Id)) yield return (Mistake.OtherSignal, Symbol.Of(other));
        }
    }

    // Two names that have changed places.
    private IEnumerable<(Mistake, Formula)> Exchanges(Formula formula)
    {
        var names = Walks.Nodes(formula).OfType<Symbol>().Where(symbol => symbol.Quantity.IsScalar).ToArray();
        if (names.Length > MostExchanged) yield break;
        for (var i = 0; i < names.Length; i++)
            for (var j = i + 1; j < names.Length; j++)
                if (names[i].Quantity != names[j].Quantity && roles.AreAlike(names[i].Quantity, names[j].Quantity))
                    yield return (Mistake.PathsCrossed, Exchanged(formula, names, i, j));
    }

    private static Formula Exchanged(Formula formula, Symbol[] names, int i, int j)
    {
        var at = -1;
        return Walks.Replace(formula, node =>
        {
            if (node is not Symbol { Quantity.IsScalar: true }) return null;
            at++;
            return at == i ? names[j] : at == j ? names[i] : node;
        });
    }

    // A factor that one term has lost.
    private IEnumerable<(Mistake, Formula)> Restored(Formula node)
    {
        if (node is not Binary { Operator: Operator.Add or Operator.Subtract } sum) yield break;
        foreach (var lost in vocabulary.Quantities.Where(quantity => quantity.IsScalar && quantity != vocabulary.Loss))
        {
            if (roles.Of(lost) == Role.Size)
            {
                yield return (Mistake.Averaged, sum with { Left = new Binary(Operator.Divide, sum.Left, Symbol.Of(lost)) });
                yield return (Mistake.Averaged, sum with { Right = new Binary(Operator.Divide, sum.Right, Symbol.Of(lost)) });
                continue;
            }
            yield return (Mistake.Algebra, sum with { Left = new Binary(Operator.Multiply, sum.Left, Symbol.Of(lost)) });
            yield return (Mistake.Algebra, sum with { Right = new Binary(Operator.Multiply, sum.Right, Symbol.Of(lost)) });
        }
    }

    private Symbol? Argument(Symbol symbol) =>
        vocabulary.Activations.TryGetValue(symbol.Quantity.Id, out var activation) ? symbol with { Quantity = activation.Argument } : null;
}
