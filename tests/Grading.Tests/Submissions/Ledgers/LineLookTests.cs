using Grading.Submissions.Ledgers;

namespace Grading.Tests.Submissions.Ledgers;

public sealed class LineLookTests
{
    [Theory]
    [InlineData("2*(z6^2-t)/z6^3")]
    [InlineData("0.288")]
    [InlineData("w46 x4 delta6")]
    [InlineData("$x$")]
    [InlineData("So we get \\frac{1}{2} here")]
    [InlineData("the result is dL/dz6")]
    [InlineData("thus x = 3")]
    [InlineData("∂L/∂z₆")]
    [InlineData("σ'(z3) times w36")]
    [InlineData("sigmoid(z)")]
    [InlineData("x")]
    [InlineData("b)")]
    [InlineData("a_j^l")]
    [InlineData("2x")]
    public void A_line_with_mathematics_could_be_an_answer(string line) => Assert.Equal(UnreadKind.Mathematics, LineLook.Of(line));

    [Theory]
    [InlineData("I did not manage this one.")]
    [InlineData("Sorry, I ran out of time :-(")]
    [InlineData("Worked together with a friend; see the e-mail (ada@example.edu).")]
    [InlineData("Some words. And more and/or less.")]
    [InlineData("This follows from the chain rule")]
    [InlineData("handed in on 2026-10-04 at 10:15")]
    [InlineData("see https://example.edu/x=3?y=2 for the student(s)")]
    [InlineData("!!!")]
    public void Words_alone_are_no_answer(string line) => Assert.Equal(UnreadKind.Prose, LineLook.Of(line));

    [Theory]
    [InlineData("Here I used the quotient rule, see the lecture notes.", true)]
    [InlineData("by the chain rule", true)]
    [InlineData("where t: the target", false)]
    [InlineData("falls nichts anderes gilt", false)]
    [InlineData("= softmax", false)]
    [InlineData("max otherwise", false)]
    [InlineData("so the sum is 2*x then", false)]
    public void Words_below_an_answer_are_a_remark(string line, bool isOne) => Assert.Equal(isOne, LineLook.IsRemark(line));

    [Theory]
    [InlineData("![my answer](scan.png)")]
    [InlineData("see <img src='x.png'>")]
    [InlineData("\\includegraphics{scan}")]
    public void An_image_could_be_an_answer(string line) => Assert.Equal(UnreadKind.Image, LineLook.Of(line));
}
