using System.Collections.Immutable;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Reports.Decided;

/// <summary>A person's decision about one student's part, or about all wrong answers of one cluster.</summary>
/// <param name="Credit">From 0 to 1, as in the results.</param>
/// <param name="Source">Where the decision was read.</param>
internal sealed record Override(string Problem, string Part, string? Student, string? Cluster, decimal Credit, string Comment, Source Source)
{
    /// <summary>Whom it is about, for messages.</summary>
    public string Target => Student is null ? $"{Problem}.{Part}, cluster {Cluster}" : $"{Student}, {Problem}.{Part}";
}

/// <summary>
/// The decisions of a person, put into finished results: credit, score and comment; the reason says what the credit was before
/// (<c>overridden:0</c>). A decision about a student beats one about a cluster.
/// </summary>
internal sealed class Overrides(ImmutableArray<Override> decisions)
{
    private readonly Dictionary<(string, string, string), Override> _byStudent =
        decisions.Where(decision => decision.Student is not null).ToDictionary(decision => (decision.Problem, decision.Part, decision.Student!));

    private readonly Dictionary<(string, string, string), Override> _byCluster =
        decisions.Where(decision => decision.Student is null).ToDictionary(decision => (decision.Problem, decision.Part, decision.Cluster!));

    /// <summary>Rewrites the results at <paramref name="path"/>; says of each decision how many it has affected.</summary>
    /// <exception cref="UnusableFileException">The results can't be read or written.</exception>
    public void Apply(string path, Action<string> say)
    {
        var affected = new Dictionary<Override, int>(ReferenceEqualityComparer.Instance);
        ResultsCsv.Write(path, ResultsReader.Rows(path).Select(row => Decided(row, affected)));
        foreach (var decision in decisions)
        {
            say(affected.GetValueOrDefault(decision) switch
            {
                0 => $"{decision.Source}: {decision.Target}: nobody is affected. {Nobody(decision)}",
                var count => $"{decision.Source}: {decision.Target}: credit {Cell.Number(decision.Credit)} for {count} {(count == 1 ? "student" : "students")}.",
            });
        }
    }

    private ResultRow Decided(ResultRow row, Dictionary<Override, int> affected)
    {
        var decision = _byStudent.GetValueOrDefault((row.Problem, row.Part, row.Student));
        if (decision is null && row.Cluster.Length > 0) decision = _byCluster.GetValueOrDefault((row.Problem, row.Part, row.Cluster));
        if (decision is null) return row;
        affected[decision] = affected.GetValueOrDefault(decision) + 1;
        var before = row.Credit is { } credit ? Cell.Number(credit) : "none";
        return row with
        {
            Credit = decision.Credit,
            Score = decision.Credit * row.Points,
            Reason = Reason.Overridden(row.Reason, before),
            Comment = decision.Comment,
        };
    }

    private static string Nobody(Override decision) => decision.Student is null
        ? "Is the id as in the column \"cluster\" of these results, or is every student of it decided one by one?"
        : "Is the id as in the column \"student\" of these results?";
}
