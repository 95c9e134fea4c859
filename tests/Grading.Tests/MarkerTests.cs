using Grading.Verdicts;

namespace Grading.Tests;

public sealed class MarkerTests
{
    private static readonly Marker Marker = Marker.Of(Repository.Problem("itakura-saito"));

    [Theory]
    [InlineData("a", "2*(z6^2 - t)/z6^3", Verdict.Correct)]
    [InlineData("a", "2/z6 - t/z6^3", Verdict.Wrong)]
    [InlineData("a", "2*(z6^2 - t/z6^3", Verdict.Unreadable)]
    [InlineData("b", "", Verdict.Missing)]
    public void An_answer_gets_its_verdict(string part, string answer, Verdict verdict) =>
        Assert.Equal(verdict, Marker[part].Grade(answer).Verdict);

    [Fact]
    public void A_part_that_is_not_there_is_said_with_those_that_are() =>
        Assert.StartsWith(
            "itakura-saito has no part \"e\". Its parts are a, b, c, d.",
            Assert.Throws<ArgumentException>(() => Marker["e"]).Message, StringComparison.Ordinal);
}
