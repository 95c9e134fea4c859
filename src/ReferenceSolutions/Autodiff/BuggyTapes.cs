using Formulas;

namespace ReferenceSolutions.Autodiff;

/// <summary>
/// The reverse pass run with one local bug at a time: a slope forgotten, a path dropped, a sign flipped, f' taken at the activation. The values
/// that come out are those of students who made that mistake; an answer is diagnosed by looking it up among them.
/// </summary>
/// <remarks>The mistakes and their codes are well known from homework; nothing here speaks of a particular problem.</remarks>
public static class BuggyTapes
{
    // So many activations are tried in all combinations; with more, one by one and all at once.
    private const int CombinedActivations = 4;

    /// <summary>A buggy pass: the code of the mistake and the adjoints of all steps, that of step i at i·count; they are valid until the next pass.</summary>
    public sealed record Mutant(string Code, Sized[] Adjoints);

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

    private static readonly (string Code, Slip Slip)[] ActivationSlips =
    [
        ("NOFP", (in at) => Sized.Whole(1)),
        ("FNOTFP", (in at) => at.Result),
        ("FPA", (in at) => Sized.Call(at.Function!, 1, at.Result)),
        ("XFP", (in at) => Sized.Multiply(at.Local, at.Local)),
        ("SIG1", (in at) => Sized.Subtract(Sized.Whole(1), at.Result)),
        ("TANH", (in at) => Sized.Subtract(Sized.Whole(1), Sized.Multiply(at.Result, at.Result))),
        ("SIGZ", (in at) => Sized.Multiply(at.Operand, Sized.Subtract(Sized.Whole(1), at.Operand))),
        ("LINFP", (in at) => at.Operand),
    ];

    private static readonly (string Code, Slip Slip)[] ReluSlips =
    [
        ("RELUGATE", (in at) => Sized.Subtract(Sized.Whole(1), at.Local)),
        ("RELUGATE", (in at) => Sized.Whole(1)),
        ("LEAKY", (in at) => at.Operand.Value > 0 ? at.Local : Sized.Exactly(0.01)),
    ];

    private static readonly (string Code, Slip Slip)[] LogarithmSlips =
    [
        ("LOGDROP", (in at) => Sized.Whole(0)),
        ("LOGSIGN", (in at) => Sized.Negate(at.Local)),
        ("LOGHALF", (in at) => Sized.Divide(at.Local, Sized.Whole(2))),
        ("LOG10", (in at) => Sized.Divide(at.Local, Sized.Exactly(Math.Log(10)))),
    ];

    private static readonly (string Code, Slip Slip)[] PowerSlips =
    [
        ("NOFP", (in at) => Sized.Whole(1)),
        ("FNOTFP", (in at) => at.Result),
        ("FAC2", (in at) => Sized.Divide(at.Local, Sized.Whole(2))),
        ("POW", (in at) => Sized.Multiply(at.Local, at.Operand)),
        ("POW", (in at) => Sized.Divide(at.Local, at.Operand)),
    ];

    private static readonly (string Code, Slip Slip)[] TermSlips =
    [
        ("SIGN1", (in at) => Sized.Negate(at.Local)),
        ("FAC2", (in at) => Sized.Divide(at.Local, Sized.Whole(2))),
        ("FAC2X", (in at) => Sized.Multiply(at.Local, Sized.Whole(2))),
    ];

    private static readonly (string Code, Slip Slip)[] QuotientSlips =
    [
        ("SIGN1", (in at) => Sized.Negate(at.Local)),
        ("POW", (in at) => Sized.Multiply(at.Local, at.Operand)),
        ("POW", (in at) => Sized.Divide(at.Local, at.Operand)),
    ];

    private static readonly Slip Dropped = (in at) => Sized.Whole(0);
    private static readonly Slip One = (in at) => Sized.Whole(1);
    private static readonly Slip Argument = (in at) => at.Argument;
    private static readonly Slip OtherSlope = (in at) => at.OtherFunction is null ? at.Local : Sized.Call(at.OtherFunction, 1, at.Argument);

