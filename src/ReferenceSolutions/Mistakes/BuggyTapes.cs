using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Autodiff;

namespace ReferenceSolutions.Mistakes;

/// <summary>
/// The reverse pass run with one local bug at a time: a slope forgotten, a path dropped, a sign flipped, f' taken at the activation. The values
/// that come out are those of students who made that mistake; an answer is diagnosed by looking it up among them.
/// </summary>
/// <remarks>The mistakes and their codes are well known from homework; nothing here speaks of a particular problem.</remarks>
public static class BuggyTapes
{
    // So many activations are tried in all combinations; with more, one by one and all at once.
    private const int CombinedActivations = 4;

    /// <summary>A buggy pass: the mistake and the adjoints of all steps, that of step i at i·count; they are valid until the next pass.</summary>
    public sealed record Mutant(Mistake Mistake, Sized[] Adjoints);

    /// <summary>What a slip does to a local derivative ∂step/∂operand.</summary>
    private delegate Sized Slip(in Place at);

    // One edge of the tape at one point: step = f(operand) or step = operand · other.
    private readonly record struct Place(Sized Local, Sized Operand, Sized Result, Function.Known? Function, Sized Argument, Function.Known? OtherFunction);

    // All edges of one kind: the same operand of the same part of a definition, for every element.
    private sealed record Edge(Origin Origin, Operation Operation, int Slot, List<int> Steps)
    {
        public Formula? Operand => Origin.Part switch
        {
            Formula.Binary binary => Slot == 0 ? binary.Left : binary.Right,
            Formula.Call call => call.Arguments[0],
            _ => null,
        };

        public Formula? Other => Origin.Part is Formula.Binary binary ? Slot == 0 ? binary.Right : binary.Left : null;

        public bool IsActivation => Operation == Operation.Call && Origin.Part is Formula.Call { Function: Function.Open or Function.Known { Name: not "ln" and not "exp" } };
    }

    // One slip at one or several edges at once.
    private readonly record struct Bug(Mistake Mistake, Slip Slip, params Edge[] Edges);

    private static readonly (Mistake Mistake, Slip Slip)[] ActivationSlips =
    [
        (Mistake.SlopeForgotten, (in at) => Sized.Whole(1)),
        (Mistake.ValueForSlope, (in at) => at.Result),
        (Mistake.SlopeAtActivation, (in at) => Sized.Call(at.Function!.Curve, 1, at.Result)),
        (Mistake.SlopeTwice, (in at) => Sized.Multiply(at.Local, at.Local)),
        (Mistake.OneMinusSigma, (in at) => Sized.Subtract(Sized.Whole(1), at.Result)),
        (Mistake.TanhAssumed, (in at) => Sized.Subtract(Sized.Whole(1), Sized.Multiply(at.Result, at.Result))),
        (Mistake.SigmaRuleAtCurrent, (in at) => Sized.Multiply(at.Operand, Sized.Subtract(Sized.Whole(1), at.Operand))),
        (Mistake.SlopeOfLine, (in at) => at.Operand),
    ];

    private static readonly (Mistake Mistake, Slip Slip)[] ReluSlips =
    [
        (Mistake.ReluGate, (in at) => Sized.Subtract(Sized.Whole(1), at.Local)),
        (Mistake.ReluGate, (in at) => Sized.Whole(1)),
        (Mistake.LeakyRelu, (in at) => at.Operand.Value > 0 ? at.Local : Sized.Exactly(0.01)),
    ];

    private static readonly (Mistake Mistake, Slip Slip)[] LogarithmSlips =
    [
        (Mistake.LogarithmDropped, (in at) => Sized.Whole(0)),
        (Mistake.SignOfLogarithm, (in at) => Sized.Negate(at.Local)),
        (Mistake.LogarithmHalved, (in at) => Sized.Divide(at.Local, Sized.Whole(2))),
        (Mistake.OtherLogarithm, (in at) => Sized.Divide(at.Local, Sized.Exactly(Math.Log(10)))),
    ];

    private static readonly (Mistake Mistake, Slip Slip)[] PowerSlips =
    [
        (Mistake.SlopeForgotten, (in at) => Sized.Whole(1)),
        (Mistake.ValueForSlope, (in at) => at.Result),
        (Mistake.FactorLost, (in at) => Sized.Divide(at.Local, Sized.Whole(2))),
        (Mistake.Power, (in at) => Sized.Multiply(at.Local, at.Operand)),
        (Mistake.Power, (in at) => Sized.Divide(at.Local, at.Operand)),
    ];

