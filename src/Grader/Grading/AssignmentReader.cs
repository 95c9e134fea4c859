using System.Collections.Immutable;
using Grader.Grading.Mistakes;
using Grader.Problems;

namespace Grader.Grading;

/// <summary>
/// Reads an assignment file, strictly:
/// <code>
/// title: Homework 3
/// seed: 2026
/// problems: { itakura-saito: { a: 2, d: 3 }, delta-rules: {} }
/// credit: { conditional: 0.5 }
/// mistakes: { SIGN: 0.5 }
/// switches: { assume-logistic: conditional, bare-increment: accept }
/// </code>
/// </summary>
public static class AssignmentReader
{
    /// <exception cref="ProblemFileException">The file can't be used.</exception>
    public static Assignment Read(string path, ImmutableArray<Problem> problems) => Parse(File.ReadAllText(path), Path.GetFileName(path), problems);

    /// <exception cref="ProblemFileException">The text can't be used.</exception>
    public static Assignment Parse(string text, string file, ImmutableArray<Problem> problems)
    {
        var faults = new List<Fault>();
        var assignment = new Assignment();
        if (YamlFields.Open(text, file, faults) is { } fields)
        {
            assignment = new()
            {
                Title = fields.Optional("title") ?? "",
                Seed = fields.Optional("seed") ?? "0",
                Problems = Problems(fields, problems),
                Credit = Credit(fields),
                MistakeCredit = Mistakes(fields, problems),
                Switches = Switches(fields),
            };
            fields.RefuseTheRest();
        }
        return faults.Count == 0 ? assignment : throw new ProblemFileException([.. faults]);
    }

    private static ImmutableArray<AssignedProblem> Problems(YamlFields fields, ImmutableArray<Problem> problems)
    {
        if (fields.Fields("problems") is not { } assigned) return [];
        var read = ImmutableArray.CreateBuilder<AssignedProblem>();
        foreach (var id in assigned.Names.ToArray())
        {
            if (problems.FirstOrDefault(problem => problem.Id == id) is not { } problem)
            {
                assigned.Fault(id, $"There is no problem \"{id}\". There are: {string.Join(", ", problems.Select(known => known.Id))}.");
                continue;
            }
            if (assigned.Fields(id) is not { } parts) continue;
            var points = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
            foreach (var part in problem.Parts)
                if (parts.Decimal(part.Id) is { } value) points.Add(part.Id, value);
            parts.RefuseTheRest();
            read.Add(new(id, points.ToImmutable()));
        }
        return read.ToImmutable();
    }

    private static SortedDictionary<Verdict, decimal>? Credit(YamlFields fields)
    {
        if (fields.Fields("credit") is not { } given) return null;
        var credit = new SortedDictionary<Verdict, decimal>();
        foreach (var verdict in Enum.GetValues<Verdict>().Where(verdict => verdict != Verdict.Review))
        {
            if (given.Decimal(verdict.Word()) is not { } value) continue;
            if (value > 1) given.Fault(verdict.Word(), "Credit lies between 0 and 1.");
            credit.Add(verdict, value);
        }
        given.RefuseTheRest();
        return credit;
    }

    // codes of the catalogue, and those of the problems' authors
    private static SortedDictionary<string, decimal>? Mistakes(YamlFields fields, ImmutableArray<Problem> problems)
    {
        if (fields.Fields("mistakes") is not { } given) return null;
        var credit = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var known = problems.SelectMany(problem => problem.Parts).Select(part => part.Question).OfType<Question.Formula>()
            .SelectMany(question => question.Mistakes).Select(mistake => mistake.Code).Concat(Mistake.Codes).ToHashSet();
        foreach (var code in given.Names.Where(known.Contains).ToArray())
        {
            if (given.Decimal(code) is not { } value) continue;
            if (value > 1) given.Fault(code, "Credit lies between 0 and 1.");
            credit.Add(code, value);
        }
        given.RefuseTheRest([.. known]);
        return credit;
    }

    private static Switches Switches(YamlFields fields)
    {
        var switches = new Switches();
        if (fields.Fields("switches") is not { } given) return switches;
        Verdict Assumed(string name, Verdict usual) => Word(given, name, usual, ("conditional", Verdict.Conditional), ("correct", Verdict.Correct), ("wrong", Verdict.Wrong));
        bool Accepted(string name) => Word(given, name, false, ("accept", true), ("reject", false));
        switches = new()
        {
            AssumeLogistic = Assumed("assume-logistic", switches.AssumeLogistic),
            TargetsSumToOne = Assumed("targets-sum-to-one", switches.TargetsSumToOne),
            BareIncrement = Accepted("bare-increment"),
            IntermediateDeltas = Accepted("intermediate-deltas"),
        };
        given.RefuseTheRest();
        return switches;
    }

    private static T Word<T>(YamlFields fields, string name, T usual, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (fields.Optional(name) is not { } text) return usual;
        foreach (var (word, value) in words)
            if (word == text) return value;
        fields.Fault(name, $"\"{text}\" should be one of: {string.Join(", ", words.ToArray().Select(pair => pair.Word))}.");
        return usual;
    }
}
