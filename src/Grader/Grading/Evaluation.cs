using System.Collections.Immutable;
using Formulas;
using ReferenceSolutions.Sampling;

namespace Grader.Grading;

/// <summary>A place to evaluate formulas in: its tape and columns are used again for every answer.</summary>
public sealed class Evaluation
{
    private readonly Tape _tape = new();
    private Sized[] _results = new Sized[4096];

    /// <summary>True when the last formula had too many terms to be evaluated.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The formula at all points; valid until the next call.</summary>
    public ReadOnlySpan<Sized> Run(Formula formula, PointSet set, ImmutableArray<(string Letter, int Value)> indices)
    {
        var result = Lower(formula, set, indices);
        var count = set.Points.Count;
        if (_results.Length < _tape.Count * count) _results = new Sized[2 * _tape.Count * count];
        return _tape.Value<Sized, Sized>(result, set.Points, _results);
    }

    /// <summary>The formula at all points in high precision.</summary>
    public BigFloat[] RunExactly(Formula formula, PointSet set, ImmutableArray<(string Letter, int Value)> indices)
    {
        var result = Lower(formula, set, indices);
        var count = set.Points.Count;
        return _tape.Value<BigFloat, Exact>(result, set.ExactPoints, new BigFloat[_tape.Count * count]).ToArray();
    }

    private int Lower(Formula formula, PointSet set, ImmutableArray<(string Letter, int Value)> indices)
    {
        _tape.Clear();
        var lowering = new Lowering(_tape, set.Network.Layout, set.Elements);
        foreach (var (letter, value) in indices) lowering.Bind(letter, value);
        var result = lowering.Append(formula);
        IsTooLarge = lowering.IsTooLarge;
        return result;
    }
}
