using System.Collections.Immutable;
using System.Text.Json;
using Grading.Documents;
using Grading.Documents.Texts;
using Grading.Problems;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Tests.Documents;

/// <summary>A document of which every equality is known to hold or not, with what the grader says of it.</summary>
internal sealed class LabelledDocument
{
    private LabelledDocument(string name, JsonElement labels, GradedDocument graded, ImmutableArray<Result> results) =>
        (Name, Labels, Graded, Results) = (name, labels, graded, results);

    public string Name { get; }

    public JsonElement Labels { get; }

    public GradedDocument Graded { get; }

    public ImmutableArray<Result> Results { get; }

    /// <summary>Its text.</summary>
    public HomeworkText Text { get; private init; } = null!;

    /// <summary>The problem it is about.</summary>
    public Problem Problem { get; private init; } = null!;

    public static ImmutableArray<LabelledDocument> All { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository.Folder, "labelled"), "*.json").Order(StringComparer.Ordinal).Select(Read)];

    private static LabelledDocument Read(string file)
    {
        var labels = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        var name = labels.GetProperty("document").GetString()!;
        var text = HomeworkText.Open(Path.Combine(Path.GetDirectoryName(file)!, name)).Text!;
        var problem = Repository.Problem(labels.GetProperty("problem").GetString()!);
        var batch = new Batch([problem], new());
        var graded = batch.Document(problem.Id, text)!;
        return new(name, labels, graded, batch.Grade(new Submission(name, graded.Answers, []))) { Text = text, Problem = problem };
    }

    /// <summary>Each labelled equality with what is said of it; null where nothing is.</summary>
    public IEnumerable<(string Truth, Step? Step, string Where)> Steps()
    {
        foreach (var label in Labels.GetProperty("steps").EnumerateArray())
        {
            var (line, n) = (label.GetProperty("line").GetInt32(), label.GetProperty("n").GetInt32());
            var cell = label.TryGetProperty("cell", out var number) ? number.GetInt32() : 0;
            var onLine = Graded.Steps.Where(step => step.Place.Line == line && step.Place.Cell == cell).ToArray();
            yield return (label.GetProperty("truth").GetString()!.Split(':')[0], n <= onLine.Length ? onLine[n - 1] : null,
                $"{Name} line {line}.{n}");
        }
    }

    /// <summary>The verdicts on its parts beside those that are right; alternatives stand side by side.</summary>
    public IEnumerable<(string Part, string Wanted, string Got)> Parts()
    {
        foreach (var label in Labels.GetProperty("parts").EnumerateArray())
        {
            var part = label.GetProperty("part").GetString()!;
            if (part == "sigmoid-large-z") continue; // a choice is prose
            var result = Results.Single(result => result.Part == part);
            yield return (part, label.GetProperty("verdict").GetString()!, result.Outcome.Verdict.Word());
        }
    }

    /// <summary>Of each wrong conclusion the line that it comes from, beside the one that is found.</summary>
    public IEnumerable<(string Part, string Wanted, string Got)> Causes()
    {
        foreach (var wanted in Labels.GetProperty("first_wrong").EnumerateObject())
        {
            if (wanted.Value.ValueKind == JsonValueKind.Null) continue;
            var place = wanted.Value.ValueKind == JsonValueKind.Object
                ? $"{wanted.Value.GetProperty("cell")}:{wanted.Value.GetProperty("line")}" : $"{wanted.Value}";
            var conclusion = Results.Single(result => result.Part == wanted.Name).Answer!.Source;
            var last = Graded.Steps.LastOrDefault(step => step.Place == conclusion && step.Verdict.Word == "false");
            yield return (wanted.Name, place, (last?.Follows ?? last?.Place)?.InFile ?? "none");
        }
    }
}
