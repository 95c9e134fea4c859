using Formulas.Evaluating;
using Formulas.Tree;

namespace ReferenceSolutions.Mistakes;

/// <summary>One slip at one or several edges at once.</summary>
internal sealed record Bug(Mistake Mistake, Slip Slip, params Edge[] Edges);

/// <summary>All bugs that a reverse pass of a network can have; nothing here speaks of a particular problem.</summary>
internal static partial class Bugs
{
    public static IEnumerable<Bug> Of(Network network)
    {
        var edges = Edges.Of(network);
        var logarithms = edges.Count(edge => edge.IsLogarithm);
        var activations = edges.Where(edge => edge.IsActivation).ToArray();
        return OfActivations(activations, logarithms > 0 ? Edges.Outputs(network.Model) : [])
            .Concat(edges.SelectMany(edge => OfOperation(edge, logarithms)))
            .Concat(OfTime(network, edges))
            .Concat(OfPaths(network.Model, edges))
            .Concat(OfFactors(network, edges))
            .Concat(OfUses(network, edges))
            .Concat(OfConstants(network.Model, edges));
    }

    private static IEnumerable<Bug> OfActivations(Edge[] activations, HashSet<Quantity> outputs)
    {
        foreach (var chosen in Edges.Combinations(activations))
        {
            // with a logarithm in the loss, the slope of the output is what cancels
            var isOutput = chosen is [var only] && outputs.Contains(only.Target);
            foreach (var (mistake, slip) in Slips.Activation)
                yield return new(isOutput && mistake == Mistake.SlopeTwice ? Mistake.OutputSlopeKept : mistake, slip, chosen);
        }
        foreach (var edge in activations.Where(edge => edge.IsRelu))
            foreach (var (mistake, slip) in Slips.Relu) yield return new(mistake, slip, edge);
    }

    private static IEnumerable<Bug> OfOperation(Edge edge, int logarithms)
    {
        var rows = edge switch
        {
            { Operation: Operation.Call, IsLogarithm: true } => Slips.Logarithm,
            { Operation: Operation.WholePower or Operation.Power } => Slips.Power,
            { Operation: Operation.Add or Operation.Subtract or Operation.Multiply } => Slips.Term,
            { Operation: Operation.Divide, Slot: 1 } => Slips.Denominator,
            _ => [],
        };
        foreach (var (mistake, slip) in rows)
            yield return new(logarithms > 1 && mistake == Mistake.LogarithmDropped ? Mistake.HalfOfCrossEntropy : mistake, slip, edge);
    }

    // Paths that are not followed, weights and signals that are not collected on the way, and what is taken in their place.
    private static IEnumerable<Bug> OfPaths(Model model, Edge[] edges)
    {
        var leaves = model.Leaves.Select(leaf => leaf.Quantity).ToHashSet();
        bool IsLeaf(Formula? formula) => formula is Formula.Symbol symbol && leaves.Contains(symbol.Quantity);
        var factors = edges.Where(edge => edge.Operation == Operation.Multiply && edge.Origin.Part is Formula.Binary).ToArray();
        var paths = factors.Where(edge => !IsLeaf(edge.Operand)).ToArray();
        var signals = factors.Where(edge => IsLeaf(edge.Operand) && !IsLeaf(edge.Other));
        return OfForgottenPaths(model, paths, Edges.Outputs(model))
            .Concat(OfForgottenWeights([.. paths.Where(edge => IsLeaf(edge.Other))]))
            .Concat(signals.SelectMany(OfSignal));
    }

    private static IEnumerable<Bug> OfForgottenPaths(Model model, Edge[] paths, HashSet<Quantity> outputs)
    {
        foreach (var edge in paths)
        {
            var direct = outputs.Contains(edge.Target) ? Mistake.DirectPathForgotten : Mistake.PathForgotten;
            yield return new(IsPenalty(model, edge) ? Mistake.PenaltyForgotten : direct, Slips.Dropped, edge);
        }
        foreach (var (first, second) in Edges.Pairs([.. paths.Where(edge => !outputs.Contains(edge.Target))]))
            yield return new(Mistake.PathForgotten, Slips.Dropped, first, second);
    }

    private static IEnumerable<Bug> OfForgottenWeights(Edge[] weights)
    {
        foreach (var edge in weights) yield return new(Mistake.WeightForgotten, Slips.One, edge);
        foreach (var (first, second) in Edges.Pairs(weights)) yield return new(Mistake.WeightForgotten, Slips.One, first, second);
    }

    private static IEnumerable<Bug> OfSignal(Edge edge)
    {
        yield return new(Mistake.SignalForgotten, Slips.One, edge);
        yield return new(Mistake.SignalBeforeActivation, Slips.Argument, edge);
        yield return new(Mistake.SlopeForValue, Slips.OtherSlope, edge);
    }
}
