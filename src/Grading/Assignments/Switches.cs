using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions;
using ReferenceSolutions.Sampling;

namespace Grading.Assignments;

/// <summary>How an assignment treats what is right only in a sense; the defaults of every assignment.</summary>
public sealed record Switches
{
    /// <summary>What an answer earns that holds for the logistic function only.</summary>
    public Verdict AssumeLogistic { get; init; } = Verdict.Conditional;

    /// <summary>What an answer earns that needs targets with the sum one.</summary>
    public Verdict TargetsSumToOne { get; init; } = Verdict.Conditional;

    /// <summary>Whether a bare increment (-k·g without the old value) passes for an update.</summary>
    public bool BareIncrement { get; init; }

    /// <summary>Whether errors of intermediate neurons (δ4) may be left in an answer.</summary>
    public bool IntermediateDeltas { get; init; }

    /// <summary>
    /// Whether an answer must be written in the terms the question asks for ("in terms of e and z"), or has only to have the value.
    /// </summary>
    public bool FormRequired { get; init; }

    /// <summary>Whether an answer may be averaged over a batch (1/N) where the question is about one example.</summary>
    public bool BatchAverage { get; init; }

    /// <summary>Whether an index that occurs twice in a term is summed over without a sum sign.</summary>
    public bool ImpliedSums { get; init; }

    /// <summary>How many decimals a number needs at least; null for what the problem says.</summary>
    public int? Decimals { get; init; }

    /// <summary>Who may use which name in a part that is set with these switches.</summary>
    internal Permission PermissionIn(Question.Formula question, Model model) =>
        new(question, model) { IntermediateDeltas = IntermediateDeltas, FormRequired = FormRequired };

    /// <summary>The same of any part that asks for a formula or a number; null for others, which have no names.</summary>
    internal Permission? PermissionIn(Part part) => part.Question switch
    {
        Question.Formula formula => PermissionIn(formula, part.Section.Model),
        Question.Number number => new(number, part.Section.Model),
        _ => null,
    };

    public Verdict Assume(Stratum stratum) => stratum is Stratum.TargetsSumToOne ? TargetsSumToOne : AssumeLogistic;
}
