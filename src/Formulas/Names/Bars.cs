using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Names;

/// <summary>What single bars round a vector or matrix mean to a question: |v|.</summary>
public enum Bars
{
    /// <summary>Both can be meant.</summary>
    Open,

    /// <summary>The absolute value of each element, since the model takes absolute values.</summary>
    Numbers,

    /// <summary>The norm, since the model takes the root of a sum of squares and no absolute value.</summary>
    Norms,
}

/// <summary>Finds what bars mean by what a model does.</summary>
public static class BarsOfModel
{
    /// <summary>What single bars round arrays mean where the model has these right sides.</summary>
    public static Bars In(IEnumerable<Formula> bodies)
    {
        var bars = Bars.Open;
        foreach (var node in bodies.SelectMany(Walks.Nodes))
        {
            if (TakesAbsolute(node)) return Bars.Numbers;
            if (IsNorm(node)) bars = Bars.Norms;
        }
        return bars;
    }

    private static bool TakesAbsolute(Formula node) => node is Call call && (call.Function == FunctionTable.Abs || call.Function switch
    {
        Function.Composed composed => Walks.First(composed.Body, TakesAbsolute) is not null,
        Function.Defined defined => Walks.First(defined.Body, TakesAbsolute) is not null,
        _ => false,
    });

    // √Σ x²
    private static bool IsNorm(Formula node) => node is Call { Arguments: [Sum sum] } call && call.Function == FunctionTable.Sqrt
        && Walks.Nodes(sum).Any(static inner => inner is Binary { Operator: Operator.Power, Right: Number { Value: 2 } });
}
