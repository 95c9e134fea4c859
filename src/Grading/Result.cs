using Grading.Submissions;
using Grading.Verdicts;

namespace Grading;

/// <summary>One part of one student, graded.</summary>
/// <param name="Answer">What the student wrote; null where there is no answer.</param>
/// <param name="Credit">From 0 to 1; null where a person decides.</param>
public sealed record Result(string Student, string Problem, string Part, Answer? Answer, Outcome Outcome, decimal? Credit, decimal Points)
{
    /// <summary>Lines near this part that were not read, for those who look at it; empty for none.</summary>
    public string AlsoNotRead { get; init; } = "";

    public decimal? Score => Credit * Points;
}
