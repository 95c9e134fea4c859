using System.Diagnostics;
using static Formulas.Formula;

namespace Formulas;

/// <summary>Formulas changed from the leaves up.</summary>
public static class Rewriting
{
    /// <summary>The formula with every node replaced for which <paramref name="replacement"/> gives one; replaced nodes are not entered.</summary>
    public static Formula Replace(Formula formula, Func<Formula, Formula?> replacement)
    {
        if (replacement(formula) is { } replaced) return replaced;
        Formula Inner(Formula inner) => Replace(inner, replacement);
        return formula switch
        {
            Number or Constant or Symbol or Derivative => formula,
            Negate negate => new Negate(Inner(negate.Operand)),
            Binary binary => new Binary(binary.Operator, Inner(binary.Left), Inner(binary.Right)),
            Call call => call with { Arguments = [.. call.Arguments.Select(Inner)] },
            Sum sum => sum with { Body = Inner(sum.Body) },
            Choose choose => new Choose(Replace(choose.Condition, Inner), Inner(choose.Then), Inner(choose.Else)),
            Transpose transpose => new Transpose(Inner(transpose.Operand)),
            Column column => new Column(Inner(column.Operand)),
            Diagonal diagonal => new Diagonal(Inner(diagonal.Operand)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The formula and everything in it, outermost first.</summary>
    public static IEnumerable<Formula> Nodes(Formula formula)
    {
        var nodes = new List<Formula>();
        Replace(formula, node =>
        {
            nodes.Add(node);
            return null;
        });
        return nodes;
    }

    private static Condition Replace(Condition condition, Func<Formula, Formula> inner) => condition switch
    {
        Condition.Values values => values with { Left = inner(values.Left), Right = inner(values.Right) },
        Condition.Indices => condition,
        Condition.Both both => new Condition.Both(Replace(both.First, inner), Replace(both.Second, inner)),
        _ => throw new UnreachableException(),
    };
}
