using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Autodiff.Nodes;

/// <summary>The columns of values, adjoints and derivatives at some points; derivatives are computed when a formula first has them.</summary>
internal sealed class NodeColumns<T, TArithmetic> where T : struct where TArithmetic : IArithmetic<T>
{
    // How many columns are made room for at once.
    private const int Piece = 64;

    private readonly NodeSteps _nodes;
    private readonly NodeElements _elements;
    private readonly NodeSlopes<T, TArithmetic> _slopes;
    private PointColumns<T> _columns;
    private T[] _room = [];
    private int _filled;

    public NodeColumns(
        NodeSteps nodes, NodeElements elements, PointColumns<T> start, T[] results, Patch<T>? patch)
    {
        (_nodes, _elements, _slopes) = (nodes, elements, new(nodes, start, results, patch));
        _columns = new(start.Count, (T[])start.Columns.Clone(), start.Families);
        AddAdjoints();
    }

    private int Elements => _nodes.Network.Layout.Elements;

    /// <summary>A step of a tape at these points.</summary>
    public T[] Run(Tape tape, int result)
    {
        Fill();
        if (_room.Length < tape.Count * _columns.Count) _room = new T[2 * tape.Count * _columns.Count];
        return tape.Value<T, TArithmetic>(result, _columns, _room).ToArray();
    }

    /// <summary>The elements that a node is made of, with its direct derivatives by them.</summary>
    public IReadOnlyList<(int With, T[] Slopes)> MadeOf(int of) => _slopes.Direct(of);

    // Adjoints of all elements, and of the names for them.
    private void AddAdjoints()
    {
        var network = _nodes.Network;
        if (network.LossStep < 0) return;
        var none = new T[_columns.Count];
        Operations.Fill<T, TArithmetic>(none, 0);
        var adjoints = _slopes.Total(_nodes.NodeOf(network.LossStep));
        for (var column = 0; column < Elements; column++)
            if (!_nodes.IsSlope(column)) Put(Elements + column, adjoints.GetValueOrDefault(_nodes.Named(column)) ?? none);
        foreach (var name in network.Model.AdjointNames) AddName(name, adjoints, none);
    }

    private void AddName(AdjointName name, IReadOnlyDictionary<int, T[]> adjoints, T[] none)
    {
        foreach (var (subscripts, layer, column) in _nodes.Network.Layout.ElementsOf(name.Name))
        {
            var of = _nodes.Network.Layout.Column(name.Of, subscripts.AsSpan(), layer);
            if (of >= 0) Put(column, adjoints.GetValueOrDefault(of) ?? none);
        }
    }

    private void Fill()
    {
        if (_filled == _elements.Slopes.Count) return;
        var needed = (2 * Elements + _elements.Slopes.Count) * _columns.Count;
        var columns = _columns.Columns;
        if (needed > columns.Length)
        {
            Array.Resize(ref columns, needed + Piece * _columns.Count);
            _columns = new(_columns.Count, columns, _columns.Families);
        }
        for (; _filled < _elements.Slopes.Count; _filled++) Put(2 * Elements + _filled, Values(_elements.Slopes[_filled]));
    }

    private T[] Values(SlopeColumn slope)
    {
        if (!slope.IsDirect && _slopes.Total(slope.Of).TryGetValue(slope.With, out var total)) return total;
        foreach (var (with, values) in slope.IsDirect ? _slopes.Direct(slope.Of) : [])
            if (with == slope.With) return values;
        var none = new T[_columns.Count];
        Operations.Fill<T, TArithmetic>(none, 0);
        return none;
    }

    private void Put(int column, T[] values) => values.CopyTo(_columns.Columns.AsSpan(column * _columns.Count));
}
