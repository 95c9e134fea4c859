using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Verdicts;
using ReferenceSolutions;
using ReferenceSolutions.Mistakes;

namespace Grading.Explaining;

/// <summary>
/// The ratio of an answer to the truth, point by point: constant for a sign or a factor, a power of one quantity for a factor that is
/// missing or
/// one too many, a quotient of two for a wrong signal.
/// </summary>
internal sealed class Ratios
{
    private static readonly int[] Powers = [-1, 1, -2, 2]; // where a quantity is a sign, it is missing

    private readonly SharedPoints _points;
    private readonly Role _asked;
    private readonly ImmutableArray<Candidate> _candidates;
    private readonly double[] _ones;
    private readonly int _first; // usable point

    // AtFirst: how large it is at the first usable point
    private sealed record Candidate(Formula Formula, FactorKind Kind, double[] Values, double AtFirst)
    {
        public string Name => PlainPrinter.Print(Formula);
    }

    public Ratios(SharedPoints points, Roles roles, Vocabulary vocabulary)
    {
        _points = points;
        _asked = (vocabulary.Updated ?? vocabulary.Asked?.Quantity) is { } asked ? roles.Of(asked) : Role.None;
        _first = Array.IndexOf(points.Usable, true);
        _ones = new double[points.Usable.Length];
        for (var i = 0; i < _ones.Length; i++) _ones[i] = 1;
        var candidates = ImmutableArray.CreateBuilder<Candidate>();
        foreach (var (formula, kind) in new LostFactors(roles, vocabulary).All())
        {
            var values = points.Values(formula);
            if (Array.TrueForAll(values, double.IsFinite))
                candidates.Add(new(formula, kind, values, _first < 0 ? 0 : Math.Abs(values[_first])));
        }
        _candidates = candidates.ToImmutable();
    }

    /// <summary>What a constant ratio says: a sign, a factor, a value that is nearly right.</summary>
    public Finding? Constant(double[] answer, double[] truth) => ConstantRatio(answer, truth) switch
    {
        null => null,
        { } c when Close(c, -1) => Finding.Of(Mistake.Sign),
        { } c when Close(c, 0.5) => Finding.Of(Mistake.FactorLost, Clue.Factor),
        { } c when Close(c, 2) => Finding.Of(Mistake.FactorTooMuch, Clue.Factor),
        { } c when Math.Abs(c - 1) < Tolerances.Nearly => Finding.Of(Mistake.Nearly, Clue.Nearly),
        { } c when IsOtherBase(Math.Abs(c)) => Finding.Of(Mistake.OtherLogarithm, Clue.Logarithm),
        { } c => Finding.Of(Math.Abs(c) < 1 ? Mistake.FactorLost : Mistake.FactorTooMuch, Clue.Factor),
    };

    /// <summary>What the ratio says that is a constant times a power of one quantity, or a quotient of two.</summary>
    public Finding? OfQuantities(double[] answer, double[] truth) => OfOne(answer, truth) ?? (_first < 0 ? null : OfTwo(answer, truth));

    /// <summary>What it says that the answer is a single quantity, perhaps times a derivative that is given.</summary>
    public Finding? SingleLink(double[] answer, double[][] given)
    {
        if (given.Append(_ones).Any(link => IsOne(ConstantRatio(answer, link)))) return Finding.Of(Mistake.SingleLink);
        foreach (var candidate in _candidates)
            if (candidate.Kind != FactorKind.Adjoint && candidate.Formula is not Formula.Extent && IsLink(answer, candidate, given))
                return Finding.Of(Mistake.SingleLink, Clue.SingleLink, candidate.Name);
        return null;
    }

    private bool IsLink(double[] answer, Candidate candidate, double[][] given)
    {
        if (IsOne(ConstantRatio(answer, candidate.Values))) return true;
        foreach (var link in given)
            if (IsOne(ConstantRatio(answer, link, candidate.Values))) return true;
        return false;
    }

    private Finding? OfOne(double[] answer, double[] truth)
    {
        foreach (var candidate in _candidates)
        {
            foreach (var power in Powers)
            {
                if (ConstantRatio(answer, truth, candidate.Values, power) is null) continue;
                if (candidate.Formula is Formula.Extent) return Finding.Of(Mistake.Averaged); // it has no name that could be told
                return power > 0
                    ? Finding.Of(Extra(candidate), Clue.ExtraFactor, candidate.Name)
                    : Finding.Of(Missing(candidate), Clue.MissingFactor, candidate.Name);
            }
        }
        return null;
    }

