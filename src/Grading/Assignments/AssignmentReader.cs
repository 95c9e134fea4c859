using System.Collections.Immutable;
using System.Globalization;
using Grading.Language;
using Grading.Problems;
using Grading.Problems.Sections;
using Grading.Problems.Yaml;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;

namespace Grading.Assignments;

/// <summary>
/// Reads an assignment file, strictly:
/// <code>
/// title: Homework 3
/// seed: 2026
/// problems: { itakura-saito: { a: 2, d: 3 }, delta-rules: {} }
/// count: { extra: [itakura-saito.d], not: [delta-rules.bias] }
/// credit: { conditional: 0.5, unreadable: person }
/// mistakes: { SIGN: 0.5 }
/// write: { w: [omega], W^2: [V] }
/// documents: { handout: handout.md, sections: { "case 1": sigmoid outputs }, steps: off }
/// switches: { assume-logistic: conditional, bare-increment: accept, relu-sigmoid.loss: { decimals: 2 } }
/// </code>
/// </summary>
public static class AssignmentReader
{
    private const string Person = "person";

    /// <exception cref="ProblemFileException">The file can't be used.</exception>
    public static Assignment Read(string path, ImmutableArray<Problem> problems) =>
        Parse(File.ReadAllText(path), Path.GetFileName(path), problems, Path.GetDirectoryName(Path.GetFullPath(path))!);

    /// <summary>The ids of the problems that an assignment names, whether there are such problems or not.</summary>
    public static ImmutableArray<string> ProblemsIn(string path) =>
        YamlFields.Open(File.ReadAllText(path), Path.GetFileName(path), []) is { } fields && fields.IsMapping("problems")
            ? [.. fields.Fields("problems")!.Names]
            : [];

    /// <param name="folder">Where the files lie that it names.</param>
    /// <exception cref="ProblemFileException">The text can't be used.</exception>
    public static Assignment Parse(string text, string file, ImmutableArray<Problem> problems, string folder = "")
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
                Documents = new DocumentRulesReader(problems, folder).Read(fields),
                Write = SymbolsReader.Spellings(fields, name =>
                    problems.Any(problem => problem.Parts.Any(part => Has(part.Question, name)))),
            };
            assignment = assignment with { Counting = new CountingReader(problems, assignment.Problems).Read(fields) };
            if (fields.Fields("switches") is { } switches)
            {
                var usual = Switches(switches, assignment.Switches);
                assignment = assignment with { Switches = usual, PartSwitches = PartSwitches(switches, usual, problems) };
                switches.RefuseTheRest();
            }
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
                assigned.Fault(id, AuthorSentences.NoProblem(id, problems.Select(known => known.Id)));
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

    private static SortedDictionary<Verdict, decimal?>? Credit(YamlFields fields)
    {
        if (fields.Fields("credit") is not { } given) return null;
        var credit = new SortedDictionary<Verdict, decimal?>();
        foreach (var verdict in Enum.GetValues<Verdict>().Where(verdict => verdict != Verdict.Review))
        {
            if (given.Optional(verdict.Word()) is not { } text) continue;
            if (text == Person)
            {
                credit.Add(verdict, null);
                continue;
            }
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                given.Fault(verdict.Word(), AuthorSentences.NoCredit(text));
            else if (value > 1) given.Fault(verdict.Word(), AuthorSentences.CreditOutOfRange);
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
            .SelectMany(question => question.Mistakes).Select(foreseen => foreseen.Mistake).Concat(Mistake.All)
                .Select(mistake => mistake.Code).ToHashSet();
        foreach (var code in given.Names.Where(known.Contains).ToArray())
        {
            if (given.Decimal(code) is not { } value) continue;
            if (value > 1) given.Fault(code, AuthorSentences.CreditOutOfRange);
            credit.Add(code, value);
        }
        given.RefuseTheRest([.. known]);
        return credit;
    }

    private static Switches Switches(YamlFields given, Switches usual)
    {
        Verdict Assumed(string name, Verdict usual) =>
            Word(given, name, usual, ("conditional", Verdict.Conditional), ("correct", Verdict.Correct), ("wrong", Verdict.Wrong));
        bool Accepted(string name, bool usual) => Word(given, name, usual, ("accept", true), ("reject", false));
        var decimals = given.Whole("decimals");
        if (decimals is 0 or > 15) given.Fault("decimals", AuthorSentences.DecimalsOutOfRange(decimals.Value));
        return new()
        {
            AssumeLogistic = Assumed("assume-logistic", usual.AssumeLogistic),
            TargetsSumToOne = Assumed("targets-sum-to-one", usual.TargetsSumToOne),
            BareIncrement = Accepted("bare-increment", usual.BareIncrement),
            IntermediateDeltas = Accepted("intermediate-deltas", usual.IntermediateDeltas),
            FormRequired = Word(given, "form", usual.FormRequired, ("value", false), ("required", true)),
            // the reason of what it lets pass is the switch's own name
            BatchAverage = Accepted(new Reason.Plain(Cause.BatchAverage).Word, usual.BatchAverage),
            ImpliedSums = Word(given, "sum-convention", usual.ImpliedSums, ("explicit", false), ("einstein", true)),
            Decimals = decimals ?? usual.Decimals,
        };
    }

    // relu-sigmoid.loss: { decimals: 2 }
    private static ImmutableArray<PartSwitches> PartSwitches(YamlFields given, Switches usual, ImmutableArray<Problem> problems)
    {
        var switches = ImmutableArray.CreateBuilder<PartSwitches>();
        foreach (var problem in problems)
        {
            foreach (var part in problem.Parts)
            {
                if (given.Fields($"{problem.Id}.{part.Id}") is not { } own) continue;
                if (own.Has("form") && part.Question is not Question.Formula { Form.IsEmpty: false })
                    own.Fault("form", AuthorSentences.NoForm);
                if (own.Has("decimals") && part.Question is not (Question.Number or Question.Table or Question.Both)) own.Fault("decimals", AuthorSentences.AsksForNoNumber);
                switches.Add(new(problem.Id, part.Id, Switches(own, usual)));
                own.RefuseTheRest();
            }
        }
        return switches.ToImmutable();
    }

    private static bool Has(Question question, string name) => question.Vocabularies.Any(names => names.Has(name));

    private static T Word<T>(YamlFields fields, string name, T usual, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (fields.Optional(name) is not { } text) return usual;
        foreach (var (word, value) in words)
            if (word == text) return value;
        fields.Fault(name, AuthorSentences.NoWord(text, words.ToArray().Select(pair => pair.Word)));
        return usual;
    }
}
