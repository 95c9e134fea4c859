using Grading.Assignments;
using Grading.Marking.Choices;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking.Choices;

/// <summary>Which losses are robust: (a) squared error, (b) absolute error, (c) Huber loss, (d) hinge loss, (e) squared hinge, small and
/// smooth. Right are b, c and d.</summary>
public sealed class SelectionMarkingTests
{
    private static readonly Question.Selection Robust = new(
        [
            new("squared error", ["MSE", "squared"]), new("absolute error", ["MAE", "absolute"]), new("Huber loss", ["Huber"]),
            new("hinge loss", ["hinge"]), new("squared hinge, small and smooth", ["squared hinge"]),
        ],
        [1, 2, 3]);

    [Theory]
    [InlineData("b, c, d")]
    [InlineData("2, 3, 4")]
    [InlineData("B,C,D")]
    [InlineData("b c d")]
    [InlineData("bcd")]
    [InlineData("BCD")]
    [InlineData("2 3 4")]
    [InlineData("(b), (c), (d)")]
    [InlineData("(b)(c)(d)")]
    [InlineData("b) c) d)")]
    [InlineData("b; c; d")]
    [InlineData("b and c and d")]
    [InlineData("b, c and d")]
    [InlineData("b, c, and d")]
    [InlineData("b & c & d")]
    [InlineData("b + c + d")]
    [InlineData("d, b, c")]
    [InlineData("b, b, c, d")]
    [InlineData("b\nc\nd")]
    [InlineData("- b\n- c\n- d")]
    [InlineData("* b\n* c\n* d")]
    [InlineData("b to d")]
    [InlineData("2 to 4")]
    [InlineData("absolute error, Huber loss, hinge loss")]
    [InlineData("Huber loss, hinge loss and absolute error")]
    [InlineData("MAE, Huber, hinge")]
    [InlineData("MAE and Huber and hinge")]
    [InlineData("b) absolute error, c) Huber loss, d) hinge loss")]
    [InlineData("b: absolute error\nc: Huber loss\nd: hinge loss")]
    [InlineData("b, Huber, 4")]
    [InlineData("The correct answers are b, c, d")]
    [InlineData("Answers: b, c, d")]
    [InlineData("answer: b, c, d")]
    [InlineData("options b, c and d")]
    [InlineData("I choose b, c and d")]
    [InlineData("option b, option c, option d")]
    [InlineData("b, c, d.")]
    [InlineData("**b**, **c**, **d**")]
    [InlineData("- [ ] squared error\n- [x] absolute error\n- [x] Huber loss\n- [x] hinge loss\n- [ ] squared hinge")]
    [InlineData("[ ] a\n[X] b\n[X] c\n[X] d\n[ ] e")]
    public void All_the_right_ones_are_right(string answer) => AssertOutcome(Verdict.Correct, "", answer);

    [Theory]
    [InlineData("b, c", "selected:2/2/3", 2, 3)]
    [InlineData("b", "selected:1/1/3", 1, 3)]
    [InlineData("MAE", "selected:1/1/3", 1, 3)]
    [InlineData("a", "selected:0/1/3", 0, 3)]
    [InlineData("a, e", "selected:0/2/3", 0, 3)]
    [InlineData("a, b", "selected:1/2/3", 0, 3)]
    [InlineData("a, b, c", "selected:2/3/3", 1, 3)]
    [InlineData("b, c, d, e", "selected:3/4/3", 2, 3)]
    [InlineData("squared hinge, small and smooth", "selected:0/1/3", 0, 3)]
    [InlineData("squared hinge, small and smooth, hinge, Huber", "selected:2/3/3", 1, 3)]
    [InlineData("all", "selected:3/5/3", 1, 3)]
    [InlineData("all of the above", "selected:3/5/3", 1, 3)]
    [InlineData("a to e", "selected:3/5/3", 1, 3)]
    public void What_is_chosen_wrongly_takes_back_what_is_chosen_rightly(string answer, string reason, int parts, int of)
    {
        AssertOutcome(Verdict.Wrong, reason, answer);
        Assert.Equal(Math.Round((decimal)parts / of, 4), new Assignment().CreditOf(new SelectionMarking(Robust).Grade(answer)));
    }

    [Theory]
    [InlineData("not a, b")]
    [InlineData("all but b")]
    [InlineData("all except a and e")]
    [InlineData("b, c, d but not a")]
    [InlineData("b or c")]
    [InlineData("maybe b, c, d")]
    [InlineData("b-d")]
    [InlineData("f")]
    [InlineData("b, c, z")]
    [InlineData("6")]
    [InlineData("robust ones")]
    [InlineData("?")]
    [InlineData("bb")]
    [InlineData("-b, c")]
    public void What_could_mean_something_else_is_asked_about(string answer) => AssertOutcome(Verdict.Unreadable, "no-selection", answer);

    [Theory]
    [InlineData("b, c", "All 2 that you chose are right, and they are not all. What else holds?")]
    [InlineData("b", "What you chose is right, and it is not all. What else holds?")]
    [InlineData("a, b, c", "2 of the 3 that you chose are right. Which would you give up?")]
    [InlineData("a, b", "1 of the 2 that you chose is right. Which would you give up?")]
    [InlineData("a", "None of what you chose is right.")]
    public void How_many_are_right_is_told_and_not_which(string answer, string sentence) =>
        Assert.Equal(sentence, new SelectionMarking(Robust).Grade(answer).Hint);

    [Fact]
    public void The_letters_of_an_answer_are_those_of_the_page() =>
        Assert.Equal("bd", string.Concat(new SelectionMarking(Robust).Letters("hinge, 2")));

    private static void AssertOutcome(Verdict verdict, string reason, string answer)
    {
        var outcome = new SelectionMarking(Robust).Grade(answer);
        Assert.Equal((verdict, reason), (outcome.Verdict, outcome.Reason.Word));
    }
}
