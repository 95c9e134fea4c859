using Formulas.Printing;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Comparing.Precision;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions;
using ReferenceSolutions.Sampling;

namespace Grading.Marking.Confirming;

/// <summary>
/// A formula that was judged right, and that could have been put together without a derivation, is looked at again: at points that nobody
/// can know before writing it, a little outside of the model's domain, and without a tolerance where its terms cancel as those of a
/// quotient of differences do. What 256 bits refute is wrong; what they leave open, a person decides.
/// </summary>
internal sealed class Confirmation(Question.Formula question, Model model, FreshPoints fresh)
{
    // where a formula is compared without a tolerance: what only comes near is off at any of them, and 256 bits take their time
    private const int ExactPoints = 2;

    private readonly Suspicion _suspicion = new(question, model);

    /// <summary>What a formula is judged by, at other points.</summary>
    /// <param name="Given">Points as they come, given what the student answered before; null for the points as they are.</param>
    public readonly record struct Look(Formula Formula, Stratum? Stratum, Func<SampledNetwork, SampledNetwork>? Given, string Reading);

    /// <summary>The outcome, if it stands.</summary>
    /// <param name="hasLargeTerms">Whether the terms of the formula cancel.</param>
    /// <param name="known">Where it was judged.</param>
    /// <param name="given">What the student answered before, put into points; null where nothing was.</param>
    // 5 parameters: an outcome, and how it came about
    public Outcome Of(
        Outcome outcome, Formula formula, bool hasLargeTerms, Reference known, Func<SampledNetwork, SampledNetwork>? given = null)
    {
        if (outcome.Verdict is not (Verdict.Correct or Verdict.Conditional)) return outcome;
        var couldBeTable = _suspicion.CouldBeTable(formula);
        if (!hasLargeTerms && !couldBeTable) return outcome;
        var stratum = (outcome.Reason as Reason.Assumes)?.Stratum;
        var look = new Look(formula, stratum, given, PlainPrinter.Print(formula));
        if (couldBeTable) outcome = Elsewhere(outcome, look, known);
        // given an earlier answer, nothing is known in more bits than that
        if (!hasLargeTerms || given is not null || outcome.Verdict is Verdict.Wrong or Verdict.Review) return outcome;
        var isQuotient = ShiftedCopies.AreIn(formula) && CancelsEverywhere(look, known);
        return (Inexact(look, known) ?? (isQuotient ? Cause.Unconfirmed : null)) is { } cause
            ? Refused(outcome, cause, null)
            : outcome;
    }

    private Outcome Elsewhere(Outcome outcome, Look look, Reference known)
    {
        var inside = At(look, fresh.Inside(look.Reading));
        if (Refuting(look, inside) is var (different, isCertain))
            return Refused(outcome, isCertain ? Cause.NotElsewhere : Cause.Unconfirmed, different);
        var outside = At(look, fresh.Outside(look.Reading));
        if (Refuting(look, outside) is not null) return Refused(outcome, Cause.Unconfirmed, null);
        // what never acts at any of these points, acts at others
        foreach (var threshold in _suspicion.Thresholds(look.Formula))
            if (!IsCrossed(threshold, [known, inside, outside])) return Refused(outcome, Cause.Unconfirmed, null);
        foreach (var gate in _suspicion.Gates(look.Formula))
            if (IsShut(gate, [known, inside, outside])) return Refused(outcome, Cause.Unconfirmed, null);
        return outcome;
    }

    private Reference At(Look look, IEnumerable<SampledNetwork> sets) =>
        Reference.Of(question, look.Given is { } given ? sets.Select(given) : sets);

    private static Outcome Refused(Outcome outcome, Cause cause, Agreements.Witness? at)
    {
        var verdict = cause == Cause.Unconfirmed ? Verdict.Review : Verdict.Wrong;
        var refused = new Outcome(verdict, cause) { Formula = outcome.Formula };
        return at is { } witness && outcome.Formula is { } formula && verdict == Verdict.Wrong
            ? refused with { Witness = Evidence.Witness(formula, witness), Truth = Evidence.Number(witness.Truth) }
            : refused;
    }

