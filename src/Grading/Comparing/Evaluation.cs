using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Sampling;

namespace Grading.Comparing;

/// <summary>A place to evaluate formulas in: its tape and columns are used again for every answer.</summary>
public sealed class Evaluation
{
    // 1 MB: far more than any answer of a student takes. What one answer took beyond that is given back with the next.
    private const int Kept = 65_536;

    [ThreadStatic]
    private static Evaluation? t_ofThread;

    private readonly Tape _tape = new();
    private Sized[] _results = new Sized[64];

    /// <summary>The thread's own, for whoever is done with the values before anybody else asks for some.</summary>
    public static Evaluation OfThread => t_ofThread ??= new();

    /// <summary>True when the last formula had too many terms to be evaluated.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The formula at all points; valid until the next call.</summary>
    public ReadOnlySpan<Sized> Run(Formula formula, SampledNetwork set, ImmutableArray<IndexValue> indices)
    {
        var result = Lower(formula, set, indices);
        var count = set.Points.Count;
        var needed = _tape.Count * count;
        if (_results.Length < needed || (_results.Length > Kept && needed <= Kept))
            _results = new Sized[needed <= Kept ? Math.Min(2 * needed, Kept) : needed];
        return _tape.Value(result, set.Points, _results);
    }

    /// <summary>The formula at all points in high precision.</summary>
    public BigFloat[] RunExactly(Formula formula, SampledNetwork set, ImmutableArray<IndexValue> indices)
    {
        var result = Lower(formula, set, indices);
        var count = set.Points.Count;
        return _tape.Value(result, set.Exact.For(_tape), new BigFloat[_tape.Count * count]).ToArray();
    }

    private int Lower(Formula formula, SampledNetwork set, ImmutableArray<IndexValue> indices)
    {
        _tape.Clear();
        var writer = new TapeWriter(_tape, set.Network.Layout, set.Elements);
        foreach (var index in indices) writer.Bind(index.Letter, index.Value);
        var result = writer.Append(formula);
        IsTooLarge = writer.IsTooLarge;
        return result;
    }
}
