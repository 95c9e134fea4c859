namespace Grader.Grading;

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

    public Verdict Assume(string stratum) => stratum == "targets-sum-to-one" ? TargetsSumToOne : AssumeLogistic;
}
