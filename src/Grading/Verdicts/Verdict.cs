namespace Grading.Verdicts;

/// <summary>What becomes of an answer.</summary>
public enum Verdict
{
    Correct,

    /// <summary>Right under a named assumption.</summary>
    Conditional,

    /// <summary>Right, given an earlier mistake.</summary>
    FollowThrough,
    Wrong,

    /// <summary>It can't be told what is meant; not the same as wrong.</summary>
    Unreadable,

    /// <summary>An empty answer, or none.</summary>
    Missing,

    /// <summary>A person must look: undecidable, or a fault of ours. Never a silent zero.</summary>
    Review,
}

public static class VerdictWords
{
    /// <summary>The word for a verdict in every output.</summary>
    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Correct => "correct",
        Verdict.Conditional => "conditional",
        Verdict.FollowThrough => "follow-through",
        Verdict.Wrong => "wrong",
        Verdict.Unreadable => "unreadable",
        Verdict.Missing => "missing",
        Verdict.Review => "review",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
