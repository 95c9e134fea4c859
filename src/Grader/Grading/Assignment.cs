using System.Collections.Immutable;
using Grader.Problems;

namespace Grader.Grading;

/// <summary>What a class was set: problems with points, the seed, and how verdicts earn credit. Without a file, the defaults.</summary>
public sealed record Assignment
{
    public string Title { get; init; } = "";

    /// <summary>Decides the sample points, together with the problem.</summary>
    public string Seed { get; init; } = "0";

    /// <summary>The problems in order, each with the points of its parts; empty for whatever a student has begun.</summary>
    public ImmutableArray<AssignedProblem> Problems { get; init; } = [];

    /// <summary>Credit, from 0 to 1, by verdict; <see cref="Verdict.Review"/> has none.</summary>
    public ImmutableSortedDictionary<Verdict, decimal> Credit { get; init; } = ImmutableSortedDictionary.CreateRange(new Dictionary<Verdict, decimal>
    {
        [Verdict.Correct] = 1,
        [Verdict.FollowThrough] = 1,
        [Verdict.Conditional] = 0.5m,
        [Verdict.Wrong] = 0,
        [Verdict.Unreadable] = 0,
        [Verdict.Missing] = 0,
    });

    /// <summary>Partial credit, from 0 to 1, for wrong answers with a recognised mistake, by its code.</summary>
    public ImmutableSortedDictionary<string, decimal> MistakeCredit { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    public Switches Switches { get; init; } = new();

    /// <summary>The credit of an outcome, or null where a person decides: for a recognised mistake the assignment's, else the problem's, else the verdict's.</summary>
    public decimal? CreditOf(Outcome outcome) => outcome.Verdict == Verdict.Wrong && MistakeCredit.TryGetValue(outcome.Mistake, out var own) ? own
        : outcome.Verdict == Verdict.Wrong && outcome.Credit is { } partial ? partial
        : outcome.Verdict == Verdict.Conditional && outcome.Reason.StartsWith("follows:", StringComparison.Ordinal) ? Math.Min(Credit[Verdict.Conditional], Credit[Verdict.FollowThrough])
        : Credit.TryGetValue(outcome.Verdict, out var credit) ? credit : null;

    /// <summary>The maximum of a part: as assigned, or as the problem has it.</summary>
    public decimal PointsOf(Problem problem, Part part) =>
        Problems.FirstOrDefault(assigned => assigned.Id == problem.Id)?.Points.GetValueOrDefault(part.Id, part.Points) ?? part.Points;
}

/// <param name="Points">The points of parts that differ from the problem's own.</param>
public sealed record AssignedProblem(string Id, ImmutableSortedDictionary<string, decimal> Points);
