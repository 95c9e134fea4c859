namespace Grading.Documents.Steps;

/// <summary>What is said of one equality of a derivation.</summary>
public abstract record StepVerdict
{
    private StepVerdict() { }

    /// <summary>Both sides have the same value at every point.</summary>
    public sealed record True : StepVerdict;

    /// <summary>They have not, however the line is read.</summary>
    /// <param name="Witness">A point, and what both sides come to there.</param>
    public sealed record False(string Witness) : StepVerdict;

    /// <summary>They have under an assumption: <c>sigma=logistic</c>, <c>l=L-1</c>, <c>i!=m</c>.</summary>
    public sealed record OnlyIf(string Assumption) : StepVerdict;

    /// <summary>It gives a name to something.</summary>
    public sealed record Definition : StepVerdict;

    /// <summary>Nobody can tell, with a stable word for the reason.</summary>
    public sealed record Unread(string Because) : StepVerdict
    {
        /// <summary>A sum over an index that occurs twice is left out.</summary>
        internal const string SumUnderstood = "sum-understood";

        /// <summary>What would be said if the question that is asked has the answer no; null where none is asked.</summary>
        internal StepVerdict? Otherwise { get; init; }
    }

    /// <summary>The word of a step that does not hold.</summary>
    internal const string FalseWord = "false";

    /// <summary>The word in tables.</summary>
    public string Word => this switch
    {
        True => "true",
        False => FalseWord,
        OnlyIf => Verdicts.Reason.OnlyIfWord,
        Definition => "definition",
        Unread => "unread",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The reason in tables; empty where there is none.</summary>
    public string Reason => this switch
    {
        OnlyIf only => only.Assumption,
        Unread unread => unread.Because,
        _ => "",
    };

    /// <summary>How much is said for the line: of several readings the best counts.</summary>
    internal int Rank => this switch
    {
        True => 3,
        OnlyIf => 2,
        False => 1,
        Definition or Unread => 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
