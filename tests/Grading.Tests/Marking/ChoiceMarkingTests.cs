using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>What becomes of the slope of the sigmoid: (a) large, (b) small, (c) the same, (d) negative. It becomes small.</summary>
public sealed class ChoiceMarkingTests
{
    [Theory]
    [InlineData("b")]
    [InlineData("B")]
    [InlineData("(b)")]
    [InlineData("b)")]
    [InlineData("b.")]
    [InlineData("2")]
    [InlineData("option b")]
    [InlineData("Answer: b")]
    [InlineData("Its magnitude becomes small.")]
    [InlineData("its magnitude becomes SMALL")]
    [InlineData("(b) Its magnitude becomes small.")]
    [InlineData("b) small")]
    [InlineData("vanishes")]
    [InlineData("becomes small because the sigmoid saturates")]
    public void The_right_option_is_found_by_letter_number_or_words(string answer) => AssertVerdict(Verdict.Correct, "", answer);

    [Theory]
    [InlineData("a", "option:a")]
    [InlineData("1", "option:a")]
    [InlineData("Its magnitude becomes large.", "option:a")]
    [InlineData("it explodes", "option:a")]
    [InlineData("c", "option:c")]
    [InlineData("stays about the same", "option:c")]
    [InlineData("constant", "option:c")]
    [InlineData("(d)", "option:d")]
    [InlineData("It becomes negative.", "option:d")]
    public void Another_option_is_wrong_and_named(string answer, string reason) => AssertVerdict(Verdict.Wrong, reason, answer);

    [Theory]
    [InlineData("it depends", "no-option")]
    [InlineData("e", "no-option")]
    [InlineData("5", "no-option")]
    [InlineData("e^(-z)", "no-option")]
    [InlineData("?", "no-option")]
    [InlineData("it is not negative", "no-option")] // true, and no answer
    [InlineData("It does not become small.", "no-option")]
    [InlineData("a or b", "no-option")]
    [InlineData("large or small", "two-options")]
    [InlineData("It goes to zero as |z| gets large", "two-options")]
    [InlineData("a) its magnitude becomes small", "two-options")]
    [InlineData("(1) Its magnitude becomes small.", "two-options")]
    public void What_is_none_or_two_is_asked_about(string answer, string reason) => AssertVerdict(Verdict.Unreadable, reason, answer);

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Nothing_is_missing(string answer) => AssertVerdict(Verdict.Missing, "", answer);

    private static void AssertVerdict(Verdict expected, string reason, string answer)
    {
        var outcome = Marked.Part("relu-sigmoid", "sigmoid-large-z", answer);
        Assert.True((expected, reason) == (outcome.Verdict, outcome.Reason.Word),
            $"{outcome.Verdict.Word()} ({outcome.Reason.Word}), read as {outcome.Reading}: {outcome.Hint}");
    }
}
