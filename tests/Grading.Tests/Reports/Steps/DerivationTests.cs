using System.Collections.Immutable;
using Grading.Reports;
using Grading.Reports.Steps;
using Grading.Verdicts;

namespace Grading.Tests.Reports.Steps;

public sealed class DerivationTests
{
    private static StepRow Step(int line, string verdict, string follows = "", string part = "d") => new(
        "s1", "p", part, $"{line}", $"l{line}", $"r{line}", verdict, "", "", "", follows, "", $"s1.md:{line}");

    private static ResultRow Part(Verdict verdict, int line) => new(
        "s1", "p", "d", "", "", verdict, null, 1, null, "", "", "", "", "", "", $"s1.md:{line}");

    // The column has words of the program; who reads a derivation has sentences.
    [Theory]
    [InlineData("only-if", "targets-sum-to-one", "Only if the targets sum to one.")]
    [InlineData("only-if", "quadratic-cost", "Only if the cost is quadratic.")]
    [InlineData("only-if", "cross-entropy", "Only if the cost is the cross-entropy.")]
    [InlineData("only-if", "sigma=logistic", "Only if sigma is the logistic function.")]
    [InlineData("only-if", "f=g=logistic", "Only if f and g are all the logistic function.")]
    [InlineData("only-if", "f=tanh", "Only if f is the hyperbolic tangent.")]
    [InlineData("only-if", "l=L-1", "Only if l=L-1.")]
    [InlineData("unread", "no-value", "It has a value nowhere, so it can't be told.")]
    [InlineData("unread", "unknown-name:foo", "It could not be read.")]
    public void A_code_is_told_in_words(string verdict, string reason, string said) =>
        Assert.Equal(said, StepMarks.Said(Step(3, verdict) with { Reason = reason }));

    [Fact]
    public void A_wrong_conclusion_comes_from_the_line_that_it_follows_from()
    {
        ImmutableArray<StepRow> steps =
            [Step(3, "true"), Step(5, "false"), Step(7, "false"), Step(8, "false", "7"), Step(9, "false", "7")];

        Assert.Equal(["first wrong line: 7   l7 = r7", "lines 8, 9 follow from it", "remark  line 5: l5 is not r5"],
            StepsInWords.Lines(Derivation.Of(Part(Verdict.Wrong, 9), steps)));
    }

    [Fact]
    public void The_line_may_stand_in_an_earlier_part() => Assert.Equal("3",
        Derivation.Of(Part(Verdict.FollowThrough, 9), [Step(3, "false", part: "a"), Step(9, "false", "3")]).Cause?.Line);

    [Fact]
    public void A_wrong_conclusion_that_follows_from_nothing_is_its_own_cause() =>
        Assert.Equal("9", Derivation.Of(Part(Verdict.Wrong, 9), [Step(9, "false")]).Cause?.Line);

    [Fact]
    public void Under_a_right_conclusion_every_false_line_is_a_remark() => Assert.Equal(["remark  line 5: l5 is not r5"],
        StepsInWords.Lines(Derivation.Of(Part(Verdict.Correct, 9), [Step(5, "false"), Step(9, "true")])));

    [Fact]
    public void Steps_are_counted_by_what_became_of_them() =>
        Assert.Equal("1 step holds, 1 under an assumption, 2 do not, 1 could not be read or told",
        StepsInWords.Summary(
            [Step(1, "true"), Step(2, "only-if"), Step(3, "false"), Step(4, "false"), Step(5, "unread"), Step(6, "definition")]));
}
