namespace Grader.Tests.Commands;

/// <summary>Whole documents from outside.</summary>
public sealed class DocumentCommandTests : IDisposable
{
    internal const string Document = """
        **a)** The activity is
        $$x_6 = z_6^2$$
        so that
        $$\frac{\partial L}{\partial z_6} = \frac{x_6 - t}{x_6^2} 2 z_6 = 2\frac{z_6^2 - t}{z_6^2}$$
        **c)** With step k
        $$b_6 = b_6 - k\frac{\partial L}{\partial z_6} = b_6 - 2k\frac{z_6^2 - t}{z_6^2}$$
        """;

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_document_is_recognised_and_checked_line_by_line()
    {
        var ran = GraderProgram.Run("check", _files.Put("mine.md", Document));

        Assert.Equal(1, ran.Exit);
        Assert.StartsWith("mine.md: a document; 2 of 4 parts found by what they ask, 5 steps\nitakura-saito\n  a: wrong\n", ran.Output,
            StringComparison.Ordinal);
        Assert.Contains("     line 4\n     first wrong line: 4   \\frac{x_6 - t}{x_6^2} 2 z_6 = 2\\frac{z_6^2 - t}{z_6^2}\n", ran.Output,
            StringComparison.Ordinal);
        Assert.Contains("     line 6 follows from it\n", ran.Output, StringComparison.Ordinal);
        Assert.Equal(ran.Output.Replace("  d: missing\n", "", StringComparison.Ordinal),
            GraderProgram.Run("check", _files.Put("mine.md", Document), "--problem", "itakura-saito").Output.Replace(
                "  d: missing\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_of_a_derivation_is_read_in_all_ways()
    {
        var ran = GraderProgram.Run("read", "--step", "So with dz6/dz4 = w46 sigma'(z4)", "--problem", "itakura-saito");

        Assert.Equal((0, """
            text   dz6/dz4 = w46*sigma'(z4)
            latex  \frac{\partial z_{6}}{\partial z_{4}} = w_{46} \sigma'\left(z_{4}\right)
            or     dz6/dz4 along every route, or along the direct one only

            """.ReplaceLineEndings("\n")), (ran.Exit, ran.Output));
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_marked()
    {
        var ran = GraderProgram.Run("read", "--step", "dx3/dz3 = sigma'", "--problem", "itakura-saito", "--part", "d");

        Assert.Equal(1, ran.Exit);
        Assert.Contains("sigma'", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Please give an answer, or a line of a derivation with --step \"A = B\".", "read", "--problem", "itakura-saito", "--part", "a")]
    [InlineData("Please say with --part which part the answer is to.", "read", "2*z6", "--problem", "itakura-saito")]
    public void What_is_to_be_read_has_to_be_said(string sentence, params string[] command)
    {
        var ran = GraderProgram.Run(command);

        Assert.Equal(2, ran.Exit);
        Assert.Contains(sentence, ran.Errors, StringComparison.Ordinal);
    }
}
