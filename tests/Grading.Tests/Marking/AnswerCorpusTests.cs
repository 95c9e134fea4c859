using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Grading.Assignments;
using Grading.Verdicts;
using Xunit.Abstractions;

namespace Grading.Tests.Marking;

/// <summary>Two hundred answers as students write them, each with the verdict of a careful grader (and others that may pass).</summary>
public sealed class AnswerCorpusTests(ITestOutputHelper output)
{
    private const int Least = 211;

    private sealed record Row(
        string Id, string Problem, string Part, string Answer, string Notation, string Verdict, ImmutableArray<string> Also, string Why)
    {
        public bool Expects(string verdict) =>
            verdict == Verdict || Also.Contains(verdict) || (Verdict == "unreadable" && verdict == "review");

        public bool IsHard(string verdict) => (verdict, Verdict) is ("correct", "wrong") or ("wrong", "correct");

        public override string ToString() => $"{Id} {Problem}.{Part} [{Notation}] {Answer} ({Why})";
    }

    private static readonly ImmutableArray<Row> Rows = [.. File.ReadLines(Path.Combine(Repository.Folder, "Corpus", "answers.jsonl"))
        .Select(line => JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!)];

    [Fact]
    public void Every_row_names_a_part_and_verdicts()
    {
        var words = Enum.GetValues<Verdict>().Select(verdict => verdict.Word()).ToArray();

        Assert.Equal(211, Rows.Length);
        Assert.All(Rows, row => Assert.Contains(row.Part, Repository.Problem(row.Problem).Parts.Select(part => part.Id)));
        Assert.All(Rows, row => Assert.Contains(row.Verdict, words));
    }

    [Fact]
    public void No_right_answer_is_wrong_and_no_wrong_one_right()
    {
        var verdicts = Verdicts(Rows, "0");
        var others = Rows.Zip(verdicts).Where(pair => !pair.First.Expects(pair.Second)).ToArray();

        foreach (var (row, verdict) in others) output.WriteLine($"{row}: {verdict} instead of {row.Verdict}");
        Assert.DoesNotContain(others, pair => pair.First.IsHard(pair.Second));
        Assert.True(Rows.Length - others.Length >= Least,
            string.Join('\n', others.Select(pair => $"{pair.First}: {pair.Second} instead of {pair.First.Verdict}")));
    }

    [Fact]
    public void No_verdict_changes_over_two_hundred_seeds()
    {
        var verdicts = Verdicts(Rows, "0");
        var changed = Enumerable.Range(1, 200).AsParallel()
            .SelectMany(seed => Rows.Zip(verdicts, Verdicts(Rows, seed.ToString(CultureInfo.InvariantCulture)))
                .Where(row => row.Second != row.Third).Select(row => (seed, row)))
            .Select(found => $"seed {found.seed}: {found.row.Third} instead of {found.row.Second}: {found.row.First}")
                .Order(StringComparer.Ordinal).ToArray();

        Assert.True(changed.Length == 0, string.Join('\n', changed));
    }

    private static string[] Verdicts(IEnumerable<Row> rows, string seed)
    {
        var problems = Repository.Problems
            .ToDictionary(problem => problem.Id, problem => new ProblemGrading(problem, new Assignment { Seed = seed }));
        return [.. rows.Select(row => problems[row.Problem][row.Part]!.Grade(row.Answer).Verdict.Word())];
    }
}
