using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace ReferenceSolutions.Derivations;

/// <summary>One place where a quantity stands in a formula, with the slope of the formula there.</summary>
/// <param name="At">The element that stands there.</param>
/// <param name="Slope">By that element; the letters that were bound on the way are free in it.</param>
/// <param name="Bound">These letters, each with what its sum runs over where the sum says so.</param>
public sealed record LocalSlope(Symbol At, Formula Slope, ImmutableArray<Sum> Bound);

/// <summary>The slopes of a formula by the elements that stand in it, as on paper.</summary>
public static class LocalSlopes
{
    private static readonly Formula One = Integer(1);

    /// <summary>One slope for each place; null where a part of the formula has none that is written in indices.</summary>
    public static ImmutableArray<LocalSlope>? Of(Formula formula, Quantity by)
    {
        var found = ImmutableArray.CreateBuilder<LocalSlope>();
        return Walk(formula, One, [], by, found) ? found.ToImmutable() : null;
    }

    // 16 branches: a row for each kind of node
    private static bool Walk(Formula node, Formula slope, ImmutableArray<Sum> bound, Quantity by, ImmutableArray<LocalSlope>.Builder found)
    {
        switch (node)
        {
            case Symbol symbol:
                if (symbol.Quantity == by) found.Add(new(symbol, slope, bound));
                return true;
            case Number or Constant or Derivative or Position or Extent:
                return true;
            case Negate negate:
                return Walk(negate.Operand, Negated(slope), bound, by, found);
            case Binary binary:
                return Uses(binary.Left, by) is false || LeftSlope(binary) is { } left && Walk(binary.Left, Times(slope, left), bound, by, found)
                    ? Uses(binary.Right, by) is false
                        || RightSlope(binary) is { } right && Walk(binary.Right, Times(slope, right), bound, by, found)
                    : false;
            case Call { Arguments: [var argument] } call:
                return Walk(argument, Times(slope, OfCall(call, argument)), bound, by, found);
            case Call { Function: Function.Pick pick, Arguments: [var first, var second] }:
                return Walk(first, Times(slope, IsPicked(pick, first, second)), bound, by, found)
                    && Walk(second, Times(slope, IsPicked(pick, second, first)), bound, by, found);
            case Sum { By: Reduction.Add } sum when sum.Letter.Length > 0:
                return Walk(sum.Body, slope, bound.Add(sum), by, found);
            case Choose choose:
                return Walk(choose.Then, Times(slope, choose with { Then = One, Else = Integer(0) }), bound, by, found)
                    && Walk(choose.Else, Times(slope, choose with { Then = Integer(0), Else = One }), bound, by, found);
            default:
                return !Uses(node, by);
        }
    }

    private static bool Uses(Formula formula, Quantity by) =>
        Walks.First(formula, node => node is Symbol symbol && symbol.Quantity == by) is not null;

    private static Formula? LeftSlope(Binary binary) => binary.Operator switch
    {
        Operator.Add or Operator.Subtract => One,
        Operator.Multiply => binary.Right,
        Operator.Divide => new Binary(Operator.Divide, One, binary.Right),
        Operator.Power => PowerSlope(binary),
        _ => null,
    };

    private static Formula? RightSlope(Binary binary) => binary.Operator switch
    {
        Operator.Add => One,
        Operator.Subtract => Negated(One),
        Operator.Multiply => binary.Left,
        Operator.Divide => Negated(new Binary(Operator.Divide, binary.Left, new Binary(Operator.Power, binary.Right, Integer(2)))),
        Operator.Power => new Binary(Operator.Multiply, binary, new Call(FunctionTable.Ln, 0, [binary.Left])),
        _ => null,
    };

    // (x^n)' = n x^(n-1)
    private static Binary PowerSlope(Binary power) => power.Right is Number { Value: 2 }
        ? new(Operator.Multiply, power.Right, power.Left)
        : new(Operator.Multiply, power.Right, new Binary(Operator.Power, power.Left, power.Right is Number { Value: var n } && n == Math.Floor(n)
            ? Integer((int)n - 1)
            : new Binary(Operator.Subtract, power.Right, One)));

    private static Formula OfCall(Call call, Formula argument)
    {
        if (call is not { Order: 0, Function: Function.Known { Curve: var curve } }) return call with { Order = call.Order + 1 };
        if (ReferenceEquals(curve, FunctionTable.Ln.Curve)) return new Binary(Operator.Divide, One, argument);
        return ReferenceEquals(curve, FunctionTable.Exp.Curve) ? call : call with { Order = 1 };
    }

    private static Choose IsPicked(Function.Pick pick, Formula one, Formula other) =>
        new(new Condition.Values(pick.Largest ? Relation.Greater : Relation.Less, one, other), One, Integer(0));

    internal static Formula Negated(Formula formula) => formula is Negate negate ? negate.Operand : new Negate(formula);

    /// <summary>A product without factors of 1, its sign in front.</summary>
    internal static Formula Times(Formula left, Formula right) => (left, right) switch
    {
        (Number { Value: 1 }, _) => right,
        (_, Number { Value: 1 }) => left,
        (Negate negate, _) => Negated(Times(negate.Operand, right)),
        (_, Negate negate) => Negated(Times(left, negate.Operand)),
        (Binary { Operator: Operator.Divide, Left: Number { Value: 1 } } quotient, _) => new Binary(Operator.Divide, right, quotient.Right),
        (_, Binary { Operator: Operator.Divide, Left: Number { Value: 1 } } quotient) => new Binary(Operator.Divide, left, quotient.Right),
        _ => new Binary(Operator.Multiply, left, right),
    };
}
