using Formulas.Tree;
using Grading.Documents.Steps;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Blaming;

/// <summary>
/// Whether a false step has the very difference of an earlier one, or the very ratio: an error that was carried on as a term or as a
/// factor, whatever was done with the rest.
/// </summary>
internal static class Carried
{
    public static bool Is(FalseStep said, Statement error, StepSection section)
    {
        if (section.Read(error.Left).Formula is not { } left || section.Read(error.Right).Formula is not { } right) return false;
        return AreSame(Difference(said.Left, said.Right), Difference(left, right))
            || AreSame(Difference(said.Left, said.Right), Difference(right, left))
            || AreSame(Product(said.Left, right), Product(said.Right, left)) && !said.Judge.AreInRatio(left, right, section.Fields);

        bool AreSame(Formula one, Formula other) => said.AreSame(one, other, section.Fields);
    }

    private static Binary Difference(Formula one, Formula other) => new(Operator.Subtract, one, other);

    private static Binary Product(Formula one, Formula other) => new(Operator.Multiply, one, other);
}
