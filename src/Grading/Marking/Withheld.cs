using Formulas.Tree;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Marking;

/// <summary>Why an answer that can be read is none: it leaves something to work out, by a name that the part does not give.</summary>
internal static class Withheld
{
    /// <summary>The reason; null where every name may stand in the answer.</summary>
    public static Reason? By(Permission permission, Formula formula) => permission.FirstForbidden(formula) switch
    {
        null => null,
        // a value that is to be worked out: nothing is told of it
        Formula.Symbol when permission.AsksForNumber => new Reason.Plain(Cause.NotANumber),
        var name => new Reason.NotExplicit(name),
    };
}