    private static readonly (Mistake Mistake, Slip Slip)[] TermSlips =
    [
        (Mistake.SignOfTerm, (in at) => Sized.Negate(at.Local)),
        (Mistake.FactorLost, (in at) => Sized.Divide(at.Local, Sized.Whole(2))),
        (Mistake.FactorTooMuch, (in at) => Sized.Multiply(at.Local, Sized.Whole(2))),
    ];

    private static readonly (Mistake Mistake, Slip Slip)[] QuotientSlips =
    [
        (Mistake.SignOfTerm, (in at) => Sized.Negate(at.Local)),
        (Mistake.Power, (in at) => Sized.Multiply(at.Local, at.Operand)),
        (Mistake.Power, (in at) => Sized.Divide(at.Local, at.Operand)),
    ];

    private static readonly Slip Dropped = (in at) => Sized.Whole(0);
    private static readonly Slip One = (in at) => Sized.Whole(1);
    private static readonly Slip Argument = (in at) => at.Argument;
    private static readonly Slip OtherSlope = (in at) => at.OtherFunction is null ? at.Local : Sized.Call(at.OtherFunction.Curve, 1, at.Argument);

    /// <summary>The models of students who went wrong on the way forwards: an activation not applied, a bias forgotten.</summary>
    public static IEnumerable<(Mistake Mistake, Model Model)> BuggyModels(Model model)
    {
        foreach (var definition in model.Definitions)
        {
            if (definition.Body is not Formula.Call { Order: 0, Arguments: [var argument] } call) continue;
            var linear = new Definition(definition.Target, new Formula.Call(FunctionTable.Identity, 0, [argument]));
            yield return (call.Function is Function.Defined ? Mistake.OutputNotApplied : Mistake.ActivationNotApplied, model with { Definitions = model.Definitions.Replace(definition, linear) });
        }
        foreach (var leaf in model.Leaves.Where(leaf => leaf.Quantity.Name[0] == 'b'))
            yield return (Mistake.BiasForgotten, model with { Definitions = [.. model.Definitions.Select(definition => definition with { Body = Without(definition.Body, leaf.Quantity) })] });
    }

    private static Formula Without(Formula body, Quantity quantity) =>
        Walks.Replace(body, node => node is Formula.Symbol symbol && symbol.Quantity == quantity ? Formula.Integer(0) : null);

    /// <summary>All buggy passes of a network at its points.</summary>
    /// <param name="stops">Steps whose true adjoint a student is given: a bug is felt up to there and not beyond.</param>
    /// <param name="only">The number of the one pass that is wanted; -1 for all.</param>
    public static IEnumerable<Mutant> Run(Network network, Points<Sized> points, HashSet<int> stops, int only = -1)
    {
        var results = network.Forward<Sized, Sized>(points);
        var truth = BackwardPass.Run(network.Tape, points, results, network.LossStep);
        var adjoints = new Sized[truth.Length];
        var arcs = Arcs(network, points, results);
        var slips = new Slip?[2 * network.Tape.Count];
        var felt = new Sized[]?[network.Tape.Count];
        foreach (var stop in stops) felt[stop] = new Sized[points.Count];
        var number = 0;
        foreach (var bug in Bugs(network))
        {
            if (only >= 0 && number++ != only) continue;
            Mark(slips, bug.Edges, bug.Slip);
            Run(network, points, results, arcs, truth, felt, slips, adjoints);
            Mark(slips, bug.Edges, null);
            yield return new(bug.Mistake, adjoints);
        }
    }

