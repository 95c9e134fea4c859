using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using static Formulas.Tree.Formula;

namespace Formulas.Tree;

/// <summary>
/// The two walks that every operation on formulas is built on: what a formula is made of (<see cref="Operands(Formula)"/>), and the same
/// formula made of something else (<see cref="WithOperands(Formula, Func{Formula, Formula})"/>). A new kind of node is a row in each.
/// </summary>
public static class Walks
{
    /// <summary>The formulas that this one is made of, from left to right, those of a condition first.</summary>
    public static Operands Operands(Formula formula) => formula switch
    {
        Binary binary => new(binary.Left, binary.Right), // the most frequent first
        Symbol or Number or Constant or Derivative or Position or Extent => default,
        Call call => new(call.Arguments),
        Negate negate => new(negate.Operand),
        Slope slope => new(slope.Of), // the node is no operand, as an index is none
        Sum sum => new(sum.Body),
        Choose choose => new(choose.Condition, choose.Then, choose.Else),
        Transpose transpose => new(transpose.Operand),
        Column column => new(column.Operand),
        Diagonal diagonal => new(diagonal.Operand),
        Either either => new(either.First), // the other is made of the same
        _ => throw new UnreachableException(),
    };

    /// <summary>The formula with each of its operands replaced, from left to right.</summary>
    public static Formula WithOperands(Formula formula, Func<Formula, Formula> inner) => formula switch
    {
        Binary binary => new Binary(binary.Operator, inner(binary.Left), inner(binary.Right)), // the most frequent first
        Symbol or Number or Constant or Derivative or Position or Extent => formula,
        Call call => call with { Arguments = Each(call.Arguments, inner) },
        Negate negate => new Negate(inner(negate.Operand)),
        Slope slope => slope with { Of = inner(slope.Of) },
        Sum sum => sum with { Body = inner(sum.Body) },
        Choose choose => new Choose(WithOperands(choose.Condition, inner), inner(choose.Then), inner(choose.Else)),
        Transpose transpose => new Transpose(inner(transpose.Operand)),
        Column column => new Column(inner(column.Operand)),
        Diagonal diagonal => new Diagonal(inner(diagonal.Operand)),
        Either either => new Either(inner(either.First), inner(either.Second)),
        _ => throw new UnreachableException(),
    };

    // no LINQ: every call of every answer in matrix form comes here
    private static ImmutableArray<Formula> Each(ImmutableArray<Formula> operands, Func<Formula, Formula> inner)
    {
        var replaced = new Formula[operands.Length];
        for (var i = 0; i < replaced.Length; i++) replaced[i] = inner(operands[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(replaced);
    }

    /// <summary>The condition with each formula in it replaced, and each comparison of indices.</summary>
    public static Condition WithOperands(
        Condition condition, Func<Formula, Formula> inner, Func<Condition.Indices, Condition>? compared = null) =>
        condition switch
        {
            Condition.Values values => values with { Left = inner(values.Left), Right = inner(values.Right) },
            Condition.Indices indices => compared is null ? indices : compared(indices),
            Condition.Both both =>
                new Condition.Both(WithOperands(both.First, inner, compared), WithOperands(both.Second, inner, compared)),
            _ => throw new UnreachableException(),
        };

    /// <summary>
    /// The formula with every node replaced for which <paramref name="replacement"/> gives one; replaced nodes are not entered.
    /// </summary>
    public static Formula Replace(Formula formula, Func<Formula, Formula?> replacement)
    {
        // made once, not for each node
        Func<Formula, Formula>? each = null;
        return (each = node => replacement(node) ?? WithOperands(node, each!))(formula);
    }

    /// <summary>The body of a function, or its derivative, with arguments put in.</summary>
    public static Formula Applied(Function.Composed function, Formula body, ImmutableArray<Formula> arguments) => Replace(body, node =>
        node is Symbol symbol && function.Parameters.IndexOf(symbol.Quantity) is >= 0 and var place ? arguments[place] : null);

    /// <summary>How many nodes the formula has, counted up to a limit.</summary>
    public static int Size(Formula formula, int limit)
    {
        var size = 1;
        foreach (var operand in Operands(formula))
        {
            if (size >= limit) break;
            size += Size(operand, limit - size);
        }
        return size;
    }

    /// <summary>The first part of the formula, from the outermost in and from left to right, that is as asked.</summary>
    public static Formula? First(Formula formula, Func<Formula, bool> isIt)
    {
        if (isIt(formula)) return formula;
        if (formula is Binary binary) return First(binary.Left, isIt) ?? First(binary.Right, isIt); // the most frequent, for speed
        if (formula is Symbol or Number) return null;
        foreach (var operand in Operands(formula))
            if (First(operand, isIt) is { } found) return found;
        return null;
    }

    /// <summary>The formula and everything in it, outermost first.</summary>
    public static List<Formula> Nodes(Formula formula)
    {
        var nodes = new List<Formula>();
        Collect(formula, nodes);
        return nodes;
    }

    private static void Collect(Formula formula, List<Formula> nodes)
    {
        nodes.Add(formula);
        foreach (var operand in Operands(formula)) Collect(operand, nodes);
    }

    /// <summary>The formula with one of its operands replaced.</summary>
    internal static Formula WithOperand(Formula formula, int place, Formula changed)
    {
        var at = 0;
        return WithOperands(formula, operand => at++ == place ? changed : operand);
    }
}
