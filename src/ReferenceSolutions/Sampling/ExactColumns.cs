using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Sampling;

/// <summary>The values of a network at its sample points to high precision; computed when an answer first needs them.</summary>
public sealed class ExactColumns
{
    private readonly Network _network;
    private readonly PointColumns<Sized> _points;
    private readonly Lazy<PointColumns<BigFloat>> _leaves;
    private readonly Lazy<PointColumns<BigFloat>> _all;

    internal ExactColumns(Network network, PointColumns<Sized> points)
    {
        (_network, _points) = (network, points);
        _leaves = new(Leaves);
        _all = new(() =>
        {
            var exact = Leaves();
            network.Run<BigFloat, Exact>(exact);
            return exact;
        });
    }

    /// <summary>Everything named, and every adjoint.</summary>
    public PointColumns<BigFloat> All => _all.Value;

    /// <summary>
    /// As far as a tape reads them. Of most answers that need them it reads leaves only, and the whole network takes a student's patience.
    /// </summary>
    public PointColumns<BigFloat> For(Tape tape)
    {
        for (var step = 0; step < tape.Count; step++)
            if (tape[step] is { Operation: Operation.Load, A: var column } && !IsLeaf(column)) return All;
        return _leaves.Value;
    }

    private bool IsLeaf(int column)
    {
        foreach (var leaf in _network.Leaves)
            if (leaf.Column == column) return true;
        return false;
    }

    private PointColumns<BigFloat> Leaves()
    {
        var exact = _network.Empty<BigFloat>(_points.Count, _points.Families);
        foreach (var (_, column) in _network.Leaves)
            for (var p = 0; p < _points.Count; p++) exact.Columns[column * _points.Count + p] = _points.Column(column)[p].Value;
        return exact;
    }
}
