using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Tree;
using Formulas.Typing;
using Grading.Verdicts;
using ReferenceSolutions;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Explaining;

/// <summary>
/// The ratio of an answer to the truth, point by point: constant for a sign or a factor, a power of one quantity for a factor that is missing or
/// one too many, a quotient of two for a wrong signal.
/// </summary>
internal sealed class Ratios
{
    // A ratio is the same at two points if it differs by rounding only.
    private const double Tolerance = 1e-7;

    private static readonly int[] Powers = [1, -1, 2, -2];

    private readonly SharedPoints _points;
    private readonly Repairs _repairs;
    private readonly Model _model;
    private readonly Vocabulary _vocabulary;
    private readonly ImmutableArray<Candidate> _candidates;
    private readonly double[] _ones;
    private readonly int _first; // usable point

    private enum Kind
    {
        Slope,
        Signal,
        PreActivation,
        Weight,
        OutputSlope,
        Step,
        Adjoint,
        Other,
    }

    // AtFirst: how large it is at the first usable point
    private sealed record Candidate(Formula Formula, Kind Kind, double[] Values, double AtFirst);

    public Ratios(SharedPoints points, Model model, Vocabulary vocabulary)
    {
        (_points, _model, _vocabulary, _repairs) = (points, model, vocabulary, new Repairs(model, vocabulary));
        _first = Array.IndexOf(points.Usable, true);
        _ones = new double[points.Usable.Length];
        for (var i = 0; i < _ones.Length; i++) _ones[i] = 1;
        var candidates = ImmutableArray.CreateBuilder<Candidate>();
        foreach (var (formula, kind) in Formulas())
            if (points.Values(formula) is var values && Array.TrueForAll(values, double.IsFinite)) candidates.Add(new(formula, kind, values, _first < 0 ? 0 : Math.Abs(values[_first])));
        _candidates = candidates.ToImmutable();
    }

    /// <summary>What a constant ratio says: a sign, a factor, a value that is nearly right.</summary>
    public Finding? Constant(double[] answer, double[] truth)
    {
        if (ConstantRatio(answer, truth) is not { } c) return null;
        if (Close(c, -1)) return Finding.Of(Mistake.Sign);
        if (Close(c, 0.5)) return new(Mistake.FactorLost, "factor");
        if (Close(c, 2)) return new(Mistake.FactorTooMuch, "factor");
        if (Math.Abs(c - 1) < 0.1) return new(Mistake.Nearly, "nearly");
        return Close(Math.Abs(c), Math.Abs(Math.Log10(Math.E))) || Close(Math.Abs(c), Math.Log(10)) ? new(Mistake.OtherLogarithm, "logarithm") : new(Math.Abs(c) < 1 ? Mistake.FactorLost : Mistake.FactorTooMuch, "factor");
    }

    /// <summary>What the ratio says that is a constant times a power of one quantity, or a quotient of two.</summary>
    public Finding? OfQuantities(double[] answer, double[] truth)
    {
        foreach (var candidate in _candidates)
        {
            foreach (var power in Powers)
            {
                if (ConstantRatio(answer, truth, candidate.Values, power) is null) continue;
                var name = PlainPrinter.Print(candidate.Formula);
                return power > 0 ? new(Extra(candidate), $"extra-factor:{name}") : new(Missing(candidate), $"missing-factor:{name}");
            }
        }
        // one point rules out nearly all of the many pairs
        if (_first < 0) return null;
        var ratio = Math.Abs(answer[_first] / truth[_first]);
        foreach (var wrong in _candidates)
        {
            foreach (var right in _candidates)
            {
                if (!(Math.Abs(ratio * right.AtFirst - wrong.AtFirst) <= 1e-5 * wrong.AtFirst)) continue;
                if (wrong == right || ConstantRatio(answer, truth, wrong.Values, 1, right.Values) is not { } c || !Close(Math.Abs(c), 1)) continue;
                return new(Instead(wrong, right), $"wrong-factor:{PlainPrinter.Print(wrong.Formula)}");
            }
        }
        return null;
    }

    /// <summary>What it says that the answer is a single quantity, perhaps times a derivative that is given.</summary>
    public Finding? SingleLink(double[] answer, double[][] given)
    {
        foreach (var link in given)
            if (ConstantRatio(answer, link) is { } alone && Close(alone, 1)) return Finding.Of(Mistake.SingleLink);
        if (ConstantRatio(answer, _ones) is { } one && Close(one, 1)) return Finding.Of(Mistake.SingleLink);
        foreach (var candidate in _candidates)
        {
            if (candidate.Kind == Kind.Adjoint) continue;
            if (ConstantRatio(answer, candidate.Values) is { } c && Close(c, 1)) return new(Mistake.SingleLink, $"single-link:{PlainPrinter.Print(candidate.Formula)}");
            foreach (var link in given)
                if (ConstantRatio(answer, link, candidate.Values, 1) is { } times && Close(times, 1)) return new(Mistake.SingleLink, $"single-link:{PlainPrinter.Print(candidate.Formula)}");
        }
        return null;
    }

