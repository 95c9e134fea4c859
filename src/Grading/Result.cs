using Grading.Submissions;
using Grading.Verdicts;

namespace Grading;

/// <summary>One part of one student, graded.</summary>
/// <param name="Answer">What the student wrote; null where there is no answer.</param>
/// <param name="Credit">From 0 to 1; null where a person decides.</param>
public sealed record Result(string Student, string Problem, string Part, Answer? Answer, Outcome Outcome, decimal? Credit, decimal Points)
{
    public decimal? Score => Credit * Points;
}
