using System.Text.Json;
using Grader.Grading;
using Grader.Grading.Mistakes;
using Grader.Problems;
using Xunit.Abstractions;

namespace Grader.Tests.Grading.Mistakes;

/// <summary>How many of the wrong answers of the corpus get a mistake, and whether it is the expected one.</summary>
public sealed class DiagnosisTests(ITestOutputHelper output)
{
    private sealed record Row(string Id, string Problem, string Part, string Answer, string Verdict, string? Mistake);

    private static readonly Row[] Rows = [.. File.ReadLines(Path.Combine(Repository.Folder, "Corpus", "answers.jsonl"))
        .Select(line => JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!)];

    private static readonly Dictionary<string, ProblemGrading> Problems = Repository.Problems.ToDictionary(problem => problem.Id, problem => new ProblemGrading(problem, new Assignment()));

    [Fact]
    public void Most_wrong_answers_get_the_mistake_that_was_made()
    {
        var wrong = Rows.Where(row => row is { Verdict: "wrong", Mistake: not null }).ToArray();
        var (named, right) = (0, 0);
        foreach (var row in wrong)
        {
            var outcome = Problems[row.Problem][row.Part]!.Grade(row.Answer);
            if (outcome.Mistake.Length > 0) named++;
            if (outcome.Mistake == row.Mistake) right++;
            output.WriteLine($"{row.Id} {row.Problem}.{row.Part} expected {row.Mistake,-11} got {outcome.Mistake,-11} {outcome.Reason,-24} {row.Answer}");
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
            if (outcome.Verdict is Verdict.Correct or Verdict.Conditional) Assert.Equal("", outcome.Mistake);
        }
    }

    [Fact]
    public void Every_code_has_a_question_that_leads_on()
    {
        Assert.All(Mistake.Codes, code => Assert.Contains("?", Mistake.Hint(code)));
    }

    // Whatever stands in a hint, handed in as an answer, is not right anywhere.
    [Fact]
    public void No_hint_contains_a_right_answer()
    {
        foreach (var problem in Problems.Values)
        {
            foreach (var part in problem.Parts.Where(part => part.Part.Question is Question.Formula))
            {
                foreach (var hint in Mistake.Codes.Select(Mistake.Hint))
                {
                    var words = hint.Split([' ', ',', ':', '?', ';'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimEnd('.')).ToArray();
                    var pieces = words.Concat(words.Zip(words.Skip(1), (a, b) => $"{a} {b}")).Where(piece => piece.Any(c => "0123456789=+*/^".Contains(c))).Append(hint);
                    Assert.All(pieces, piece => Assert.NotEqual(Verdict.Correct, part.Grade(piece).Verdict));
                }
            }
        }
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
