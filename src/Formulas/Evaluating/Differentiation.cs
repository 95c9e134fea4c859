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
        Number or Constant => Zero,
        Symbol symbol => symbol.Quantity == by ? One : Zero,
        Negate negate => new Negate(Of(negate.Operand, by)),
        Binary { Operator: Operator.Add or Operator.Subtract } sum => new Binary(sum.Operator, Of(sum.Left, by), Of(sum.Right, by)),
        // (fg)' = f'g + fg'
        Binary { Operator: Operator.Multiply } product => Add(Multiply(Of(product.Left, by), product.Right), Multiply(product.Left, Of(product.Right, by))),
        // (f/g)' = (f'g - fg') / g²
        Binary { Operator: Operator.Divide } quotient => new Binary(Operator.Divide,
            new Binary(Operator.Subtract, Multiply(Of(quotient.Left, by), quotient.Right), Multiply(quotient.Left, Of(quotient.Right, by))),
            new Binary(Operator.Power, quotient.Right, Integer(2))),
        // (f^n)' = n f^(n-1) f' for a constant n
        Binary { Operator: Operator.Power, Right: Number n } power =>
            Multiply(Multiply(n, new Binary(Operator.Power, power.Left, OneLess(n))), Of(power.Left, by)),
        // (f^g)' = f^g (g' ln f + g f'/f); for e^g simply e^g g'
        Binary { Operator: Operator.Power, Left: Constant { Name: "e" } } power => Multiply(power, Of(power.Right, by)),
        Binary { Operator: Operator.Power } power => Multiply(power, Add(
            Multiply(Of(power.Right, by), new Call(FunctionTable.Ln, 0, [power.Left])),
            new Binary(Operator.Divide, Multiply(power.Right, Of(power.Left, by)), power.Left))),
        Call { Arguments.Length: 1 } call => Multiply(call with { Order = call.Order + 1 }, Of(call.Arguments[0], by)),
        Choose choose => new Choose(choose.Condition, Of(choose.Then, by), Of(choose.Else, by)),
        _ => throw new UnreachableException($"a function defined by a formula cannot contain {formula.GetType().Name}"),
    };

    private static Formula OneLess(Number n) => n.Value == Math.Floor(n.Value) ? Integer((int)n.Value - 1) : new Binary(Operator.Subtract, n, One);

    private static Binary Add(Formula a, Formula b) => new(Operator.Add, a, b);

    private static Binary Multiply(Formula a, Formula b) => new(Operator.Multiply, a, b);
}
