using System.Collections.Immutable;
using Formulas.Names;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Assignments;

/// <summary>What a class was set: problems with points, the seed, and how verdicts earn credit. Without a file, the defaults.</summary>
public sealed record Assignment
{
    public string Title { get; init; } = "";

    /// <summary>Decides the sample points, together with the problem.</summary>
    public string Seed { get; init; } = "0";

    /// <summary>The problems in order, each with the points of its parts; empty for whatever a student has begun.</summary>
    public ImmutableArray<AssignedProblem> Problems { get; init; } = [];

    /// <summary>Which parts make the total.</summary>
    public Counting Counting { get; init; } = Counting.All;

    /// <summary>Credit, from 0 to 1, by verdict, where it is not the usual one; null where a person decides.</summary>
    public IReadOnlyDictionary<Verdict, decimal?>? Credit { get; init; }

    /// <summary>Partial credit, from 0 to 1, for wrong answers with a recognised mistake, by its code.</summary>
    public IReadOnlyDictionary<string, decimal>? MistakeCredit { get; init; }

    /// <summary>What the class writes for the names of the problems; it counts before what a problem says.</summary>
    public ImmutableArray<Spelling> Write { get; init; } = [];

    /// <summary>What is special about whole documents.</summary>
    public DocumentRules Documents { get; init; } = new();

    public Switches Switches { get; init; } = new();

    /// <summary>The switches of single parts that differ from those of the assignment.</summary>
    public ImmutableArray<PartSwitches> PartSwitches { get; init; } = [];

    public Switches SwitchesOf(string problem, string part)
    {
        foreach (var own in PartSwitches)
            if (own.Problem == problem && own.Part == part) return own.Switches;
        return Switches;
    }

    /// <summary>
    /// The credit of an outcome, or null where a person decides: for a recognised mistake the assignment's,
    /// else the problem's, else the verdict's.
    /// </summary>
    public decimal? CreditOf(Outcome outcome) => outcome.Verdict switch
    {
        Verdict.Wrong when outcome.Reason.Share(CreditOfVerdict(Verdict.FollowThrough) ?? 0) is { } share =>
            Math.Max(share, CreditOfVerdict(Verdict.Wrong) ?? 0),
        Verdict.Wrong when MistakeCredit is not null && outcome.Mistake is not null
            && MistakeCredit.TryGetValue(outcome.Mistake.Code, out var own) => own,
        Verdict.Wrong when outcome.Credit is { } partial => partial,
        Verdict.Conditional when outcome.Reason is Reason.Follows =>
            Math.Min(CreditOfVerdict(Verdict.Conditional) ?? 0, CreditOfVerdict(Verdict.FollowThrough) ?? 0),
        // It was read, and is not what was asked for: nobody has to look.
        Verdict.Unreadable when outcome.Reason is Reason.NotExplicit => CreditOfVerdict(Verdict.Unreadable) ?? 0,
        var verdict => CreditOfVerdict(verdict),
    };

    /// <summary>The credit of a verdict; what can't be read has none, as <see cref="Verdict.Review"/>: a person looks.</summary>
    private decimal? CreditOfVerdict(Verdict verdict) =>
        Credit is not null && Credit.TryGetValue(verdict, out var own) ? own : verdict switch
        {
            Verdict.Correct or Verdict.FollowThrough => 1,
            Verdict.Conditional => 0.5m,
            Verdict.Wrong or Verdict.Missing => 0,
            _ => null,
        };

    /// <summary>The maximum of a part: as assigned, or as the problem has it; nothing where it doesn't count.</summary>
    public decimal PointsOf(Problem problem, Part part)
    {
        if (!ReferenceEquals(Counting, Counting.All) && !Counting.Counts(new(problem.Id, part.Id))) return 0;
        foreach (var assigned in Problems)
            if (assigned.Id == problem.Id) return assigned.Points.GetValueOrDefault(part.Id, part.Points);
        return part.Points;
    }
}

/// <param name="Points">The points of parts that differ from the problem's own.</param>
public sealed record AssignedProblem(string Id, ImmutableSortedDictionary<string, decimal> Points);

/// <summary>All switches as they stand for one part.</summary>
public sealed record PartSwitches(string Problem, string Part, Switches Switches);
