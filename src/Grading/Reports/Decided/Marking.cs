using System.Collections.Immutable;
using Grading.Submissions;

namespace Grading.Reports.Decided;

/// <summary>What decisions need of the grading, which they never start: it is handed to them.</summary>
/// <param name="Mark">The results of a submission.</param>
/// <param name="Order">The problems in the order of the results.</param>
/// <param name="Typed">What a student handed in, in full; null where only the cells of the results tell.</param>
internal sealed record Marking(
    Func<Submission, ImmutableArray<Result>> Mark, ImmutableArray<string> Order, Func<string, Submission?> Typed)
{
    /// <summary>The table of the steps of documents; null where there is none.</summary>
    public string? Steps { get; init; }

    /// <summary>Where the rows of a problem stand; those of no problem come last.</summary>
    public int RankOf(string problem) => Order.IndexOf(problem) is >= 0 and var rank ? rank : Order.Length;
}
