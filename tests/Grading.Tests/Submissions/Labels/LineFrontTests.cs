using Grading.Submissions.Labels;
using Grading.Submissions.Sheets;

namespace Grading.Tests.Submissions.Labels;

public sealed class LineFrontTests
{
    [Theory]
    [InlineData("a: x\u00A0y\u200B", "a: x\u00A0y\u200B")]
    [InlineData("\u200Ba:\u00A0x\u200By", "a: x\u200By")]
    [InlineData("\u200B##\u00A0p", "## p")]
    [InlineData("\tδ: x", "\tδ: x")]
    [InlineData("a\u0000: x", "a: x")]
    public void What_nobody_sees_is_gone_from_the_front(string line, string expected) => Assert.Equal(expected, LineFront.Visible(line));

    // an answer that is a formula stays the answer above
    [Theory]
    [InlineData("a: x\n\\(b\\) + 2", "a = x⏎\\(b\\) + 2")]
    [InlineData("a: x\n\\(b\\)", "a = x⏎\\(b\\)")]
    [InlineData("a: x\n\\[b = 2\\]", "a = x⏎\\[b = 2\\]")]
    [InlineData("a: x\n\\(y\\) b", "a = x⏎\\(y\\) b")]
    [InlineData("a: x\n\\frac{b}{2}\\)\\: 3", "a = x⏎\\frac{b}{2}\\)\\: 3")]
    [InlineData("a\\) x\nb\\) 2\\*y", "a = x|b = 2\\*y")]
    public void A_formula_is_no_label(string text, string expected) => Assert.Equal(
        expected,
        string.Join('|', AnswerSheet.Parse("## itakura-saito\n" + text, "s1.md", "s1", Homework.Catalogue).Answers
            .Select(answer => $"{answer.Part} = {answer.Text.Replace("\n", "⏎", StringComparison.Ordinal)}")));

    [Theory]
    [InlineData("\u200Bstudent: s7")]
    [InlineData("\uFEFF\u00A0Student\u00A0ID\u200B:\u00A0s7\u200B")]
    public void The_student_is_named_behind_what_nobody_sees(string line) =>
        Assert.Equal("s7", AnswerSheet.Parse(line + "\n## itakura-saito\na: 1", "x.md", "x", Homework.Catalogue).Student);
}
