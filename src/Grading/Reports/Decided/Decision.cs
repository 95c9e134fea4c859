using Grading.Assignments;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Decided;

/// <summary>Whom a decision is about: one student's part, named as it was typed; or all wrong answers of one cluster.</summary>
internal readonly record struct Target(string Problem, string Part, string? Student, string? Cluster)
{
    /// <summary>For messages.</summary>
    public override string ToString() => Student is null
        ? AssistantSentences.DecidesCluster(Cluster!, Problem, Part)
        : AssistantSentences.DecidesStudent(Student, Problem, Part);
}

/// <summary>A row of the decisions.</summary>
/// <param name="Credit">From 0 to 1, as in the results; null where only a meaning is given.</param>
/// <param name="Means">What the student meant, to be marked instead of what was typed; or empty.</param>
/// <param name="Place">The part that the answer belongs to, where that is what was meant.</param>
/// <param name="Seen">Which answer was decided on: <see cref="TypedText.Digits"/>; empty for whatever stands there.</param>
/// <param name="By">Who decided, <paramref name="At"/> when; kept here, and in no result.</param>
/// <param name="Source">Where the decision was read.</param>
internal sealed record Decision(
    Target Target, decimal? Credit, string Means, PartName? Place, string Comment, string Seen, string By, string At, Source Source)
{
    /// <summary>It takes back what was decided about its target.</summary>
    public bool IsAuto { get; init; }

    public bool HasMeaning => Means.Length > 0;
}
