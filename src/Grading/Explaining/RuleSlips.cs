using Formulas.Evaluating.Replacing;
using Formulas.Tree;
using Grading.Problems;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Explaining;

/// <summary>
/// Slips in a rule of steps: a contribution that is left out, a correction forgotten, the value of before in the place of the new one. The
/// rule itself is changed, whatever it is.
/// </summary>
internal static class RuleSlips
{
    /// <summary>The rule of a question with each slip in turn; nothing for one that asks for no step.</summary>
    public static IEnumerable<(Mistake Mistake, Formula Formula)> Of(Question.Formula question)
    {
        if (question.Updated is not { } updated) yield break;
        var rule = question.Reference;
        yield return (Mistake.BiasCorrection, Walks.Replace(rule, Uncorrected));
        yield return (Mistake.BiasCorrection, Walks.Replace(rule, CorrectedAsAtFirst));
        yield return (Mistake.OldForNew, Walks.Replace(rule, node => Old(node, updated)));
        foreach (var slip in Occurrence.Variants(rule, node => Local(node, updated))) yield return slip;
        foreach (var slip in Lost(rule, updated)) yield return slip;
    }

    // m/(1 - β^k)
    private static Formula? Uncorrected(Formula node) =>
        node is Binary { Operator: Operator.Divide } quotient && IsCorrection(quotient.Right)
        ? Walks.Replace(quotient.Left, Uncorrected)
        : null;

    // 1 - β for 1 - β^k
    private static Binary? CorrectedAsAtFirst(Formula node) =>
        node is Binary { Right: Binary { Operator: Operator.Power } power } correction && IsCorrection(node)
            ? correction with { Right = power.Left }
            : null;

    private static bool IsCorrection(Formula node) => node is Binary
    {
        Operator: Operator.Subtract, Left: Number { Value: 1 }, Right: Binary { Operator: Operator.Power, Left: Symbol },
    };

    // β s + (1 - β) g²: s
    private static Formula? Old(Formula node, Quantity updated) =>
        node is Binary { Operator: Operator.Add, Left: Binary { Operator: Operator.Multiply, Right: Symbol old } }
            && old.Quantity != updated
            ? old
            : null;

    private static IEnumerable<(Mistake, Formula)> Local(Formula node, Quantity updated)
    {
        switch (node)
        {
            case Binary { Operator: Operator.Add or Operator.Subtract } sum when !IsComplement(sum):
                if (Old(sum, updated) is { } old) yield return (Mistake.OldForNew, old);
                // √s + ε for √(s + ε)
                if (sum.Left is Call { Function.Name: "sqrt", Arguments: [var radicand] } root)
                    yield return (Mistake.Parentheses, root with { Arguments = [sum with { Left = radicand }] });
                break;
            case Binary { Operator: Operator.Divide } quotient when IsCorrection(quotient.Right):
                yield return (Mistake.BiasCorrection, quotient.Left);
                break;
            case Call { Function.Name: "sqrt", Arguments: [var under] }: yield return (Mistake.Power, under); break;
            case Call { Function.Name: "abs", Arguments: [var inner] }: yield return (Mistake.AbsoluteValue, inner); break;
            case Binary { Operator: Operator.Power, Right: Number } power: yield return (Mistake.Power, power.Left); break;
        }
    }

    // A contribution left out; what stands below a line is none.
    private static IEnumerable<(Mistake, Formula)> Lost(Formula node, Quantity updated)
    {
        if (node is not Binary binary) yield break;
        if (binary.Operator is Operator.Add or Operator.Subtract && !IsComplement(binary))
        {
            yield return (Left(binary.Right, updated), binary.Left);
            yield return (Left(binary.Left, updated), binary.Operator == Operator.Add ? binary.Right : new Negate(binary.Right));
        }
        foreach (var (mistake, lost) in Lost(binary.Left, updated)) yield return (mistake, binary with { Left = lost });
        if (binary.Operator is Operator.Divide or Operator.Power) yield break;
        foreach (var (mistake, lost) in Lost(binary.Right, updated)) yield return (mistake, binary with { Right = lost });
    }

    // What is missing where a term is left out: the old value, or what decays, or another contribution.
    private static Mistake Left(Formula term, Quantity updated) => term switch
    {
        Symbol symbol when symbol.Quantity == updated => Mistake.OldValueLost,
        _ when Walks.First(term, node => node is Symbol symbol && symbol.Quantity == updated) is not null
            && Walks.First(term, node => node is Derivative) is null => Mistake.PenaltyForgotten,
        _ => Mistake.TermOfRule,
    };

    // 1 - β
    private static bool IsComplement(Binary sum) => sum is { Operator: Operator.Subtract, Left: Number { Value: 1 } };
}