    private static Mistake Missing(Candidate candidate) => candidate.Kind switch
    {
        Kind.Slope or Kind.OutputSlope => Mistake.SlopeForgotten,
        Kind.Signal => Mistake.SignalForgotten,
        Kind.PreActivation => Mistake.Power,
        Kind.Weight => Mistake.WeightForgotten,
        Kind.Step => Mistake.StepForgotten,
        Kind.Adjoint => Mistake.SingleLink,
        _ => Mistake.Algebra,
    };

    private Mistake Extra(Candidate candidate) => candidate.Kind switch
    {
        Kind.Slope => Mistake.SlopeTwice,
        Kind.OutputSlope => Mistake.OutputSlopeKept,
        Kind.Signal => AsksForWeight ? Mistake.OtherSignal : Mistake.SignalTooMuch,
        Kind.PreActivation => Mistake.Power,
        _ => AsksForParameter ? Mistake.OtherSignal : Mistake.Algebra,
    };

    private static Mistake Instead(Candidate wrong, Candidate right) => (wrong.Kind, right.Kind) switch
    {
        (Kind.Slope, Kind.Slope) => Mistake.SlopeOfOtherNeuron,
        (Kind.PreActivation, Kind.Signal) => Mistake.SignalBeforeActivation,
        (Kind.Slope, Kind.Signal) => Mistake.SlopeForValue,
        (Kind.Signal, Kind.Slope) => Mistake.ValueForSlope,
        (_, Kind.Adjoint) => Mistake.SingleLink,
        (_, Kind.Signal) => Mistake.OtherSignal,
        (Kind.Signal, Kind.PreActivation) or (Kind.PreActivation, Kind.PreActivation) => Mistake.CurrentForActivity,
        _ => Mistake.Algebra,
    };

    private bool AsksForWeight => _vocabulary.Updated is { } updated ? Repairs.IsWeight(updated) : _vocabulary.Asked is { } asked && Repairs.IsWeight(asked.Quantity);

    private bool AsksForParameter => AsksForWeight || (_vocabulary.Updated ?? _vocabulary.Asked?.Quantity)?.Name[0] == 'b';

    // c where answer = c · truth · q^power / d at all points; null where there is no such constant.
    private double? ConstantRatio(double[] answer, double[] truth, double[]? q = null, int power = 1, double[]? d = null)
    {
        double? constant = null;
        for (var i = 0; i < answer.Length; i++)
        {
            if (!_points.Usable[i]) continue;
            var expected = truth[i];
            if (q is not null) expected *= power switch { 1 => q[i], 2 => q[i] * q[i], -1 => 1 / q[i], _ => 1 / (q[i] * q[i]) };
            if (d is not null) expected /= d[i];
            var ratio = answer[i] / expected;
            if (!double.IsFinite(ratio) || ratio == 0) return null;
            if (constant is null) constant = ratio;
            else if (Math.Abs(ratio - constant.Value) > Tolerance * Math.Abs(constant.Value)) return null;
        }
        return constant;
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-6 * Math.Abs(b);

    // Every name that fits the free indices, with the slopes at the pre-activations.
    private IEnumerable<(Formula Formula, Kind Kind)> Formulas()
    {
        var arguments = new HashSet<int>();
        foreach (var activation in _vocabulary.Activations.Values) arguments.Add(activation.Argument.Id);
        var signals = Repairs.Signals(_model);
        var adjoints = _model.AdjointNames.Select(name => name.Name).ToHashSet();
        foreach (var quantity in _vocabulary.Quantities)
        {
            if (quantity == _vocabulary.Loss) continue;
            foreach (var symbol in Elements(quantity))
            {
                if (IndexTyping.Of(symbol, _vocabulary).Formula is null) continue;
                var activation = _vocabulary.Activations.GetValueOrDefault(quantity.Id);
                yield return (symbol, quantity == _vocabulary.Step ? Kind.Step : adjoints.Contains(quantity) ? Kind.Adjoint : arguments.Contains(quantity.Id) ? Kind.PreActivation : activation is not null || signals.Contains(quantity) ? Kind.Signal : Repairs.IsWeight(quantity) ? Kind.Weight : Kind.Other);
                if (_repairs.IsOutput(quantity) || activation is not null) yield return (new Binary(Operator.Multiply, symbol, new Binary(Operator.Subtract, Integer(1), symbol)), _repairs.IsOutput(quantity) ? Kind.OutputSlope : Kind.Slope);
                if (activation is not null) yield return (new Call(activation.Function, 1, [symbol with { Quantity = activation.Argument }]), Kind.Slope);
            }
        }
    }

    private IEnumerable<Symbol> Elements(Quantity quantity)
    {
        if (quantity.IsScalar) return [Symbol.Of(quantity)];
        Index?[] layers = quantity.Layer is null ? [null] : _vocabulary.FreeLayer is { } letter ? [new(letter, 0), new(letter, -1), new(letter, 1)] : [new(Vocabulary.LastLayer, 0), new(Vocabulary.LastLayer, -1)];
        var letters = _vocabulary.FreeIndices.Select(index => new Index(index.Letter, 0)).ToArray();
        var subscripts = quantity.Axes.Length switch
        {
            1 => letters.Select(letter => new[] { letter }),
            2 when letters.Length == 2 => [[letters[0], letters[1]], [letters[1], letters[0]]],
            _ => [],
        };
        return subscripts.SelectMany(indices => layers.Select(layer => new Symbol(quantity, [.. indices], layer)));
    }
}