    // The first point that speaks against the formula, and whether it does so for certain.
    private static (Agreements.Witness At, bool IsCertain)? Refuting(Look look, Reference reference)
    {
        var agreements = Agreements.Of(look.Formula, reference);
        if (agreements.FirstNotSame(look.Stratum) is not { } at) return null;
        var answer = new ExactValues(look.Formula, at.Frame.Set, at.Frame.Indices).At([at.Point], Effort.Network)[0];
        var truth = at.Frame.Exact.At([at.Point], Effort.Network)[0];
        return (at, Comparison.Decide(answer, truth, Tolerances.Formula, isLast: true) == Agreement.Different);
    }

    // Why a formula whose terms cancel is not what it comes near to; null where it is. It is looked at where it was judged: what comes near
    // does so everywhere. At which points, its own text says.
    private static Cause? Inexact(Look look, Reference known)
    {
        Cause? cause = null;
        foreach (var (frame, p) in Drawn(look, known))
        {
            var agreement = Exactly(new ExactValues(look.Formula, frame.Set, frame.Indices), frame.Exact, p);
            if (agreement == Agreement.Different) return Cause.Approximates;
            if (agreement == Agreement.Undecided) cause = Cause.Unconfirmed;
        }
        return cause;
    }

    private static IEnumerable<(Reference.Frame Frame, int Point)> Drawn(Look look, Reference known)
    {
        var left = known.Frames.SelectMany(frame => Enumerable.Range(0, frame.Values.Length)
            .Where(p => IsLookedAt(look, frame, p)).Select(p => (Frame: frame, Point: p))).ToList();
        var uniform = Seed.Unforeseen(look.Reading);
        for (var count = Math.Min(ExactPoints, left.Count); count > 0; count--)
        {
            var i = (int)(uniform() * left.Count);
            yield return left[i];
            left.RemoveAt(i);
        }
    }

    // A quotient of high order is as near the truth as 256 bits can tell; but its terms cancel at all points alike, by its step.
    private static bool CancelsEverywhere(Look look, Reference reference)
    {
        var isSomething = false;
        foreach (var frame in reference.Frames)
        {
            var values = Evaluation.OfThread.Run(look.Formula, frame.Set, frame.Indices);
            for (var p = 0; p < values.Length; p++)
            {
                if (!IsLookedAt(look, frame, p) || frame.Values[p].Size == 0) continue;
                if (values[p].Size <= Tolerances.Cancelling * frame.Values[p].Size) return false;
                isSomething = true;
            }
        }
        return isSomething;
    }

    private static bool IsLookedAt(Look look, Reference.Frame frame, int p) =>
        frame.Usable[p] && (look.Stratum is not { } stratum || frame.Set.LiesIn(p, stratum));

    // With the network in 256 bits, or what is drawn in as many as there are.
    private static Agreement Exactly(ExactValues answer, ExactValues truth, int point)
    {
        var agreement = Comparison.Exactly(answer.At([point], Effort.Network)[0], truth.At([point], Effort.Network)[0]);
        return agreement == Agreement.Undecided && answer.Work(Effort.Most) <= HighPrecisionWork.Most
            ? Comparison.Exactly(answer.At([point], Effort.Most)[0], truth.At([point], Effort.Most)[0])
            : agreement;
    }

    // Whether it is nothing beside the reference, wherever that is something.
    private static bool IsShut(Formula gate, Reference[] references)
    {
        var isSomething = false;
        foreach (var reference in references)
        {
            foreach (var frame in reference.Frames)
            {
                var values = Evaluation.OfThread.Run(gate, frame.Set, frame.Indices);
                for (var p = 0; p < values.Length; p++)
                {
                    if (!frame.Usable[p]) continue;
                    if (!(Math.Abs(values[p].Value) <= Tolerances.Formula * Math.Abs(frame.Values[p].Value))) return false;
                    isSomething |= frame.Values[p].Value != 0;
                }
            }
        }
        return isSomething;
    }

    private static bool IsCrossed(Formula threshold, Reference[] references)
    {
        var (above, below) = (false, false);
        foreach (var reference in references)
        {
            foreach (var frame in reference.Frames)
            {
                foreach (var value in Evaluation.OfThread.Run(threshold, frame.Set, frame.Indices))
                {
                    above |= value.Value > 0;
                    below |= value.Value < 0;
                }
            }
        }
        return above && below;
    }
}
