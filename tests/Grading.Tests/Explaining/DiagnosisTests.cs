using System.Text.Json;
using Formulas.Reader;
using Grading.Assignments;
using Grading.Comparing;
using Grading.Explaining;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;
using Xunit.Abstractions;

namespace Grading.Tests.Explaining;

/// <summary>How many of the wrong answers of the corpus get a mistake, and whether it is the expected one.</summary>
public sealed class DiagnosisTests(ITestOutputHelper output)
{
    private sealed record Row(string Id, string Problem, string Part, string Answer, string Verdict, string? Mistake);

    private static readonly Row[] Rows = [.. File.ReadLines(Path.Combine(Repository.Folder, "Corpus", "answers.jsonl"))
        .Select(line => JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!)];

    private static readonly Dictionary<string, ProblemGrading> Problems = Repository.Problems
        .ToDictionary(problem => problem.Id, problem => new ProblemGrading(problem, new Assignment()));

    [Fact]
    public void Most_wrong_answers_get_the_mistake_that_was_made()
    {
        var wrong = Rows.Where(row => row is { Verdict: "wrong", Mistake: not null }).ToArray();
        var (named, right) = (0, 0);
        foreach (var row in wrong)
        {
            var outcome = Problems[row.Problem][row.Part]!.Grade(row.Answer);
            if (outcome.Mistake is not null) named++;
            if (outcome.Mistake?.Code == row.Mistake) right++;
            output.WriteLine(
                $"{row.Id} {row.Problem}.{row.Part} expected {row.Mistake,-11} got {outcome.Mistake?.Code,-11} {outcome.Reason.Word,-24} "
                    + $"{row.Answer}");
        }
        output.WriteLine($"{wrong.Length} wrong answers, {named} with a mistake, {right} of them as expected");
        Assert.True(named >= 0.75 * wrong.Length, $"only {named} of {wrong.Length} have a mistake");
        Assert.True(right >= 0.9 * named, $"only {right} of {named} are as expected");
    }

    [Fact]
    public void No_right_answer_has_a_mistake()
    {
        foreach (var row in Rows)
        {
            var outcome = Problems[row.Problem][row.Part]!.Grade(row.Answer);
            if (outcome.Verdict is Verdict.Correct or Verdict.Conditional) Assert.Null(outcome.Mistake);
        }
    }

    [Fact]
    public void Every_code_has_a_question_that_leads_on()
    {
        Assert.All(Mistake.All, mistake => Assert.Contains("?", mistake.Hint));
    }

    [Fact]
    public void Every_kind_has_a_code_of_its_own_by_which_it_is_found() =>
        Assert.All(Mistake.All, mistake => Assert.Same(mistake, Mistake.Named(mistake.Code)));

    // Whatever way a problem file writes its strata: what a stratum is does not depend on the signs in its name.
    [Theory]
    [InlineData("u >= 0", "u < 0", "NEG")]
    [InlineData("u > 0", "u <= 0", "NEG")]
    [InlineData("0 < u", "0 >= u", "NEG")]
    [InlineData("u <= 0", "u > 0", "ABS", "-abs(u)")]
    [InlineData("u - v >= 0", "u < v", "NEG", "abs(u - v) + v")]
    [InlineData("u >= v", "u < v", "ABS", "abs(u - v) + v")]
    public void A_stratum_of_a_problem_is_a_condition_however_it_is_written(
        string one, string other, string mistake, string answer = "abs(u)")
    {
        var problem = ProblemReader.Parse($$"""
            id: strata
            title: Strata
            statement: No network.
            symbols: { u: ±0.3..2, v: ±0.3..2 }
            strata: "{{one}} or {{other}}"
            parts:
              a: { question: 'What is it?', ask: u }
            """, "strata.yaml");

        var outcome = new ProblemGrading(problem, new Assignment())["a"]!.Grade(answer);

        Assert.StartsWith("only-if:", outcome.Reason.Word, StringComparison.Ordinal);
        Assert.Equal(mistake, outcome.Mistake?.Code);
        Assert.StartsWith("This holds only where ", outcome.Hint, StringComparison.Ordinal);
    }

    // Whatever stands in a hint, handed in as an answer, is not right anywhere.
    [Fact]
    public void No_hint_contains_a_right_answer()
    {
        foreach (var problem in Problems.Values)
        {
            foreach (var part in problem.Parts.Where(part => part.Part.Question is Question.Formula))
            {
                foreach (var hint in Mistake.All.Select(mistake => mistake.Hint))
                {
                    var words = hint.Split([' ', ',', ':', '?', ';'], StringSplitOptions.RemoveEmptyEntries)
                        .Select(word => word.TrimEnd('.')).ToArray();
                    var pieces = words.Concat(words.Zip(words.Skip(1), (a, b) => $"{a} {b}"))
                        .Where(piece => piece.Any(c => "0123456789=+*/^".Contains(c))).Append(hint);
                    Assert.All(pieces, piece => Assert.NotEqual(Verdict.Correct, part.Grade(piece).Verdict));
                }
            }
        }
    }

