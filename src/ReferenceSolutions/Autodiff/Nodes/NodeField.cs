using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Sampling;

namespace ReferenceSolutions.Autodiff.Nodes;

/// <summary>
/// Formulas of any nodes of a network and of the derivatives between them, at its sample points: what stands on the way to an answer has a
/// value there as answers have. Not for several threads at once.
/// </summary>
public sealed class NodeField
{
    private readonly NodeSteps _nodes;
    private readonly NodeElements _elements;
    private readonly PointColumns<Sized> _start;
    private readonly Sized[] _results;
    private readonly NodeColumns<Sized, Sized> _columns;
    private readonly Dictionary<int, NodeColumns<BigFloat, Exact>> _exact = [];
    private readonly Tape _tape = new();

    /// <param name="drawn">The points, of this network or of one with fewer names.</param>
    /// <param name="network">The network with the student's names at its end.</param>
    public NodeField(SampledNetwork drawn, Network network, ImmutableArray<Quantity> own)
    {
        (Drawn, Network) = (drawn, network);
        _start = network.Empty<Sized>(drawn.Points.Count, drawn.Points.Families);
        foreach (var (_, column) in network.Leaves) drawn.Points.Column(column).CopyTo(_start.Columns.AsSpan(column * _start.Count));
        _results = network.Forward<Sized, Sized>(_start);
        _nodes = new(network, _start, _results, own);
        _elements = new(_nodes);
        _columns = new(_nodes, _elements, _start, _results, null);
    }

    private NodeField(NodeField other, Patch<Sized> patch)
    {
        (Drawn, Network, _nodes, _elements, _start, _results) =
            (other.Drawn, other.Network, other._nodes, other._elements, other._start, other._results);
        _columns = new(_nodes, _elements, _start, _results, patch);
    }

    public SampledNetwork Drawn { get; }

    public Network Network { get; }

    public int Points => _start.Count;

    /// <summary>True when the last formula had too many terms.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The same points with other derivatives.</summary>
    public NodeField With(Patch<Sized> patch) => new(this, patch);

    /// <summary>A formula at all points; without a value where an element or a derivative does not exist.</summary>
    public Sized[] Run(Formula formula, ImmutableArray<IndexValue> indices)
    {
        var result = Lowered(formula, indices);
        return IsTooLarge ? [] : _columns.Run(_tape, result);
    }

    /// <summary>The column of the element that a name stands for; -1 where there is none.</summary>
    public int ColumnOf(Formula.Symbol symbol, ImmutableArray<IndexValue> indices) =>
        _tape[Lowered(symbol, indices)] is { Operation: Operation.Load, A: var column } && column < Network.Layout.Elements
            ? _nodes.Named(column) : -1;

    /// <summary>The elements that a node is made of, by their columns, with its direct derivatives by them.</summary>
    public IReadOnlyList<(int With, Sized[] Slopes)> MadeOf(int column) => _nodes.IsSlope(column) ? [] : _columns.MadeOf(column);

    /// <summary>The derivatives of what is written by each element in it, by their columns.</summary>
    public Dictionary<int, Sized[]> SlopesOf(Formula formula, ImmutableArray<IndexValue> indices)
    {
        var result = Lowered(formula, indices);
        var steps = new Dictionary<int, int>();
        foreach (var load in IsTooLarge ? [] : NodeElements.Loads(_tape, result))
        {
            if (_tape[load].A >= Network.Layout.Elements) continue;
            var (column, slope) = (_nodes.Named(_tape[load].A), new TapeSlopes().Of(_tape, result, load));
            steps[column] = steps.TryGetValue(column, out var other) ? _tape.Append(new(Operation.Add, other, slope)) : slope;
        }
        return steps.ToDictionary(step => step.Key, step => _columns.Run(_tape, step.Value));
    }

    /// <summary>A formula at one point to high precision.</summary>
    public BigFloat At(Formula formula, ImmutableArray<IndexValue> indices, int point)
    {
        var result = Lowered(formula, indices);
        if (!_exact.TryGetValue(point, out var exact)) _exact.Add(point, exact = ExactAt(point));
        return exact.Run(_tape, result)[0];
    }

    private NodeColumns<BigFloat, Exact> ExactAt(int point)
    {
        var start = Network.Empty<BigFloat>(1, Array.ConvertAll(_start.Families, family => new[] { family[point] }));
        foreach (var (_, column) in Network.Leaves) start.Columns[column] = _start.Column(column)[point].Value;
        return new(_nodes, _elements, start, Network.Forward<BigFloat, Exact>(start), null);
    }

    private int Lowered(Formula formula, ImmutableArray<IndexValue> indices)
    {
        _tape.Clear();
        var writer = new TapeWriter(_tape, Network.Layout, _elements);
        foreach (var index in indices) writer.Bind(index.Letter, index.Value);
        var result = writer.Append(formula);
        IsTooLarge = writer.IsTooLarge;
        return result;
    }
}
