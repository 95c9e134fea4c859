using System.Collections.Immutable;
using System.Diagnostics;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Evaluating;

/// <summary>
/// The derivative of a formula with respect to one scalar, as a formula. Only for functions that a problem defines by a formula
/// (ρ(z) = z², so that ρ'(z) has a meaning); networks are differentiated on the tape.
/// </summary>
public static class Differentiation
{
    private static readonly Formula Zero = Integer(0);
    private static readonly Formula One = Integer(1);

    public static Formula Of(Formula formula, Quantity by) => formula switch
    {
        Number or Constant or Derivative => Zero,
        Symbol symbol => symbol.Quantity == by ? One : Zero,
        Binary binary => OfBinary(binary, by),
        Call { Function: Function.Pick pick } call => OfPick(pick, call.Arguments, by),
        Call { Function: Function.Composed composed } call => OfComposed(composed, call, by),
        // f(g)' = f'(g) g'
        Call { Arguments: [var argument] } call => Multiply(call with { Order = call.Order + 1 }, Of(argument, by)),
        Slope slope => slope with { Of = Of(slope.Of, by) }, // ∂/∂x and ∂/∂z may change places
        Choose choose => new Choose(choose.Condition, Of(choose.Then, by), Of(choose.Else, by)),
        Negate or Sum or Transpose or Column or Diagonal => Walks.WithOperands(formula, inner => Of(inner, by)), // they are linear
        _ => throw new UnreachableException($"a function defined by a formula cannot contain {formula.GetType().Name}"),
    };

    private static Formula OfBinary(Binary binary, Quantity by) => binary.Operator switch
    {
        Operator.Add or Operator.Subtract => new Binary(binary.Operator, Of(binary.Left, by), Of(binary.Right, by)),
        // (fg)' = f'g + fg'
        Operator.Multiply => Add(Multiply(Of(binary.Left, by), binary.Right), Multiply(binary.Left, Of(binary.Right, by))),
        // (f/g)' = (f'g - fg') / g²
        Operator.Divide => new Binary(Operator.Divide,
            new Binary(Operator.Subtract, Multiply(Of(binary.Left, by), binary.Right), Multiply(binary.Left, Of(binary.Right, by))),
            new Binary(Operator.Power, binary.Right, Integer(2))),
        Operator.Power => OfPower(binary, by),
        _ => throw new UnreachableException($"{binary.Operator} should be gone after index typing"),
    };

    private static Binary OfPower(Binary power, Quantity by)
    {
        // (f^n)' = n f^(n-1) f' where n does not depend on the variable; ln f, which need not exist, has no part in it
        if (Walks.First(power.Right, node => node is Symbol symbol && symbol.Quantity == by) is null)
            return Multiply(Multiply(power.Right, new Binary(Operator.Power, power.Left, OneLess(power.Right))), Of(power.Left, by));
        // (e^g)' = e^g g'
        if (power.Left is Constant { Name: "e" }) return Multiply(power, Of(power.Right, by));
        // (f^g)' = f^g (g' ln f + g f'/f)
        return Multiply(power, Add(
            Multiply(Of(power.Right, by), new Call(FunctionTable.Ln, 0, [power.Left])),
            new Binary(Operator.Divide, Multiply(power.Right, Of(power.Left, by)), power.Left)));
    }

    private static Formula OfComposed(Function.Composed composed, Call call, Quantity by)
    {
        var body = composed.Body;
        for (var order = 0; order < call.Order; order++) body = Of(body, composed.Parameters[0]);
        return Of(Walks.Applied(composed, body, call.Arguments), by);
    }

    // max(f, g, …)' is the derivative of whichever is picked
    private static Formula OfPick(Function.Pick pick, ImmutableArray<Formula> arguments, Quantity by)
    {
        var (best, slope) = (arguments[0], Of(arguments[0], by));
        foreach (var argument in arguments.AsSpan()[1..])
        {
            var stays = new Condition.Values(pick.Largest ? Relation.GreaterOrEqual : Relation.LessOrEqual, best, argument);
            (best, slope) = (new Call(pick, 0, [best, argument]), new Choose(stays, slope, Of(argument, by)));
        }
        return slope;
    }

    private static Formula OneLess(Formula exponent) => exponent switch
    {
        Number { Value: var n } when n == Math.Floor(n) && n <= int.MaxValue => Integer((int)n - 1),
        Negate { Operand: Number { Value: var n } } when n == Math.Floor(n) && n < int.MaxValue => new Negate(Integer((int)n + 1)),
        _ => new Binary(Operator.Subtract, exponent, One),
    };

    private static Binary Add(Formula a, Formula b) => new(Operator.Add, a, b);

    private static Binary Multiply(Formula a, Formula b) => new(Operator.Multiply, a, b);
}
