using Grading.Documents.Texts;
using Grading.Submissions.Ledgers;
using Grading.Verdicts;

namespace Grading.Tests.Documents;

/// <summary>Choices that a document answers in a sentence.</summary>
public sealed class SaidChoicesTests
{
    private const string Derivation = "$$\\sigma'(z) = \\frac{e^{-z}}{(1 + e^{-z})^2}$$";

    [Theory]
    [InlineData("**Q2** Its magnitude becomes small.", Verdict.Correct)]
    [InlineData("(b) It becomes negative.", Verdict.Wrong)]
    [InlineData("The derivative is as above. It vanishes.", Verdict.Correct)]
    [InlineData("- so the derivative vanishes", Verdict.Correct)]
    [InlineData("## Question\n\nIt becomes negative.\n\n## Answer of mine\n\nIt vanishes.", Verdict.Correct)]
    [InlineData("1. Its magnitude becomes large.\n2. Its magnitude becomes small.\n3. It stays about the same.\n4. It becomes negative.\n\n"
        + "I choose: its magnitude becomes small.", Verdict.Correct)]
    [InlineData("It becomes small.\n\nNo: it becomes negative.", Verdict.Unreadable)]
    [InlineData("b) It becomes small only for negative z.", Verdict.Unreadable)]
    public void A_sentence_that_chooses_is_the_answer(string said, Verdict verdict)
    {
        var answer = Assert.Single(Of($"{Derivation}\n\n{said}"), answer => answer.Part == "sigmoid-large-z");

        Assert.Equal(verdict, Marked.Part("relu-sigmoid", answer.Part, answer.Text).Verdict);
    }

    [Theory]
    [InlineData("")]
    [InlineData("b)")]
    [InlineData("3) ReLU for negative z")]
    [InlineData("We take small steps, since the same is done in the lecture.")]
    [InlineData("1. Its magnitude becomes large.\n2. Its magnitude becomes small.\n3. It stays about the same.\n4. It becomes negative.")]
    public void What_chooses_nothing_is_no_answer(string said) =>
        Assert.DoesNotContain(Of($"{Derivation}\n\n{said}"), answer => answer.Part == "sigmoid-large-z");

    private static IEnumerable<Grading.Submissions.Answer> Of(string document) =>
        new Batch([Repository.Problem("relu-sigmoid")], new())
            .Document("relu-sigmoid", HomeworkText.Of(PlacedLine.Of(document, "hw.md")))!.Answers;
}