    /// <summary>The models of students who went wrong on the way forwards: an activation not applied, a bias forgotten.</summary>
    public static IEnumerable<(string Code, Model Model)> BuggyModels(Model model)
    {
        foreach (var definition in model.Definitions)
        {
            if (definition.Body is not Formula.Call { Order: 0, Arguments: [var argument] } call) continue;
            var linear = new Definition(definition.Target, new Formula.Call(Functions.Identity, 0, [argument]));
            yield return (call.Function is Function.Defined ? "RHO" : "NOSIG", model with { Definitions = model.Definitions.Replace(definition, linear) });
        }
        foreach (var leaf in model.Leaves.Where(leaf => leaf.Quantity.Name[0] == 'b'))
            yield return ("BDROP", model with { Definitions = [.. model.Definitions.Select(definition => definition with { Body = Without(definition.Body, leaf.Quantity) })] });
    }

    private static Formula Without(Formula body, Quantity quantity) =>
        Rewriting.Replace(body, node => node is Formula.Symbol symbol && symbol.Quantity == quantity ? Formula.Integer(0) : null);

    /// <summary>All buggy passes of a network at its points.</summary>
    /// <param name="stops">Steps whose true adjoint a student is given: a bug is felt up to there and not beyond.</param>
    public static IEnumerable<Mutant> Run(Network network, Points<Sized> points, IReadOnlySet<int> stops)
    {
        var results = network.Forward<Sized, Sized>(points);
        var truth = BackwardPass.Run(network.Tape, points, results, network.LossStep);
        var adjoints = new Sized[truth.Length];
        foreach (var (code, slips) in Bugs(network))
        {
            Run(network, points, results, truth, stops, slips, adjoints);
            yield return new(code, adjoints);
        }
    }

