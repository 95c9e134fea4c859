using Formulas.Evaluating;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace ReferenceSolutions.Mistakes;

// What goes wrong with arrays: means, masks, steps of time, and paths by what is defined.
internal static partial class Bugs
{
    // With more definitions, none is taken for a constant.
    private const int MostConstants = 6;

    // A penalty: a term of the loss made of weights alone.
    private static bool IsPenalty(Model model, Edge edge)
    {
        if (edge.Target != model.Loss || edge.Operand is not { } operand) return false;
        var symbols = Walks.Nodes(operand).OfType<Symbol>().Select(symbol => symbol.Quantity).ToArray();
        return symbols.Length > 0 && Array.TrueForAll(symbols, quantity => IsWeight(model, quantity));
    }

    // A leaf that the loss is not only taken of: an output depends on it as well.
    private static bool IsWeight(Model model, Quantity quantity) =>
        model.Leaves.Any(leaf => leaf.Quantity == quantity && leaf.Label is null)
        && model.Definitions.Any(definition => definition.Target.Quantity != model.Loss && Uses(definition.Body, quantity));

    private static bool Uses(Formula body, Quantity quantity) =>
        Walks.First(body, node => node is Symbol symbol && symbol.Quantity == quantity) is not null;

    // What is divided by, multiplied with a mask, or shared by all outputs.
    private static IEnumerable<Bug> OfFactors(Network network, Edge[] edges)
    {
        foreach (var edge in edges)
        {
            if (edge is { Operation: Operation.Divide, Slot: 0, Other: not (null or Sum) })
            {
                var mistake = IsSize(network, edge.Other) ? Mistake.Averaged : Mistake.ScaleForgotten;
                foreach (var slip in Slips.Divided) yield return new(mistake, slip, edge);
            }
            if (edge is { Operation: Operation.Divide, Slot: 1, Operand: Sum })
                yield return new(Mistake.SoftmaxAsSigmoid, Slips.Dropped, edge);
            if (edge.Operation == Operation.Multiply && IsMask(network.Model, edge.Other))
                foreach (var slip in Slips.Masked) yield return new(Mistake.MaskForgotten, slip, edge);
        }
    }

    private static bool IsSize(Network network, Formula formula) =>
        formula is Extent || formula is Symbol symbol && network.Roles.Of(symbol.Quantity) == Role.Size;

    private static bool IsMask(Model model, Formula? factor) => factor is Symbol symbol
        && model.Leaves.Any(leaf => leaf.Quantity == symbol.Quantity && leaf.Label is null && IsOfTwo(leaf.Domain));

    private static bool IsOfTwo(Domain domain) =>
        domain.IsDiscrete && domain.Intervals.Length == 2 && domain.Has(0) && domain.Has(1);

    // What a step does through the steps after it, and what a weight does in all but the last.
    private static IEnumerable<Bug> OfTime(Network network, Edge[] edges)
    {
        var timed = edges.Where(edge => edge.Origin.Definition.Target.Quantity.IsTimed).ToArray();
        if (timed.Length == 0) yield break;
        var back = timed
            .Where(edge => edge.Operand is Symbol { Layer: { } layer } && layer != edge.Origin.Definition.Target.Layer).ToArray();
        foreach (var edge in back) yield return new(Mistake.LaterStepsForgotten, Slips.Dropped, edge);
        if (back.Length > 1) yield return new(Mistake.LaterStepsForgotten, Slips.Dropped, back);
        foreach (var edge in timed.Where(edge => edge.Operand is Symbol { Layer: null }))
            yield return new(Mistake.LaterStepsForgotten, Slips.Dropped, Part(network, edge, (at, count) => at < count - 1));
    }

    // Everything that one definition makes of a quantity, or all that the others make of it; and of what a window slides over, some of its
    // places.
    private static IEnumerable<Bug> OfUses(Network network, Edge[] edges)
    {
        foreach (var uses in edges.Where(edge => edge.Operand is Symbol).GroupBy(edge => ((Symbol)edge.Operand!).Quantity))
        {
            var places = uses.GroupBy(edge => edge.Origin.Definition).ToArray();
            if (places.Length < 2) continue;
            foreach (var place in places)
            {
                var mistake = IsPenalty(network.Model, place.First()) ? Mistake.PenaltyForgotten : Mistake.PathForgotten;
                yield return new(mistake, Slips.Dropped, [.. place]);
            }
            if (places.Length < 3) continue;
            foreach (var place in places)
                yield return new(Mistake.PathForgotten, Slips.Dropped, [.. uses.Where(edge => edge.Origin.Definition != place.Key)]);
        }
        foreach (var edge in edges.Where(IsOfWindow))
            foreach (var isLost in Lost)
                yield return new(Mistake.PathForgotten, Slips.Dropped, Part(network, edge, isLost));
    }

    // Means and variances, say, taken for constants: nothing goes back through one or two of the definitions.
    private static IEnumerable<Bug> OfConstants(Model model, Edge[] edges)
    {
        var all = edges.Where(edge => edge.Target != model.Loss).GroupBy(edge => edge.Origin.Definition)
            .Select(definition => definition.ToArray()).ToArray();
        if (all.Length > MostConstants) yield break;
        foreach (var one in all) yield return new(Mistake.PathForgotten, Slips.Dropped, one);
        for (var i = 0; i < all.Length; i++)
            for (var j = i + 1; j < all.Length; j++) yield return new(Mistake.PathForgotten, Slips.Dropped, [.. all[i], .. all[j]]);
    }

    // The first place or the last, or all but the first or all but the last.
    private static readonly Func<int, int, bool>[] Lost =
    [
        (at, count) => at == 0, (at, count) => at == count - 1, (at, count) => at > 0, (at, count) => at < count - 1,
    ];

    private static bool IsOfWindow(Edge edge) => edge.Operation == Operation.Multiply
        && edge.Origin.Part is Binary { Left: Symbol left, Right: Symbol right }
        && (left.Subscripts.Any(index => !index.IsPlain) || right.Subscripts.Any(index => !index.IsPlain));

    // The edges of the uses that are chosen by their place among those of one operand, where there are several. There may be none: all
    // networks have the same bugs in the same order.
    private static Edge Part(Network network, Edge edge, Func<int, int, bool> isChosen)
    {
        var chosen = new List<int>();
        foreach (var uses in edge.Steps.GroupBy(step => Operations.Operand(network.Tape[step], edge.Slot)))
        {
            var steps = uses.ToArray();
            for (var at = 0; at < steps.Length; at++)
                if (steps.Length > 1 && isChosen(at, steps.Length)) chosen.Add(steps[at]);
        }
        return edge with { Steps = chosen };
    }
}
