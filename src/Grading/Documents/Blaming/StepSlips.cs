using Formulas.Tree;
using Grading.Documents.Steps;
using Grading.Explaining.Repairs;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Blaming;

/// <summary>Which mistake a false step is: the one with whose repair it holds.</summary>
internal static class StepSlips
{
    /// <summary>So many repairs are tried.</summary>
    private const int MostTried = 150;

    /// <summary>The mistake that explains a false step; null where none is known.</summary>
    public static Mistake? Of(FalseStep step, StepSection section)
    {
        var repairs = new TreeRepairs(section.Fields[0].Network.Roles, section.Words.Vocabulary);
        var repaired = repairs.Of(step.Right).Select(repair => (repair.Mistake, repair.Whole));
        foreach (var (mistake, right) in Scaled(step.Right).Concat(repaired).Take(MostTried))
            if (right != step.Right && step.AreSame(step.Left, right, section.Fields)) return mistake;
        return null;
    }

    private static IEnumerable<(Mistake Mistake, Formula Formula)> Scaled(Formula right) =>
    [
        (Mistake.Sign, new Negate(right)),
        (Mistake.FactorLost, new Binary(Operator.Multiply, Integer(2), right)),
        (Mistake.FactorTooMuch, new Binary(Operator.Divide, right, Integer(2))),
    ];
}
