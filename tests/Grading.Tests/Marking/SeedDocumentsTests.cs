using Grading.Assignments;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>The five documents that the problems come from: what their authors concluded, and whether it is right.</summary>
public sealed class SeedDocumentsTests
{
    private static readonly Dictionary<string, Result[]> Results = new Batch(Repository.Problems, new Assignment())
        .Grade(Repository.SampleSubmissions(), threads: 1)
            .ToDictionary(graded => graded.Submission.Student, graded => graded.Results.ToArray());

    [Theory]
    [InlineData("seed-000", "itakura-saito", "a correct, b correct, c correct, d correct")]
    [InlineData("seed-001", "itakura-saito", "a correct, b correct, c correct, d conditional")]
    [InlineData("seed-002", "delta-rules", "output-delta correct, hidden-delta correct, weight correct, bias correct, "
        + "linear-output-delta unreadable, linear-hidden-delta wrong, linear-weight correct, linear-bias correct")]
    [InlineData("seed-003", "cross-entropy",
        "sigmoid-output-weight correct, sigmoid-hidden-weight correct, softmax-output-weight correct, softmax-hidden-weight correct")]
    [InlineData("seed-003", "softmax-any-targets", "output-weight correct, hidden-weight correct")]
    [InlineData("seed-004", "nielsen-delta-rules",
        "output-delta missing, hidden-delta unreadable, weight wrong, bias correct, hidden-delta-code missing")]
    [InlineData("seed-004", "relu-sigmoid",
        "sigmoid-derivative wrong, sigmoid-large-z correct, relu-positive correct, relu-negative correct, "
        + "loss correct, dw1 correct, dw2 correct, db correct, sgd correct")]
    public void What_the_authors_concluded_gets_its_verdict(string student, string problem, string verdicts) =>
        Assert.Equal(verdicts,
            string.Join(", ",
                Results[student].Where(result => result.Problem == problem)
                    .Select(result => $"{result.Part} {result.Outcome.Verdict.Word()}")));

    [Fact]
    public void A_derivation_for_the_logistic_function_says_what_it_assumes()
    {
        var outcome = Outcome("seed-001", "itakura-saito", "d");

        Assert.Equal("assumes:sigma=logistic", outcome.Reason.Word);
        Assert.Contains("logistic", outcome.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_transpose_is_told_by_its_indices()
    {
        var outcome = Outcome("seed-002", "delta-rules", "linear-hidden-delta");

        Assert.Equal("index-axis:i", outcome.Reason.Word);
        Assert.Equal("i runs over layer l+1 in Delta_i^(l+1) but over layer l in w_ij^(l+1). Check which index belongs to which layer.",
            outcome.Hint);
    }

    [Fact]
    public void A_power_typed_for_a_product_is_asked_about()
    {
        var outcome = Outcome("seed-004", "nielsen-delta-rules", "weight");

        Assert.Equal("TYPO", outcome.Mistake?.Code);
        Assert.EndsWith("Did you mean `*`?", outcome.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derivative_sign_that_is_missing_is_asked_about()
    {
        var outcome = Outcome("seed-002", "delta-rules", "linear-output-delta");

        Assert.Equal("TYPO", outcome.Mistake?.Code);
        Assert.EndsWith(@"Did you mean ""\frac{\partial C}{\partial a_j^L}""?", outcome.Hint, StringComparison.Ordinal);
    }

    private static Outcome Outcome(string student, string problem, string part) =>
        Results[student].Single(result => result.Problem == problem && result.Part == part).Outcome;
}
