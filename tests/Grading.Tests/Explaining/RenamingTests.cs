using System.Text.Json;
using System.Text.RegularExpressions;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Assignments;
using Grading.Problems;

namespace Grading.Tests.Explaining;

/// <summary>
/// No name says what a quantity is for: with every quantity renamed, answers have the same verdicts and the same mistakes.
/// </summary>
public sealed partial class RenamingTests
{
    private sealed record Row(string Problem, string Part, string Answer);

    // Words that resemble neither each other nor anything that an answer may use.
    private const string Letters = "bcfgjkmnpqrvwz";

    private static readonly Row[] Answers =
    [
        .. System.IO.File.ReadLines(Path.Combine(Repository.Folder, "Corpus", "answers.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!),
        .. from problem in Repository.Problems from part in problem.Parts from slip in part.Slips select new Row(problem.Id, part.Id, slip),
        .. from submission in Repository.SampleSubmissions() from answer in submission.Answers select new Row(
            answer.Problem, answer.Part, answer.Text),
    ];

    public static IEnumerable<object[]> Renamings =>
        from problem in Repository.Problems from seed in Enumerable.Range(1, 2) select new object[] { problem.Id, seed };

    [Theory]
    [MemberData(nameof(Renamings))]
    public void Renamed_quantities_have_the_same_verdicts_and_mistakes(string id, int seed)
    {
        var original = Repository.Problem(id);
        var names = NamesOf(original, seed);
        var renamed = ProblemReader.Parse(Renamed(System.IO.File.ReadAllText(original.File), names), $"{id}.yaml");
        var (before, after) =
            (new ProblemGrading(original, new Assignment()), new ProblemGrading(renamed, new Assignment { Seed = new Assignment().Seed }));
        var compared = 0;
        for (var p = 0; p < original.Parts.Length; p++)
        {
            if (original.Parts[p].Question is not Question.Formula question || renamed.Parts[p].Question is not Question.Formula other)
                continue;
            foreach (var answer in Answers.Where(row => row.Problem == id && row.Part == original.Parts[p].Id).Select(row => row.Answer)
                .Distinct())
            {
                if (FormulaReader.Read(answer, question.Vocabulary) is not Reading.Success { Otherwise: null, Earlier: [] } read
                    || HasFamilies(read.Formula)) continue;
                var text = PlainPrinter.Print(Renamed(read.Formula, renamed.Parts[p].Section.Model.Quantities));
                var (expected, actual) = (before.Parts[p].Grade(PlainPrinter.Print(read.Formula)), after.Parts[p].Grade(text));
                Assert.True((expected.Verdict, expected.Mistake) == (actual.Verdict, actual.Mistake),
                    $"{original.Parts[p].Id}: {PlainPrinter.Print(read.Formula)} is {expected.Verdict} {expected.Mistake}; {text} is "
                        + $"{actual.Verdict} {actual.Mistake} {actual.Reason.Word}");
                compared++;
            }
        }
        Assert.True(compared > 5
            || original.Parts.All(part => part.Question is not Question.Formula), $"only {compared} answers were compared");
    }

    private static Dictionary<string, string> NamesOf(Problem problem, int seed)
    {
        var random = new Random(seed);
        var names = new Dictionary<string, string>();
        foreach (var name in problem.Sections.SelectMany(section => section.Model.Quantities)
            .Select(quantity => Greek.Spelled(quantity.Name)).Distinct().Order(StringComparer.Ordinal))
        {
            string word;
            do word = string.Concat(Enumerable.Range(0, 4).Select(_ => Letters[random.Next(Letters.Length)]));
            while (names.ContainsValue(word));
            names.Add(name, word);
        }
        return names;
    }

    // Every name as a word by itself, or after the d of a derivative; what students read is renamed with it, which nobody reads here.
    private static string Renamed(string file, Dictionary<string, string> names) =>
        Word().Replace(file, word => names.TryGetValue(word.Value, out var name)
        ? name
        : word.Value[0] == 'd' && names.TryGetValue(word.Value[1..], out var by) ? $"d{by}" : word.Value);

    private static Formula Renamed(Formula formula, IReadOnlyList<Quantity> quantities) => Walks.Replace(formula, node => node switch
    {
        Formula.Symbol symbol => Renamed(symbol, quantities),
        Formula.Derivative derivative => new Formula.Derivative(Renamed(derivative.Of, quantities), Renamed(derivative.With, quantities)),
        _ => null,
    });

    private static Formula.Symbol Renamed(Formula.Symbol symbol, IReadOnlyList<Quantity> quantities) =>
        symbol with { Quantity = quantities.Single(quantity => quantity.Id == symbol.Quantity.Id) };

    // z_i for z3, z4, …: words that are no numbers have no such members
    private static bool HasFamilies(Formula formula) =>
        Walks.First(formula, node => node is Formula.Symbol { Quantity.Id: < 0 }) is not null;

    // A word with hyphens (logistic-hidden-delta) is one word, and no quantity.
    [GeneratedRegex("[a-z]{2,}(-[a-z]{2,})+|[A-Za-z]+[0-9]*")]
    private static partial Regex Word();
}