    private Finding? OfTwo(double[] answer, double[] truth)
    {
        var ratio = Math.Abs(answer[_first] / truth[_first]);
        foreach (var wrong in _candidates)
        {
            foreach (var right in _candidates)
            {
                // one point rules out nearly all of the many pairs
                if (!(Math.Abs(ratio * right.AtFirst - wrong.AtFirst) <= Tolerances.RatioAtOnePoint * wrong.AtFirst)
                    || ReferenceEquals(wrong, right)) continue;
                if (ConstantRatio(answer, truth, wrong.Values, 1, right.Values) is { } c && Close(Math.Abs(c), 1))
                    return wrong.Formula is Formula.Extent
                        ? Finding.Of(Instead(wrong, right))
                        : Finding.Of(Instead(wrong, right), Clue.WrongFactor, wrong.Name);
            }
        }
        return null;
    }

    private static Mistake Missing(Candidate candidate) => candidate.Kind switch
    {
        FactorKind.Slope or FactorKind.OutputSlope => Mistake.SlopeForgotten,
        FactorKind.Signal => Mistake.SignalForgotten,
        FactorKind.PreActivation => Mistake.Power,
        FactorKind.Weight => Mistake.WeightForgotten,
        FactorKind.Step => Mistake.StepForgotten,
        FactorKind.Size => Mistake.Averaged,
        FactorKind.Adjoint => Mistake.SingleLink,
        _ => Mistake.Algebra,
    };

    private Mistake Extra(Candidate candidate) => candidate.Kind switch
    {
        FactorKind.Slope => Mistake.SlopeTwice,
        FactorKind.OutputSlope => Mistake.OutputSlopeKept,
        FactorKind.Signal => _asked == Role.Weight ? Mistake.OtherSignal : Mistake.SignalTooMuch,
        FactorKind.PreActivation => Mistake.Power,
        FactorKind.Size => Mistake.Averaged,
        _ => _asked is Role.Weight or Role.Bias ? Mistake.OtherSignal : Mistake.Algebra,
    };

    private static Mistake Instead(Candidate wrong, Candidate right) => (wrong.Kind, right.Kind) switch
    {
        (FactorKind.Slope, FactorKind.Slope) => Mistake.SlopeOfOtherNeuron,
        (FactorKind.PreActivation, FactorKind.Signal) => Mistake.SignalBeforeActivation,
        (FactorKind.Slope, FactorKind.Signal) => Mistake.SlopeForValue,
        (FactorKind.Signal, FactorKind.Slope) => Mistake.ValueForSlope,
        (FactorKind.Size, FactorKind.Size) => Mistake.WrongAxis,
        (_, FactorKind.Adjoint) => Mistake.SingleLink,
        (_, FactorKind.Signal) => Mistake.OtherSignal,
        (FactorKind.Signal or FactorKind.PreActivation, FactorKind.PreActivation) => Mistake.CurrentForActivity,
        _ => Mistake.Algebra,
    };

    // c where answer = c · truth · q^power / d at all points; null where there is no such constant.
    private double? ConstantRatio(double[] answer, double[] truth, double[]? q = null, int power = 1, double[]? d = null)
    {
        double? constant = null;
        var (compared, skipped) = (0, false);
        for (var i = 0; i < answer.Length; i++)
        {
            if (!_points.Usable[i]) continue;
            var expected = Expected(i, truth, q, power, d);
            if (answer[i] == 0 && truth[i] == 0)
            {
                skipped = true; // a closed gate
                continue;
            }
            var ratio = answer[i] / expected;
            if (!double.IsFinite(ratio) || ratio == 0) return null;
            compared++;
            if (constant is null) constant = ratio;
            else if (Math.Abs(ratio - constant.Value) > Tolerances.Ratio * Math.Abs(constant.Value)) return null;
        }
        return skipped && compared < Reference.LeastPointsOfStratum ? null : constant;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Expected(int i, double[] truth, double[]? q, int power, double[]? d)
    {
        var expected = truth[i];
        if (q is not null) expected *= power switch { 1 => q[i], 2 => q[i] * q[i], -1 => 1 / q[i], _ => 1 / (q[i] * q[i]) };
        return d is null ? expected : expected / d[i];
    }

    private static bool IsOtherBase(double factor) => Close(factor, Math.Log10(Math.E)) || Close(factor, Math.Log(10));

    private static bool IsOne(double? ratio) => ratio is { } constant && Close(constant, 1);

    private static bool Close(double a, double b) => Math.Abs(a - b) <= Tolerances.Constant * Math.Abs(b);
}
