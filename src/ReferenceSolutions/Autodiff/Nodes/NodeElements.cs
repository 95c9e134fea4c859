using Formulas.Evaluating;
using Formulas.Tree;

namespace ReferenceSolutions.Autodiff.Nodes;

/// <summary>A derivative that has a column of its own.</summary>
internal readonly record struct SlopeColumn(int Of, int With, bool IsDirect);

/// <summary>
/// Elements and the derivatives between them, each in a column of its own: values first, then adjoints, then derivatives in the order in
/// which they were asked for.
/// </summary>
internal sealed class NodeElements(NodeSteps nodes) : Elements
{
    private readonly Dictionary<SlopeColumn, int> _columns = [];
    private readonly List<SlopeColumn> _slopes = [];

    private int Count => nodes.Network.Layout.Elements;

    public IReadOnlyList<SlopeColumn> Slopes => _slopes;

    public override int Step(Tape tape, Quantity quantity, ReadOnlySpan<int> subscripts, int layer, bool adjoint)
    {
        var column = nodes.Network.Layout.Column(quantity, subscripts, layer);
        if (column >= 0 && adjoint && nodes.IsApart(column)) column = -1;
        if (column >= 0 && adjoint) column = nodes.Named(column) + Count;
        return tape.Append(column < 0 ? new(Operation.Undefined) : new(Operation.Load, column));
    }

    public override int Slope(Tape tape, int of, int with, bool isDirect)
    {
        if (!IsNode(tape, with, out var by)) return Undefined(tape);
        if (IsNode(tape, of, out var node)) return OfNode(tape, node, by, isDirect);
        var total = -1;
        foreach (var load in Loads(tape, of))
        {
            if (!IsNode(tape, load, out var part)) return Undefined(tape); // a derivative: it would be differentiated again
            if (part != by && (isDirect || nodes.Network.IsLeaf(part))) continue;
            var step = Through(tape, of, load, OfNode(tape, part, by, isDirect: false));
            total = total < 0 ? step : tape.Append(new(Operation.Add, total, step));
        }
        return total >= 0 ? total : tape.Append(new(Operation.Whole));
    }

    // ∂of/∂part · ∂part/∂with
    private static int Through(Tape tape, int of, int part, int slope) =>
        tape.Append(new(Operation.Multiply, new TapeSlopes().Of(tape, of, part), slope));

    private bool IsNode(Tape tape, int step, out int column)
    {
        column = tape[step] is { Operation: Operation.Load, A: var load } && load < Count ? nodes.Named(load) : -1;
        return column >= 0 && !nodes.IsSlope(column);
    }

    private int OfNode(Tape tape, int of, int with, bool isDirect)
    {
        if (of == with) return tape.Append(new(Operation.Whole, 1));
        // nothing of the model is known to depend on what does not stand in it
        if (nodes.IsApart(with) && !nodes.IsApart(of)) return nodes.Network.IsLeaf(of) ? tape.Append(new(Operation.Whole)) : Undefined(tape);
        var slope = new SlopeColumn(of, with, isDirect);
        if (!_columns.TryGetValue(slope, out var column))
        {
            _columns.Add(slope, column = 2 * Count + _slopes.Count);
            _slopes.Add(slope);
        }
        return tape.Append(new(Operation.Load, column));
    }

    private static int Undefined(Tape tape) => tape.Append(new(Operation.Undefined));

    // The columns that a step is made of.
    internal static List<int> Loads(Tape tape, int of)
    {
        var (needed, loads) = (new bool[of + 1], new List<int>());
        needed[of] = true;
        for (var i = of; i >= 0; i--)
        {
            if (!needed[i]) continue;
            if (tape[i].Operation == Operation.Load) loads.Add(i);
            for (var slot = 0; slot < Operations.Slots(tape[i].Operation); slot++) needed[Operations.Operand(tape[i], slot)] = true;
        }
        return loads;
    }
}
