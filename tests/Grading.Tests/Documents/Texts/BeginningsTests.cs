using Grading.Documents.Texts;
using Grading.Submissions.Ledgers;

namespace Grading.Tests.Documents.Texts;

public sealed class BeginningsTests
{
    [Theory]
    [InlineData("(a) We are given", "a")]
    [InlineData("Part (d).: From the chain rule", "d")]
    [InlineData("Part (b): x", "b")]
    [InlineData("c) x", "c")]
    [InlineData("## 1(a)", "a")]
    [InlineData("**b)** x", "b")]
    [InlineData("f(a) = x", null)]
    [InlineData("so a. is", null)]
    public void The_letter_of_a_part_begins_it(string line, string? letter) =>
        Assert.Equal(letter, Beginnings.In(HomeworkText.Of(PlacedLine.Of(line, "hw.md"))).SingleOrDefault()?.Letter);
}
