using Grading.Verdicts;

namespace Grading.Tests.Explaining;

/// <summary>
/// What is looked for in a wrong answer may grow with its length, but not double with each of its terms: these would never end.
/// </summary>
public sealed class LongAnswersTests
{
    private const int Terms = 150;

    [Theory]
    [InlineData("softmax-any-targets", "hidden-weight", "1", "+")]
    [InlineData("softmax-any-targets", "hidden-weight", "1", "-")]
    [InlineData("softmax-any-targets", "hidden-weight", "x_i 1", "+")]
    [InlineData("delta-rules", "hidden-delta", "1", "+")]
    [InlineData("delta-rules", "hidden-delta", "a_j^l", "-")]
    [InlineData("nielsen-delta-rules", "weight", "a_k^l - 1", "+")]
    [InlineData("itakura-saito", "d", "w36", "+")]
    [InlineData("itakura-saito", "d", "z6", "*")]
    [InlineData("itakura-saito", "d", "sigma'(z3)", "/")]
    public void A_long_wrong_answer_is_told(string problem, string part, string term, string sign)
    {
        var outcome = Marked.OfLibrary(problem, part, string.Join($" {sign} ", Enumerable.Repeat(term, Terms)));

        Assert.Contains(outcome.Verdict, new[] { Verdict.Wrong, Verdict.Unreadable });
    }
}
