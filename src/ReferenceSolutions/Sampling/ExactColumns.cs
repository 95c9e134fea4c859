using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Sampling;

/// <summary>The values of a network at its sample points to high precision; computed when an answer first needs them.</summary>
public sealed class ExactColumns
{
    private readonly Network _network;
    private readonly PointColumns<Sized> _points;
    private readonly Lock _lock = new();
    private readonly BigFloat[]?[] _known; // by point

    internal ExactColumns(Network network, PointColumns<Sized> points) =>
        (_network, _points, _known) = (network, points, new BigFloat[points.Count][]);

    /// <summary>What functions and powers make of the columns, with bounds of their errors.</summary>
    public KeptValues<Ball> Kept { get; } = new();

    /// <summary>Whether a column is a leaf's: its values are drawn, and exact as they are.</summary>
    public bool IsLeaf(int column) => column < _network.Layout.Elements && _network.IsLeaf(column);

    /// <summary>Whether the network has been worked out at a point.</summary>
    public bool IsKnown(int point)
    {
        lock (_lock) return _known[point] is not null;
    }

    /// <summary>The value of a column at a point.</summary>
    public BigFloat At(int column, int point)
    {
        lock (_lock) return (_known[point] ??= Computed(point))[column];
    }

    // One point at a time: the whole network takes a student's patience, and of most answers that need it few points are undecided.
    private BigFloat[] Computed(int point)
    {
        var exact = _network.Empty<BigFloat>(1, Array.ConvertAll(_points.Families, family => new[] { family[point] }));
        foreach (var (_, column) in _network.Leaves) exact.Columns[column] = _points.Column(column)[point].Value;
        _network.Run<BigFloat, Exact>(exact);
        return exact.Columns;
    }
}