    private static IEnumerable<Bug> Bugs(Network network)
    {
        var edges = Edges(network);
        var activations = edges.Where(edge => edge.IsActivation).ToArray();
        var logarithms = edges.Count(edge => edge.Origin.Part is Formula.Call { Function.Name: "ln" });
        var outputs = logarithms > 0 ? Outputs(network.Model) : [];
        foreach (var chosen in Combinations(activations))
        {
            // with a logarithm in the loss, the slope of the output is what cancels
            var isOutput = chosen is [var only] && outputs.Contains(only.Origin.Definition.Target.Quantity);
            foreach (var (mistake, slip) in ActivationSlips) yield return new(isOutput && mistake == Mistake.SlopeTwice ? Mistake.OutputSlopeKept : mistake, slip, chosen);
        }
        foreach (var edge in edges.Where(edge => edge.IsActivation && edge.Origin.Part is Formula.Call { Function.Name: "relu" }))
            foreach (var (mistake, slip) in ReluSlips) yield return new(mistake, slip, edge);
        foreach (var edge in edges)
        {
            var rows = edge switch
            {
                { Operation: Operation.Call, Origin.Part: Formula.Call { Function.Name: "ln" } } => LogarithmSlips,
                { Operation: Operation.WholePower or Operation.Power } => PowerSlips,
                { Operation: Operation.Add or Operation.Subtract } => TermSlips,
                { Operation: Operation.Divide, Slot: 1 } => QuotientSlips,
                { Operation: Operation.Multiply } => TermSlips,
                _ => [],
            };
            foreach (var (mistake, slip) in rows) yield return new(logarithms > 1 && mistake == Mistake.LogarithmDropped ? Mistake.HalfOfCrossEntropy : mistake, slip, edge);
        }
        foreach (var bug in Paths(network, edges)) yield return bug;
    }

    // Paths that are not followed, weights and signals that are not collected on the way, and what is taken in their place.
    private static IEnumerable<Bug> Paths(Network network, Edge[] edges)
    {
        var outputs = Outputs(network.Model);
        bool IsLeaf(Formula? formula) => formula is Formula.Symbol symbol && network.Model.Leaves.Any(leaf => leaf.Quantity == symbol.Quantity);
        var factors = edges.Where(edge => edge.Operation == Operation.Multiply && edge.Origin.Part is Formula.Binary).ToArray();
        var paths = factors.Where(edge => !IsLeaf(edge.Operand)).ToArray();
        foreach (var edge in paths) yield return new(outputs.Contains(edge.Origin.Definition.Target.Quantity) ? Mistake.DirectPathForgotten : Mistake.PathForgotten, Dropped, edge);
        foreach (var (first, second) in Pairs(paths.Where(edge => !outputs.Contains(edge.Origin.Definition.Target.Quantity)))) yield return new(Mistake.PathForgotten, Dropped, first, second);
        var weights = paths.Where(edge => IsLeaf(edge.Other)).ToArray();
        foreach (var edge in weights) yield return new(Mistake.WeightForgotten, One, edge);
        foreach (var (first, second) in Pairs(weights)) yield return new(Mistake.WeightForgotten, One, first, second);
        foreach (var edge in factors.Where(edge => IsLeaf(edge.Operand) && !IsLeaf(edge.Other)))
        {
            yield return new(Mistake.SignalForgotten, One, edge);
            yield return new(Mistake.SignalBeforeActivation, Argument, edge);
            yield return new(Mistake.SlopeForValue, OtherSlope, edge);
        }
    }

    // The quantities next to the loss: the output and its pre-activation.
    private static HashSet<Quantity> Outputs(Model model)
    {
        var near = new HashSet<Quantity>();
        void Enter(Quantity quantity, int depth)
        {
            foreach (var definition in model.Definitions.Where(definition => definition.Target.Quantity == quantity))
                foreach (var symbol in Walks.Nodes(definition.Body).OfType<Formula.Symbol>())
                    if (depth > 0 && near.Add(symbol.Quantity)) Enter(symbol.Quantity, depth - 1);
        }
        if (model.Loss is { } loss) Enter(loss, 2);
        return near;
    }

    private static Edge[] Edges(Network network)
    {
        // parts that are written alike in one definition (t/x6 - ln(t/x6)) are taken for the same by a student as well
        var edges = new List<Edge>();
        for (var step = 0; step < network.Tape.Count; step++)
        {
            if (network.OriginOf(step) is not { } origin) continue;
            for (var slot = 0; slot < Operations.Slots(network.Tape[step].Operation); slot++)
            {
                var edge = edges.Find(known => known.Slot == slot && ReferenceEquals(known.Origin.Definition, origin.Definition) && known.Origin.Part == origin.Part);
                if (edge is null) edges.Add(edge = new(origin, network.Tape[step].Operation, slot, []));
                edge.Steps.Add(step);
            }
        }
        return [.. edges];
    }

