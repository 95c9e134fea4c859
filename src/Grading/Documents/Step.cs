using Grading.Documents.Steps;
using Grading.Submissions;

namespace Grading.Documents;

/// <summary>One equality of a document with what is said of it.</summary>
/// <param name="Part">The part in whose stretch it stands; empty for none.</param>
/// <param name="Place">The line of its sign.</param>
/// <param name="Left">As typed.</param>
public sealed record Step(string Part, Source Place, string Left, string Right, StepVerdict Verdict)
{
    /// <summary>The place of the error that it follows from; null for an error of its own, and for what is none.</summary>
    public Source? Follows { get; init; }

    /// <summary>The number of its chain.</summary>
    public int Chain { get; init; }

    /// <summary>The mistake that explains an error; empty where none is known.</summary>
    public string Mistake { get; init; } = "";

    /// <summary>What equal false steps share; empty for others.</summary>
    public string Group { get; init; } = "";
}
