using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Typing;

/// <summary>
/// How far a sum reaches: to the end of its term, unless its letter goes on behind it with nothing else to run over it. Σ_n a_n + b_n is the
/// sum of both.
/// </summary>
internal static class SumReach
{
    /// <summary>
    /// The formula in which a sum over a letter reaches over the terms behind it that have the letter; null where there is none.
    /// </summary>
    public static Formula? Over(Formula formula, string letter)
    {
        if (formula is not Binary { Operator: Operator.Add or Operator.Subtract } chain) return null;
        var reaching = Over(chain.Left, letter);
        var left = reaching ?? chain.Left;
        if (LastSum(left, letter) is { } sum && HasFree(chain.Right, letter)) return Reaching(left, sum, chain);
        return reaching is null ? null : chain with { Left = left };
    }

    private static Formula Reaching(Formula left, Sum sum, Binary chain) =>
        WithLast(left, sum, sum with { Body = new Binary(chain.Operator, sum.Body, chain.Right) });

    // The sum that a term ends with, a term with a plus.
    private static Sum? LastSum(Formula formula, string letter) => formula switch
    {
        Sum sum => sum.By == Reduction.Add && sum.Letter == letter ? sum : sum.By == Reduction.Add ? LastSum(sum.Body, letter) : null,
        Binary { Operator: not (Operator.Subtract or Operator.Divide or Operator.Power) } binary => LastSum(binary.Right, letter),
        _ => null,
    };

    private static Formula WithLast(Formula formula, Sum last, Sum by) => formula switch
    {
        Sum sum => ReferenceEquals(sum, last) ? by : sum with { Body = WithLast(sum.Body, last, by) },
        Binary binary => binary with { Right = WithLast(binary.Right, last, by) },
        _ => formula,
    };

    private static bool HasFree(Formula formula, string letter) =>
        Walks.First(formula, node => node is Sum sum && sum.Letter == letter) is null
        && Walks.First(formula, node => Has(node as Symbol ?? (node as Derivative)?.With, letter)) is not null;

    private static bool Has(Symbol? symbol, string letter)
    {
        if (symbol is null) return false;
        foreach (var index in symbol.Subscripts)
            if (index.Letter == letter) return true;
        return false;
    }
}
