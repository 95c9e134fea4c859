using Grading.Marking.Choices;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking.Choices;

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
    [InlineData("it goes to 0")]
    [InlineData("σ'(z) goes to 0.")]
    [InlineData("The slope vanishes.")]
    [InlineData("the magnitude of sigma'(z) becomes very small")]
    [InlineData("b, because it saturates")]
    [InlineData("I choose b")]
    [InlineData("a small value")]
    [InlineData("**b**")]
    [InlineData("'small'")]
    [InlineData("“small”")]
    [InlineData("2.")]
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
    [InlineData("my answer is a", "option:a")]
    [InlineData("It becomes negative.", "option:d")]
    public void Another_option_is_wrong_and_named(string answer, string reason) => AssertVerdict(Verdict.Wrong, reason, answer);

    [Theory]
    [InlineData("it depends", "no-option")]
    [InlineData("small for small |z|", "no-option")]
    [InlineData("goes to zero as z goes to zero", "no-option")]
    [InlineData("small: z is small", "no-option")]
    [InlineData("A - small", "two-options")]
    [InlineData("a, vanishes", "two-options")]
    [InlineData("option a: small", "two-options")]
    [InlineData("e", "no-option")]
    [InlineData("5", "no-option")]
    [InlineData("e^(-z)", "no-option")]
    [InlineData("?", "no-option")]
    [InlineData("it is not negative", "no-option")] // true, and no answer
    [InlineData("It does not become small.", "no-option")]
    [InlineData("a or b", "no-option")]
    [InlineData("b or c", "no-option")]
    [InlineData("goes to 0.25", "no-option")]
    [InlineData("approaches 0, 1", "no-option")]
    [InlineData("it gets small or it stays", "no-option")]
    [InlineData("It isn’t small", "no-option")]
    [InlineData("It isn`t small", "no-option")]
    [InlineData("small is wrong", "no-option")]
    [InlineData("cannot become small", "no-option")]
    [InlineData("b a", "no-option")]
    [InlineData("b, a", "no-option")]
    [InlineData("(b) (a)", "no-option")]
    [InlineData("b is a", "no-option")]
    [InlineData("it is b a", "no-option")]
    [InlineData("small (a)", "no-option")]
    [InlineData("2\na", "no-option")]
    [InlineData("!b", "no-option")]
    [InlineData("! small", "no-option")]
    [InlineData("// b", "no-option")]
    [InlineData("[ ] b", "no-option")]
    [InlineData("b-", "no-option")]
    [InlineData("hardly", "no-option")]
    [InlineData("hardly small", "no-option")]
    [InlineData("-2", "no-option")]
    [InlineData("−2", "no-option")]
    [InlineData("2.5", "no-option")]
    [InlineData("2%", "no-option")]
    [InlineData("It doesn’t become large", "no-option")]
    [InlineData("it goes to 1", "no-option")]
    [InlineData("b?", "no-option")]
    [InlineData("a its magnitude becomes small", "two-options")]
    [InlineData("b, it explodes", "two-options")]
    [InlineData("large or small", "two-options")]
    [InlineData("It goes to zero as |z| gets large", "two-options")]
    [InlineData("a) its magnitude becomes small", "two-options")]
    [InlineData("(1) Its magnitude becomes small.", "two-options")]
    public void What_is_none_or_two_is_asked_about(string answer, string reason) => AssertVerdict(Verdict.Unreadable, reason, answer);

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Nothing_is_missing(string answer) => AssertVerdict(Verdict.Missing, "", answer);

    // The options of a question about the sigmoid itself, in which numbers stand.
    [Theory]
    [InlineData("it goes to 1", Verdict.Correct)]
    [InlineData("It goes to 1.", Verdict.Correct)]
    [InlineData("sigma(z) goes to 1", Verdict.Correct)]
    [InlineData("2", Verdict.Correct)]
    [InlineData("b: it goes to 1", Verdict.Correct)]
    [InlineData("it goes to 0", Verdict.Wrong)]
    [InlineData("it goes to 0.5", Verdict.Wrong)]
    [InlineData("it goes to 1.5", Verdict.Unreadable)]
    [InlineData("it goes to -1", Verdict.Unreadable)]
    [InlineData("1, it goes to 1", Verdict.Unreadable)]
    [InlineData("it goes to 1 or 0", Verdict.Unreadable)]
    [InlineData("it goes to 1 z", Verdict.Unreadable)]
    [InlineData("σ(z): it goes to 1", Verdict.Correct)]
    [InlineData("it goes to 1 σ'(z)", Verdict.Unreadable)]
    public void Numbers_in_options_are_whole_words(string answer, Verdict verdict)
    {
        Option[] options =
            [new("It goes to 0.", []), new("It goes to 1.", []), new("It goes to 0.5.", []), new("It goes to infinity.", ["∞"])];

        Assert.Equal(verdict, new ChoiceMarking(new([.. options], 1)).Grade(answer).Verdict);
    }

    // Sentences around every wording: fillers change nothing, and any other word is asked about.
    [Theory]
    [InlineData(1)]
    [InlineData(20261128)]
    public void A_sentence_says_what_its_words_say(int seed)
    {
        var random = new Random(seed);
        var choice = (Question.Choice)Repository.Problem("relu-sigmoid").Parts.Single(part => part.Id == "sigmoid-large-z").Question;
        var marking = new ChoiceMarking(choice);
        string[] before = ["", "it ", "I think ", "the slope ", "its value ", "The answer: ", "so it ", "σ'(z) "];
        string[] after = ["", ".", " then", " here", ", clearly", "!"];
        string[] others = ["not", "hardly", "never", "if", "unless", "isn’t", "maybe", "0.25", "wrong", "less", "opposite", "-1", "7",
            "almost"];
        for (var i = 0; i < 2000; i++)
        {
            var option = random.Next(choice.Options.Length);
            var wordings = choice.Options[option].Also.Add(choice.Options[option].Text);
            var sentence = before[random.Next(before.Length)] + wordings[random.Next(wordings.Length)] + after[random.Next(after.Length)];
            var expected = option == choice.Right ? Verdict.Correct : Verdict.Wrong;
            Assert.True(expected == marking.Grade(sentence).Verdict, $"{sentence} (seed {seed})");

            var words = sentence.Split(' ').ToList();
            words.Insert(random.Next(words.Count + 1), others[random.Next(others.Length)]);
            var changed = string.Join(' ', words);
            Assert.True(marking.Grade(changed).Verdict == Verdict.Unreadable, $"{changed} (seed {seed})");
        }
    }

    private static void AssertVerdict(Verdict expected, string reason, string answer)
    {
        var outcome = Marked.Part("relu-sigmoid", "sigmoid-large-z", answer);
        Assert.True((expected, reason) == (outcome.Verdict, outcome.Reason.Word),
            $"{outcome.Verdict.Word()} ({outcome.Reason.Word}), read as {outcome.Reading}: {outcome.Hint}");
    }
}
