using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Tree;

namespace ReferenceSolutions.Mistakes;

/// <summary>All edges of the tape of one kind: the same operand of the same part of a definition, for every element.</summary>
/// <param name="Slot">Which operand.</param>
/// <param name="Steps">The steps that the edges lead from, backwards.</param>
internal sealed record Edge(Origin Origin, Operation Operation, int Slot, List<int> Steps)
{
    public Quantity Target => Origin.Definition.Target.Quantity;

    public Formula? Operand => Origin.Part switch
    {
        Formula.Binary binary => Slot == 0 ? binary.Left : binary.Right,
        Formula.Call call => call.Arguments[0],
        _ => null,
    };

    public Formula? Other => Origin.Part is Formula.Binary binary ? Slot == 0 ? binary.Right : binary.Left : null;

    public bool IsLogarithm => Function is Function.Known known && ReferenceEquals(known.Curve, FunctionTable.Ln.Curve);

    public bool IsRelu => Function is Function.Known known && ReferenceEquals(known.Curve, FunctionTable.Relu.Curve);

    public bool IsActivation => Operation == Operation.Call
        && (Function is Function.Open
            || (Function is Function.Known { Name: var name } && name != FunctionTable.Ln.Name && name != FunctionTable.Exp.Name));

    private Function? Function => (Origin.Part as Formula.Call)?.Function;
}

/// <summary>The edges of a network's tape, and which of them a student takes together.</summary>
internal static class Edges
{
    // So many activations are tried in all combinations; with more, one by one and all at once.
    private const int CombinedActivations = 4;

    /// <summary>
    /// The kinds of edges, in the order of the tape. Parts that are written alike in one definition (t/x6 - ln(t/x6)) are taken for the
    /// same by a
    /// student as well.
    /// </summary>
    public static Edge[] Of(Network network)
    {
        var edges = new List<Edge>();
        for (var step = 0; step < network.Tape.Count; step++)
        {
            if (network.OriginOf(step) is not { } origin) continue;
            for (var slot = 0; slot < Operations.Slots(network.Tape[step].Operation); slot++)
            {
                var edge = edges.Find(known => known.Slot == slot && IsSame(known.Origin, origin));
                if (edge is null) edges.Add(edge = new(origin, network.Tape[step].Operation, slot, []));
                edge.Steps.Add(step);
            }
        }
        return [.. edges];
    }

    /// <summary>The quantities next to the loss: the output and its pre-activation.</summary>
    public static HashSet<Quantity> Outputs(Model model)
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

    /// <summary>The sets of edges at which one slip is made: all of them, or where there are too many, each by itself and all at
    /// once.</summary>
    public static IEnumerable<Edge[]> Combinations(Edge[] edges) =>
        edges.Length > CombinedActivations ? edges.Select(edge => new[] { edge }).Append(edges) : Subsets(edges);

    public static IEnumerable<(Edge First, Edge Second)> Pairs(Edge[] edges)
    {
        for (var i = 0; i < edges.Length; i++)
            for (var j = i + 1; j < edges.Length; j++) yield return (edges[i], edges[j]);
    }

    private static IEnumerable<Edge[]> Subsets(Edge[] edges)
    {
        for (var subset = 1; subset < 1 << edges.Length; subset++)
        {
            var chosen = new List<Edge>();
            for (var i = 0; i < edges.Length; i++)
                if ((subset >> i & 1) == 1) chosen.Add(edges[i]);
            yield return [.. chosen];
        }
    }

    private static bool IsSame(Origin one, Origin other) =>
        ReferenceEquals(one.Definition, other.Definition) && one.Part == other.Part;
}