    // What the corpus's own hints say: formulas in them are the student's, or nothing that is right.
    [Fact]
    public void No_hint_to_a_wrong_answer_contains_a_right_one()
    {
        foreach (var row in Rows)
        {
            var part = Problems[row.Problem][row.Part]!;
            if (part.Part.Question is not Question.Formula || part.Grade(row.Answer) is not { Verdict: Verdict.Wrong } outcome) continue;
            Assert.All(Formulas(outcome.Hint), formula => Assert.NotEqual(Verdict.Correct, part.Grade(formula).Verdict));
        }
    }

    [Fact]
    public void What_is_expected_to_be_right_has_no_mistake() =>
        Assert.All(
            Rows.Where(row => row.Verdict == "correct"), row => Assert.Null(Problems[row.Problem][row.Part]!.Grade(row.Answer).Mistake));

    // Values that were seen before are not diagnosed again, and who came first does not show.
    [Fact]
    public void An_explanation_depends_neither_on_the_order_of_answers_nor_on_threads()
    {
        var answers = Rows.Select(row => (row.Problem, row.Part, row.Answer))
            .Concat(Repository.Problems
                .SelectMany(problem => problem.Parts
                    .SelectMany(part => part.Slips.Concat(part.Right.Select(form => $"({form}) + 3/7"))
                        .Select(slip => (Problem: problem.Id, Part: part.Id, Answer: slip)))))
            .Distinct().ToArray();
        string Explained(Dictionary<string, ProblemGrading> problems, (string Problem, string Part, string Answer) answer) =>
            problems[answer.Problem][answer.Part]!.Grade(answer.Answer) is var outcome
                ? $"{outcome.Verdict} {outcome.Mistake} {outcome.Reason.Word} {outcome.Hint} {outcome.Cluster}"
                : "";
        Dictionary<string, ProblemGrading> Anew() =>
            Repository.Problems.ToDictionary(problem => problem.Id, problem => new ProblemGrading(problem, new Assignment()));

        var (forwards, backwards, threads) = (Anew(), Anew(), Anew());
        var expected = answers.Select(answer => Explained(forwards, answer)).ToArray();
        Assert.Equal(expected.Reverse(), answers.Reverse().Select(answer => Explained(backwards, answer)));
        Assert.Equal(expected, answers.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(answer => Explained(threads, answer)));
    }

    [Fact]
    public void Values_that_were_seen_before_are_not_diagnosed_again()
    {
        var part = Problems["itakura-saito"]["d"]!.Part;
        var question = (Question.Formula)part.Question;
        var diagnosis =
            new Diagnosis(question, Reference.Of(question, ProblemGrading.Points(Repository.Problem("itakura-saito"), part.Section, "0")));
        Finding? Of(string answer)
        {
            var formula = ((Reading.Success)FormulaReader.Read(answer, question.Vocabulary)).Formula;
            return diagnosis.Of(formula, diagnosis.Values(formula), null).Finding;
        }

        var first = Of("dL/dz6*sigma'(z3)*(w36 + w34*w46*sigma'(z4))");
        Assert.Equal("LATERAL", first?.Mistake.Code);
        Assert.Equal(1, diagnosis.LookedUp);
        Assert.Same(first, Of(@"\sigma'(z_3) \frac{\partial L}{\partial z_6} [w_{34} \sigma'(z_4) w_{46} + w_{36}]"));
        Assert.Same(first, Of("(w36 + sigma'(z4)*w34*w46)*sigma'(z3)*2*(z6^2 - t)/z6^3"));
        Assert.Equal(1, diagnosis.LookedUp);
    }

    // Every piece of a sentence that can be a formula.
    private static IEnumerable<string> Formulas(string hint)
    {
        var words = hint.Split([' ', ',', ':', '?', ';', '"', '`'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimEnd('.'))
            .ToArray();
        for (var length = 1; length <= 5; length++)
            for (var start = 0; start + length <= words.Length; start++)
                if (string.Join(' ', words[start..(start + length)]) is var piece && piece.Any(c => "0123456789=+*/^_".Contains(c)))
                    yield return piece;
    }

    [Theory]
    // a quarter of a class makes the same mistake, each in their own way
    [InlineData("2(z6^2 - t)/z6^2", "2*(z6**2-t)/z6**2", true)]
    [InlineData("2(z6^2 - t)/z6^2", @"2 - \frac{2t}{z_6^2}", true)]
    [InlineData("2(z6^2 - t)/z6^2", "2(z6^2 - t)/z6^4", false)]
    public void Wrong_answers_with_the_same_values_share_a_cluster(string one, string other, bool same)
    {
        var part = Problems["itakura-saito"]["a"]!;
        Assert.Equal(same, part.Grade(one).Cluster == part.Grade(other).Cluster);
    }
}
