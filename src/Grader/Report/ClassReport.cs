using System.Collections.Immutable;
using Grading.Assignments;
using Grading.Problems;
using Grading.Reports;

namespace Grader.Report;

/// <summary>What the page says of a class; one pass over the results, in memory that does not grow with the class.</summary>
public sealed record ClassReport
{
    /// <summary>So many students have all their answers on the page; of a larger class nobody has.</summary>
    public const int MostStudents = 200;

    private const int Bins = 10;
    private const int MostClusters = 50_000;
    private const int ClustersShown = 20;
    private const int AwaitingShown = 200;

    public required string Title { get; init; }
    public required string Seed { get; init; }
    public required string Grader { get; init; }
    public required int Students { get; init; }
    public required int Answers { get; init; }

    /// <summary>The problems that were graded: id and title, and the points there were.</summary>
    public required ImmutableArray<(string Id, string Title, decimal Points)> Problems { get; init; }

    /// <summary>How many students have a total of 0–10 %, 10–20 %, … of the points; those of whom all is decided.</summary>
    public required ImmutableArray<int> Histogram { get; init; }
    public required decimal Points { get; init; }
    public required double Mean { get; init; }
    public required double Deviation { get; init; }
    public required int Undecided { get; init; }
    public required ImmutableArray<PartStatistics> Parts { get; init; }

    /// <summary>The most frequent wrong answers.</summary>
    public required ImmutableArray<Cluster> Clusters { get; init; }

    /// <summary>What a person has yet to decide: the first of it, and how much there is.</summary>
    public required ImmutableArray<ResultRow> Awaiting { get; init; }
    public required int AwaitingCount { get; init; }

    /// <summary>All answers, of a class of up to <see cref="MostStudents"/>; otherwise none.</summary>
    public required ImmutableArray<StudentResults> Each { get; init; }

    /// <summary>Draws readings.</summary>
    public required Typeset Typeset { get; init; }

    /// <summary>Wrong answers that are the same; of their readings the shortest.</summary>
    public sealed record Cluster(string Problem, string Part, string Reading, string Reason, string Mistake, string Hint, int Students);

    internal static ClassReport Of(string results, PartColumns columns, ImmutableArray<Problem> problems, Assignment assignment)
    {
        var parts = columns.Parts.ToDictionary(part => (part.Problem, part.Part), part => new PartSums(part.Problem, part.Part));
        var clusters = new Dictionary<(string, string, string), Cluster>();
        var totals = new Moments();
        var histogram = new int[Bins];
        var awaiting = ImmutableArray.CreateBuilder<ResultRow>();
        var each = ImmutableArray.CreateBuilder<StudentResults>();
        var (students, answers, awaitingCount, undecided) = (0, 0, 0, 0);
        foreach (var student in ResultsReader.Students(results))
        {
            students++;
            answers += student.Rows.Length;
            if (students <= MostStudents) each.Add(student);
            if (student.Awaiting > 0) undecided++;
            var total = student.Points == 0 ? 0 : (double)(student.Score / student.Points);
            if (student.Awaiting == 0)
            {
                totals.Add(total, total);
                histogram[Math.Clamp((int)(total * Bins), 0, Bins - 1)]++;
            }
            foreach (var row in student.Rows)
            {
                if (parts.TryGetValue((row.Problem, row.Part), out var sums)) sums.Add(row, total);
                if (row.Score is null && ++awaitingCount <= AwaitingShown) awaiting.Add(row);
                if (row.Verdict != "wrong" || row.Reading.Length == 0) continue;
                var key = (row.Problem, row.Part, row.Cluster.Length > 0 ? row.Cluster : row.Reading);
                if (clusters.TryGetValue(key, out var known)) clusters[key] = (IsPlainer(row.Reading, known.Reading) ? known with { Reading = row.Reading } : known) with { Students = known.Students + 1 };
                else if (clusters.Count < MostClusters) clusters[key] = new(row.Problem, row.Part, row.Reading, row.Reason, row.Mistake, row.Hint, 1);
            }
        }
        return new()
        {
            Title = assignment.Title.Length > 0 ? assignment.Title : string.Join(", ", columns.Parts.Select(part => part.Problem).Distinct()),
            Seed = assignment.Seed,
            Typeset = new(problems),
            Grader = typeof(ClassReport).Assembly.GetName().Version?.ToString() ?? "",
            Problems = [.. from problem in problems let points = columns.Parts.Where(part => part.Problem == problem.Id).ToArray() where points.Length > 0 select (problem.Id, problem.Title, points.Sum(part => part.Points))],
            Students = students,
            Answers = answers,
            Histogram = [.. histogram],
            Points = columns.Points,
            Mean = totals.Mean,
            Deviation = totals.Deviation,
            Undecided = undecided,
            Parts = [.. columns.Parts.Select(part => parts[(part.Problem, part.Part)].Statistics())],
            Clusters = [.. clusters.Values.OrderByDescending(cluster => cluster.Students).ThenBy(cluster => cluster.Problem, StringComparer.Ordinal)
                .ThenBy(cluster => cluster.Part, StringComparer.Ordinal).ThenBy(cluster => cluster.Reading, StringComparer.Ordinal).Take(ClustersShown)],
            Awaiting = awaiting.ToImmutable(),
            AwaitingCount = awaitingCount,
            Each = students <= MostStudents ? each.ToImmutable() : [],
        };
    }

    // The same whatever the order of the rows.
    private static bool IsPlainer(string reading, string other) =>
        reading.Length < other.Length || (reading.Length == other.Length && string.CompareOrdinal(reading, other) < 0);
}
