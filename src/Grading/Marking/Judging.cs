using Grading.Assignments;
using Grading.Comparing;
using Grading.Verdicts;
using ReferenceSolutions.Sampling;

namespace Grading.Marking;

/// <summary>
/// From agreement to verdict: a pure function of where an answer has the reference's value, and of what the assignment takes.
/// </summary>
internal static class Judging
{
    /// <summary>
    /// Right everywhere; or everywhere in a stratum that an assumption names; or wrong, with the stratum where it is right all the same.
    /// </summary>
    public static Outcome Of(Agreements agreements, Reference reference, Switches switches)
    {
        if (agreements.Hold(null, out _)) return new(Verdict.Correct);
        Stratum? explains = null;
        foreach (var stratum in reference.Strata)
        {
            if (!agreements.Hold(stratum, out var count) || count < Reference.LeastPointsOfStratum) continue;
            // what holds whatever the functions are, if only they are the same, takes one for another rather than assume what they are
            if (stratum is Stratum.SameFunction) return new(Verdict.Wrong, new Reason.OnlyIf(stratum));
            if (stratum.IsAssumption) return new(switches.Assume(stratum), new Reason.Assumes(stratum));
            explains ??= stratum;
        }
        return explains is null ? new(Verdict.Wrong) : new(Verdict.Wrong, new Reason.OnlyIf(explains));
    }
}
