using System.Collections.Immutable;
using Grading.Reports.Places;
using Grading.Submissions;
using Grading.Verdicts;
using Grading.Wording;

namespace Grading.Reports.Decided;

/// <summary>A person's decision about one student's part, or about all wrong answers of one cluster.</summary>
/// <param name="Credit">From 0 to 1, as in the results.</param>
/// <param name="Source">Where the decision was read.</param>
internal sealed record Decision(
    string Problem, string Part, string? Student, string? Cluster, decimal Credit, string Comment, Source Source)
{
    /// <summary>Whom it is about, for messages.</summary>
    public string Target => Student is null
        ? AssistantSentences.DecidesCluster(Cluster!, Problem, Part)
        : AssistantSentences.DecidesStudent(Student, Problem, Part);
}

/// <summary>
/// The decisions of a person, put into finished results: credit, score and comment; the reason says what the credit was before
/// (<c>overridden:0</c>). A decision about a student beats one about a cluster.
/// </summary>
internal sealed class Decisions(ImmutableArray<Decision> decisions)
{
    private readonly Dictionary<(string, string, string), Decision> _byStudent = decisions
        .Where(decision => decision.Student is not null)
        .ToDictionary(decision => (decision.Problem, decision.Part, decision.Student!));

    private readonly Dictionary<(string, string, string), Decision> _byCluster = decisions
        .Where(decision => decision.Student is null)
        .ToDictionary(decision => (decision.Problem, decision.Part, decision.Cluster!));

    /// <summary>Rewrites the results at <paramref name="place"/>; says of each decision how many it has affected.</summary>
    /// <exception cref="UnusableFileException">The results can't be read or written.</exception>
    public void Apply(OutputPlace place, Action<string> say)
    {
        var affected = new Dictionary<Decision, int>(ReferenceEqualityComparer.Instance);
        ResultsCsv.Write(place, ResultsReader.Rows(place.Path).Select(row => Decided(row, affected)));
        foreach (var decision in decisions) say(Told(decision, affected.GetValueOrDefault(decision)));
    }

    private ResultRow Decided(ResultRow row, Dictionary<Decision, int> affected)
    {
        if (About(row) is not { } decision) return row;
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

    private Decision? About(ResultRow row) => _byStudent.GetValueOrDefault((row.Problem, row.Part, row.Student))
        ?? (row.Cluster.Length > 0 ? _byCluster.GetValueOrDefault((row.Problem, row.Part, row.Cluster)) : null);

    private static string Told(Decision decision, int students) => students == 0
        ? AssistantSentences.AffectsNobody(decision.Source.ToString(), decision.Target, isOneStudent: decision.Student is not null)
        : AssistantSentences.Affects(decision.Source.ToString(), decision.Target, Cell.Number(decision.Credit), students);
}
