using System.Collections.Immutable;
using Grading.Assignments;
using Grading.Problems;

namespace Grading.Reports;

/// <summary>The parts that a class was marked on, in the order of the problems, each with its points.</summary>
internal sealed record PartColumns(ImmutableArray<(string Problem, string Part, decimal Points)> Parts)
{
    /// <summary>How they make a total.</summary>
    public Counting Counting { get; init; } = Counting.All;

    public decimal Points => Totals.Points(Parts.Select(part => (new PartName(part.Problem, part.Part), part.Points)), Counting);

    /// <summary>One pass over the results. What belongs to no part of a problem has no column.</summary>
    public static PartColumns Of(string results, ImmutableArray<Problem> problems, Counting? counting = null)
    {
        var points = new Dictionary<(string, string), decimal>();
        foreach (var row in ResultsReader.Rows(results)) points[(row.Problem, row.Part)] = row.Points;
        var parts = from problem in problems
                    from part in problem.Parts
                    where points.ContainsKey((problem.Id, part.Id))
                    select (problem.Id, part.Id, points[(problem.Id, part.Id)]);
        return new([.. parts]) { Counting = counting ?? Counting.All };
    }
}