    private static IEnumerable<(string Code, Dictionary<(int Step, int Slot), Slip> Slips)> Bugs(Network network)
    {
        var edges = Edges(network);
        var activations = edges.Where(edge => edge.IsActivation).ToArray();
        var logarithms = edges.Count(edge => edge.Origin.Part is Formula.Call { Function.Name: "ln" });
        var outputs = logarithms > 0 ? Outputs(network.Model) : [];
        foreach (var chosen in Combinations(activations))
        {
            // with a logarithm in the loss, the slope of the output is what cancels
            var isOutput = chosen is [var only] && outputs.Contains(only.Origin.Definition.Target.Quantity);
            foreach (var (code, slip) in ActivationSlips) yield return (isOutput && code == "XFP" ? "BCEDUP" : code, Of(slip, chosen));
        }
        foreach (var edge in edges.Where(edge => edge.IsActivation && edge.Origin.Part is Formula.Call { Function.Name: "relu" }))
            foreach (var (code, slip) in ReluSlips) yield return (code, Of(slip, edge));
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
            foreach (var (code, slip) in rows) yield return (logarithms > 1 && code == "LOGDROP" ? "BCEHALF" : code, Of(slip, edge));
        }
        foreach (var bug in Paths(network, edges)) yield return bug;
    }

    // Paths that are not followed, weights and signals that are not collected on the way, and what is taken in their place.
    private static IEnumerable<(string, Dictionary<(int, int), Slip>)> Paths(Network network, Edge[] edges)
    {
        var outputs = Outputs(network.Model);
        bool IsLeaf(Formula? formula) => formula is Formula.Symbol symbol && network.Model.Leaves.Any(leaf => leaf.Quantity == symbol.Quantity);
        var factors = edges.Where(edge => edge.Operation == Operation.Multiply && edge.Origin.Part is Formula.Binary).ToArray();
        var paths = factors.Where(edge => !IsLeaf(edge.Operand)).ToArray();
        foreach (var edge in paths) yield return (outputs.Contains(edge.Origin.Definition.Target.Quantity) ? "DIRECT" : "LATERAL", Of(Dropped, edge));
        foreach (var (first, second) in Pairs(paths.Where(edge => !outputs.Contains(edge.Origin.Definition.Target.Quantity)))) yield return ("LATERAL", Of(Dropped, first, second));
        var weights = paths.Where(edge => IsLeaf(edge.Other)).ToArray();
        foreach (var edge in weights) yield return ("LATW", Of(One, edge));
        foreach (var (first, second) in Pairs(weights)) yield return ("LATW", Of(One, first, second));
        foreach (var edge in factors.Where(edge => IsLeaf(edge.Operand) && !IsLeaf(edge.Other)))
        {
            yield return ("NOX", Of(One, edge));
            yield return ("PREACT", Of(Argument, edge));
            yield return ("FPNOTF", Of(OtherSlope, edge));
        }
    }

    // The quantities next to the loss: the output and its pre-activation.
    private static HashSet<Quantity> Outputs(Model model)
    {
        var near = new HashSet<Quantity>();
        void Enter(Quantity quantity, int depth)
        {
            foreach (var definition in model.Definitions.Where(definition => definition.Target.Quantity == quantity))
                foreach (var symbol in Rewriting.Nodes(definition.Body).OfType<Formula.Symbol>())
                    if (depth > 0 && near.Add(symbol.Quantity)) Enter(symbol.Quantity, depth - 1);
        }
        if (model.Loss is { } loss) Enter(loss, 2);
        return near;
    }

    private static Edge[] Edges(Network network)
    {
        var edges = new Dictionary<(Origin, int), Edge>();
        for (var step = 0; step < network.Tape.Count; step++)
        {
            if (network.OriginOf(step) is not { } origin) continue;
            for (var slot = 0; slot < LocalDerivatives.Slots(network.Tape[step].Operation); slot++)
            {
                if (!edges.TryGetValue((origin, slot), out var edge)) edges.Add((origin, slot), edge = new(origin, network.Tape[step].Operation, slot, []));
                edge.Steps.Add(step);
            }
        }
        return [.. edges.Values];
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

    private static Dictionary<(int, int), Slip> Of(Slip slip, params ReadOnlySpan<Edge> edges)
    {
        var slips = new Dictionary<(int, int), Slip>();
        foreach (var edge in edges)
            foreach (var step in edge.Steps) slips[(step, edge.Slot)] = slip;
        return slips;
    }

    private static void Run(Network network, Points<Sized> points, Sized[] results, Sized[] truth, IReadOnlySet<int> stops, Dictionary<(int Step, int Slot), Slip> slips, Sized[] adjoints)
    {
        var (tape, count) = (network.Tape, points.Count);
        adjoints.AsSpan().Clear();
        var felt = stops.Count > 0 ? new Dictionary<int, Sized[]>() : null;
        for (var p = 0; p < count; p++) adjoints[network.LossStep * count + p] = Sized.Whole(1);
        var local = new Sized[count];
        for (var i = network.LossStep; i >= 0; i--)
        {
            var from = adjoints.AsSpan(i * count, count);
            if (stops.Contains(i))
            {
                felt!.Add(i, from.ToArray());
                truth.AsSpan(i * count, count).CopyTo(from);
            }
            var step = tape[i];
            for (var slot = 0; slot < LocalDerivatives.Slots(step.Operation); slot++)
            {
                LocalDerivatives.Compute<Sized, Sized>(step, slot, points, results, results.AsSpan(i * count, count), local);
                if (slips.TryGetValue((i, slot), out var slip)) Apply(slip, tape, i, slot, points, results, local);
                var into = adjoints.AsSpan(LocalDerivatives.Operand(step, slot) * count, count);
                for (var p = 0; p < count; p++) into[p] = Sized.Add(into[p], Sized.Multiply(from[p], local[p]));
            }
        }
        if (felt is not null)
            foreach (var (step, values) in felt) values.CopyTo(adjoints.AsSpan(step * count));
    }

    private static void Apply(Slip slip, Tape tape, int i, int slot, Points<Sized> points, Sized[] results, Sized[] local)
    {
        var (step, count) = (tape[i], points.Count);
        // the factor beside the operand, if it is an activation: its argument and slope can be taken in its place
        var other = step.Operation == Operation.Multiply ? slot == 0 ? step.B : step.A : -1;
        var inner = other >= 0 && tape[other].Operation == Operation.Call ? tape[other] : (Step?)null;
        for (var p = 0; p < count; p++)
        {
            var argument = inner is { } call ? results[call.A * count + p] : local[p];
            local[p] = slip(new(local[p], results[LocalDerivatives.Operand(step, slot) * count + p], results[i * count + p], FunctionAt(step, points, p), argument, inner is { } function ? FunctionAt(function, points, p) : null));
        }
    }

    private static Function.Known? FunctionAt(Step step, Points<Sized> points, int point) => step.Operand switch
    {
        Function.Known known => known,
        Function.Open open => Functions.Families[points.Families[open.Slot][point]],
        _ => null,
    };
}
