using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Formulas.Translating;
using Grading.Reports.Decided;
using Grading.Reports.Places;
using Grading.Reports.Steps;
using Grading.Submissions;
using Grading.Verdicts;
using Grading.Wording;
using Grading.Wording.Codes;

namespace Grading.Reports;

/// <summary>
/// Answers that a person may decide at once: wrong ones that are mathematically the same, the same text that is not marked, what is to be
/// looked at for one reason (<see cref="GroupId"/>); how many students gave them, and one of them as an example.
/// </summary>
/// <param name="Credit">What it earns so far.</param>
/// <param name="Example">The first of them, as it was read.</param>
internal sealed record AnswerGroup(
    string Problem, string Part, string Id, int Students, decimal? Credit, string Mistake, string Reason, string Example)
{
    // the reason of a group of steps
    private const string FalseStep = "false-step";

    private static readonly string[] Header =
        ["problem", "part", "cluster", "credit", "comment", "students", "mistake", "reason", "meaning", "example"];

    /// <summary>What was said to the student, as results have it.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The mistake or the reason in words.</summary>
    public string Meaning => CodeSentences.Means(Mistake, Reason, Spoken.Again(Hint));

    /// <summary>The mistake with its words; where none is known, the reason.</summary>
    public string Told => CodeSentences.Told(Mistake, Reason, Meaning);

    /// <summary>The groups of a table of results, the largest first; those of one size by problem, part and id.</summary>
    public static ImmutableArray<AnswerGroup> Of(string results) => Ordered(Among(results));

    /// <summary>Those, and the groups of equal false steps from which wrong answers come.</summary>
    public static ImmutableArray<AnswerGroup> Of(string results, string steps) =>
        Ordered(Among(results).Concat(BrokenSteps.Of(results, steps).Where(step => step.Carried > 0).Select(OfStep)));

    private static AnswerGroup OfStep(BrokenStep step) =>
        new(step.Problem, step.Part, step.Group, step.Carried, step.Credit, step.Mistake, FalseStep, step.Equality);

    private static IEnumerable<AnswerGroup> Among(string results)
    {
        var groups = new Dictionary<(string, string, string), AnswerGroup>();
        foreach (var row in ResultsReader.Rows(results))
        {
            if (row.Verdict is not (Verdict.Wrong or Verdict.Unreadable or Verdict.Review)) continue;
            var id = (row.Problem, row.Part, Group: GroupId.Of(row));
            if (id.Group.Length == 0) continue;
            groups[id] = groups.TryGetValue(id, out var known) ? known with { Students = known.Students + 1 } : First(row, id.Group);
        }
        return groups.Values;
    }

    private static ImmutableArray<AnswerGroup> Ordered(IEnumerable<AnswerGroup> clusters) =>
    [
        .. clusters.OrderByDescending(cluster => cluster.Students)
            .ThenBy(cluster => cluster.Problem, StringComparer.Ordinal)
            .ThenBy(cluster => cluster.Part, StringComparer.Ordinal)
            .ThenBy(cluster => cluster.Id, StringComparer.Ordinal),
    ];

    private static AnswerGroup First(ResultRow row, string id) => new(
        row.Problem,
        row.Part,
        id,
        Students: 1,
        row.Credit,
        row.Mistake,
        row.Reason,
        Example: row.Reading.Length > 0 ? row.Reading : row.Answer)
    {
        Hint = row.Hint,
    };

    /// <summary>Writes the beginning of a table of decisions: the credit is for a person to fill in.</summary>
    /// <exception cref="UnusableFileException">Somebody has filled in the table that is there.</exception>
    public static void WriteUndecided(OutputPlace place, ImmutableArray<AnswerGroup> clusters)
    {
        using var english = Spoken.InEnglish();
        if (HoldsDecisions(place.Path)) throw new UnusableFileException(AssistantSentences.HoldsDecisions(place.Shown));
        OutputFile.Write(place, file => Write(file, clusters));
    }

    private static bool HoldsDecisions(string path)
    {
        if (!File.Exists(path)) return false;
        using var reader = CsvReader.FromFile(path, new() { Separator = ',' });
        if (Array.IndexOf([.. reader.Headers], "credit") is not (>= 0 and var credit)) return false;
        while (reader.Read())
            if (credit < reader.FieldCount && reader.GetString(credit).Length > 0) return true;
        return false;
    }

    private static void Write(Stream file, ImmutableArray<AnswerGroup> clusters)
    {
        using var csv = CsvWriter.Create(file, CsvWriterOptions.Default, leaveOpen: true);
        foreach (var name in Header) csv.WriteField(name);
        csv.EndRecord();
        foreach (var cluster in clusters)
        {
            foreach (var text in cluster.Cells) csv.WriteField(Cell.Text(text));
            csv.WriteField(Cell.Answer(cluster.Example));
            csv.EndRecord();
        }
    }

    // All but the example; credit and comment are empty.
    private string[] Cells =>
        [Problem, Part, Id, "", "", Students.ToString(CultureInfo.InvariantCulture), Mistake, Reason, Meaning];
}
