using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Marking.Confirming;

/// <summary>
/// Whether a formula has something at several places beside each other, as a quotient of differences has: f(z + h) and f(z - h), f(z + h)
/// and f(z), f((1 + h) z).
/// </summary>
internal static class ShiftedCopies
{
    public static bool AreIn(Formula formula)
    {
        var shifted = Walks.Nodes(formula).OfType<Binary>().Select(node => (Node: node, Base: BaseOf(node)))
            .Where(one => one.Base is not null).ToArray();
        foreach (var group in shifted.GroupBy(one => one.Base!))
        {
            if (group.Select(one => one.Node).Distinct().Skip(1).Any()) return true;
            // with the base by itself, beside its copies
            if (Walks.Nodes(formula).Count(node => node.Equals(group.Key)) > group.Count()) return true;
        }
        return false;
    }

    // z of z + h, z - h, h + z, (1 + h) z
    private static Formula? BaseOf(Binary node) => node.Operator switch
    {
        Operator.Add or Operator.Subtract => Named(node.Left, node.Right),
        Operator.Multiply or Operator.Juxtaposed => Named(node.Left, node.Right) is { } named
            && (named == node.Left ? node.Right : node.Left) is Binary { Operator: Operator.Add or Operator.Subtract } ? named : null,
        _ => null,
    };

    private static Formula? Named(Formula left, Formula right) => (HasNames(left), HasNames(right)) switch
    {
        (true, false) => left,
        (false, true) => right,
        _ => null,
    };

    private static bool HasNames(Formula formula) => Walks.First(formula, node => node is Symbol or Derivative or Slope) is not null;
}
