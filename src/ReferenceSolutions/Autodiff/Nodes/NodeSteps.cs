using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;

namespace ReferenceSolutions.Autodiff.Nodes;

/// <summary>
/// Which steps of a network's tape are nodes that have names: its own elements, and what a student has given a name of its own. A value
/// that somebody calls s_i may stand in the model many times without a name; it is found there by what it is worth at every point.
/// </summary>
public sealed class NodeSteps
{
    private readonly int[] _nodeOf; // by step: the column of the element that it is, or -1
    private readonly int[] _aliases; // by column: the element that it is another name for, or itself
    private readonly bool[] _isApart; // by column: a name for what does not stand in the model

    /// <param name="network">With the student's names among its quantities.</param>
    /// <param name="results">The values of all steps.</param>
    /// <param name="own">The student's names.</param>
    public NodeSteps(Network network, PointColumns<Sized> points, ReadOnlySpan<Sized> results, ImmutableArray<Quantity> own)
    {
        Network = network;
        _nodeOf = new int[network.Tape.Count];
        Array.Fill(_nodeOf, -1);
        _aliases = [.. Enumerable.Range(0, network.Layout.Elements)];
        _isApart = new bool[network.Layout.Elements];
        for (var column = 0; column < network.Layout.Elements; column++)
            if (network.StepOf(column) is >= 0 and var step) _nodeOf[step] = column;
        foreach (var quantity in own)
            foreach (var (_, _, column) in network.Layout.ElementsOf(quantity))
                if (network.StepOf(column) >= 0) Find(column, points.Count, results);
    }

    public Network Network { get; }

    /// <summary>The element that a step is; -1 for one without a name.</summary>
    public int NodeOf(int step) => _nodeOf[step];

    /// <summary>The element that a name stands for: itself, unless it is another name for one of the model's.</summary>
    public int Named(int column) => _aliases[column];

    /// <summary>Whether it is the name of a value that does not stand in the model: only what is written with it depends on it.</summary>
    public bool IsApart(int column) => _isApart[column];

    /// <summary>Whether an element is a name for a derivative, which has no step.</summary>
    public bool IsSlope(int column) => Network.StepOf(column) < 0;

    // All places of the model with the value of an element.
    private void Find(int column, int count, ReadOnlySpan<Sized> results)
    {
        var own = Network.StepOf(column);
        var values = results.Slice(own * count, count);
        _isApart[column] = true;
        if (IsConstant(values)) return;
        for (var step = 0; step < own; step++)
        {
            if (!AreSame(results.Slice(step * count, count), values)) continue;
            _isApart[column] = false;
            if (_nodeOf[step] >= 0) _aliases[column] = _aliases[_nodeOf[step]];
            else _nodeOf[step] = column;
        }
    }

    private static bool IsConstant(ReadOnlySpan<Sized> values)
    {
        foreach (var value in values)
            if (value.Value != values[0].Value || !double.IsFinite(value.Value)) return false;
        return true;
    }

    private static bool AreSame(ReadOnlySpan<Sized> one, ReadOnlySpan<Sized> other)
    {
        for (var p = 0; p < one.Length; p++)
            if (!(Math.Abs(one[p].Value - other[p].Value) <= 1e-13 * (one[p].Size + other[p].Size))) return false;
        return true;
    }
}
