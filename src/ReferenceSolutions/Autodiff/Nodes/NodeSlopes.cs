using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Autodiff.Nodes;

/// <summary>
/// Derivatives between any two nodes of a network at its points: direct ones, ∂z6/∂x3 with all other nodes kept, by a backward pass that
/// ends at the next nodes; and total ones, dx̄_b = Σ_a x̄_a ∂a/∂b over the nodes a that use b, by the chain rule over the nodes.
/// </summary>
/// <remarks>
/// Source: A. Griewank and A. Walther, Evaluating Derivatives, 2nd ed., SIAM 2008, section 3.2. A <see cref="Patch{T}"/> puts other direct
/// derivatives, or another total one of the loss, in the place of the true ones: what a student would get who goes on with a mistake.
/// </remarks>
public sealed class NodeSlopes<T, TArithmetic>(NodeSteps nodes, PointColumns<T> points, T[] results, Patch<T>? patch = null)
    where T : struct where TArithmetic : IArithmetic<T>
{
    // What all passes of a document take at most, in columns; then it is forgotten.
    private const int Remembered = 4096;

    private readonly Dictionary<int, List<(int With, T[] Values)>> _direct = [];
    private readonly Dictionary<int, Dictionary<int, T[]>> _total = [];
    private int _remembered;

    /// <summary>The direct derivatives of an element by the nodes that it is made of.</summary>
    public IReadOnlyList<(int With, T[] Values)> Direct(int of)
    {
        if (_direct.TryGetValue(of, out var known)) return known;
        var local = Pass(of);
        if (patch?.Direct.GetValueOrDefault(of) is { } other) local = Patched(local, other);
        _direct.Add(of, local);
        return local;
    }

    /// <summary>The total derivatives of an element by all nodes that it depends on.</summary>
    public IReadOnlyDictionary<int, T[]> Total(int of)
    {
        if (_total.TryGetValue(of, out var known)) return known;
        var total = Backward(of);
        if ((_remembered += total.Count) > Remembered)
        {
            _total.Clear();
            _remembered = total.Count;
        }
        _total.Add(of, total);
        return total;
    }

    private Dictionary<int, T[]> Backward(int of)
    {
        var order = new List<int>();
        Visit(of, [], order);
        var adjoints = new Dictionary<int, T[]> { [of] = Filled(1) };
        var isLoss = nodes.Network.LossStep >= 0 && nodes.Network.StepOf(of) == nodes.Network.LossStep;
        var product = new T[points.Count];
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var at = order[i];
            if (isLoss && patch?.Adjoints.GetValueOrDefault(at) is { } other) adjoints[at] = other;
            foreach (var (with, local) in Direct(at)) HandBack(adjoints, at, with, local, product);
        }
        return adjoints;
    }

    private void HandBack(Dictionary<int, T[]> adjoints, int at, int with, T[] local, T[] product)
    {
        if (!adjoints.TryGetValue(with, out var into)) adjoints.Add(with, into = Filled(0));
        Operations.HandBack<T, TArithmetic>(adjoints[at], local, product, into);
    }

    // An element behind all that it depends on.
    private void Visit(int of, HashSet<int> seen, List<int> order)
    {
        if (!seen.Add(of)) return;
        foreach (var (with, _) in Direct(of)) Visit(with, seen, order);
        order.Add(of);
    }

    // Backwards from an element's step to the next nodes.
    private List<(int With, T[] Values)> Pass(int of)
    {
        var tape = nodes.Network.Tape;
        var start = nodes.Network.StepOf(of);
        var adjoints = new T[start + 1][];
        adjoints[start] = Filled(1);
        var ends = new SortedDictionary<int, T[]>();
        var (local, product) = (new T[points.Count], new T[points.Count]);
        for (var i = start; i >= 0; i--)
        {
            if (adjoints[i] is not { } adjoint) continue;
            if (i < start && nodes.NodeOf(i) is >= 0 and var node)
            {
                if (ends.TryGetValue(node, out var sum)) TArithmetic.Add(sum, adjoint, sum);
                else ends.Add(node, adjoint);
                continue;
            }
            var step = tape[i];
            for (var slot = 0; slot < Operations.Slots(step.Operation); slot++)
            {
                Operations.Derivative<T, TArithmetic>(step, slot, points, results, results.AsSpan(i * points.Count, points.Count), local);
                Operations.HandBack<T, TArithmetic>(adjoint, local, product, adjoints[Operations.Operand(step, slot)] ??= Filled(0));
            }
        }
        return [.. ends.Select(end => (end.Key, end.Value))];
    }

    private static List<(int With, T[] Values)> Patched(List<(int With, T[] Values)> local, Dictionary<int, T[]> other)
    {
        var patched = local.FindAll(row => !other.ContainsKey(row.With));
        patched.AddRange(other.Select(row => (row.Key, row.Value)));
        return patched;
    }

    private T[] Filled(int whole)
    {
        var column = new T[points.Count];
        TArithmetic.Fill(column, TArithmetic.Whole(whole));
        return column;
    }
}

/// <summary>Derivatives in the place of the true ones, by the columns of elements.</summary>
public sealed class Patch<T> where T : struct
{
    /// <summary>Of an element, its direct derivatives by others.</summary>
    public Dictionary<int, Dictionary<int, T[]>> Direct { get; } = [];

    /// <summary>By an element, the total derivative of the loss.</summary>
    public Dictionary<int, T[]> Adjoints { get; } = [];
}
