using Grading.Documents.Texts;

namespace Grading.Tests.Documents.Texts;

public sealed class PlainLinesTests
{
    [Theory]
    [InlineData("a = b", "$a = b$")]
    [InlineData("so\n  a = b\n= c", "so\n$a = b$\n$= c$")]
    [InlineData("so $a = b$\nc = d", "so $a = b$\nc = d")]
    [InlineData("\\begin{align}\na &= b\n\\end{align}", "\\begin{align}\na &= b\n\\end{align}")]
    public void Lines_with_an_equality_are_formulas_unless_the_text_has_delimiters(string typed, string delimited) =>
        Assert.Equal(delimited, PlainLines.Delimited(typed));
}