    private static IEnumerable<Edge[]> Combinations(Edge[] edges)
    {
        if (edges.Length > CombinedActivations)
        {
            foreach (var edge in edges) yield return [edge];
            yield return edges;
            yield break;
        }
        for (var subset = 1; subset < 1 << edges.Length; subset++)
        {
            var chosen = new List<Edge>();
            for (var i = 0; i < edges.Length; i++)
                if ((subset >> i & 1) == 1) chosen.Add(edges[i]);
            yield return [.. chosen];
        }
    }

    private static IEnumerable<(Edge, Edge)> Pairs(IEnumerable<Edge> edges)
    {
        var all = edges.ToArray();
        for (var i = 0; i < all.Length; i++)
            for (var j = i + 1; j < all.Length; j++) yield return (all[i], all[j]);
    }

    private static void Mark(Slip?[] slips, Edge[] edges, Slip? slip)
    {
        foreach (var edge in edges)
            foreach (var step in edge.Steps) slips[2 * step + edge.Slot] = slip;
    }

    // What flows from a step to one of its operands; the local derivatives are the same in all passes.
    private readonly record struct Arc(int Step, int Slot, int Operand, Sized[] Local);

    // From the loss back to the leaves.
    private static Arc[] Arcs(Network network, Points<Sized> points, Sized[] results)
    {
        var (tape, count, arcs) = (network.Tape, points.Count, new Arc[2 * network.Tape.Count]);
        var last = 0;
        for (var i = network.LossStep; i >= 0; i--)
        {
            for (var slot = 0; slot < Operations.Slots(tape[i].Operation); slot++)
            {
                var local = new Sized[count];
                Operations.Derivative(tape[i], slot, points, results, results.AsSpan(i * count, count), local);
                arcs[last++] = new(i, slot, Operations.Operand(tape[i], slot), local);
            }
        }
        return arcs[..last];
    }

    private static void Run(Network network, Points<Sized> points, Sized[] results, Arc[] arcs, Sized[] truth, Sized[]?[] felt, Slip?[] slips, Sized[] adjoints)
    {
        var count = points.Count;
        adjoints.AsSpan().Clear();
        for (var p = 0; p < count; p++) adjoints[network.LossStep * count + p] = Sized.Whole(1);
        var (slipped, product) = (new Sized[count], new Sized[count]);
        var last = -1;
        foreach (ref readonly var arc in arcs.AsSpan())
        {
            var from = adjoints.AsSpan(arc.Step * count, count);
            if (arc.Step != last && felt[arc.Step] is { } kept)
            {
                from.CopyTo(kept);
                truth.AsSpan(arc.Step * count, count).CopyTo(from);
            }
            last = arc.Step;
            var local = arc.Local;
            if (slips[2 * arc.Step + arc.Slot] is { } slip)
            {
                Apply(slip, network.Tape, arc, points, results, slipped);
                local = slipped;
            }
            var into = adjoints.AsSpan(arc.Operand * count, count);
            Sized.Multiply(from, local, product);
            Sized.Add(into, product, into);
        }
        for (var step = 0; step < felt.Length; step++)
            if (step <= network.LossStep && felt[step] is { } values && Operations.Slots(network.Tape[step].Operation) > 0) values.CopyTo(adjoints.AsSpan(step * count));
    }

    private static void Apply(Slip slip, Tape tape, in Arc arc, Points<Sized> points, Sized[] results, Sized[] slipped)
    {
        var (step, count) = (tape[arc.Step], points.Count);
        // the factor beside the operand, if it is an activation: its argument and slope can be taken in its place
        var other = step.Operation == Operation.Multiply ? arc.Slot == 0 ? step.B : step.A : -1;
        var inner = other >= 0 && tape[other].Operation == Operation.Call ? tape[other] : (Step?)null;
        for (var p = 0; p < count; p++)
        {
            var local = arc.Local[p];
            var argument = inner is { } call ? results[call.A * count + p] : local;
            slipped[p] = slip(new(local, results[arc.Operand * count + p], results[arc.Step * count + p], FunctionAt(step, points, p), argument, inner is { } function ? FunctionAt(function, points, p) : null));
        }
    }

    private static Function.Known? FunctionAt(Step step, Points<Sized> points, int point) => step.Operand switch
    {
        Function.Known known => known,
        Function.Open open => FunctionTable.Families[points.Families[open.Slot][point]],
        _ => null,
    };
}
