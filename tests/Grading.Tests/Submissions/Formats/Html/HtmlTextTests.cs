using Grading.Submissions.Formats.Html;

namespace Grading.Tests.Submissions.Formats.Html;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>2<i>x</i></p>", "2x")]
    [InlineData("2<sup>3</sup>", "2^{3}")]
    [InlineData("```csharp\n/// <summary>Backprop</summary>\nreturn 2;\n```", "```csharp\n/// <summary>Backprop</summary>\nreturn 2;\n```")]
    [InlineData("```csharp\n// <b>bold</b>\nreturn 2;\n```", "```csharp\n// <b>bold</b>\nreturn 2;\n```")]
    [InlineData("x<sub>1</sub>\n```csharp\nreturn <b>1</b>;\n```", "x_{1}\n```csharp\nreturn <b>1</b>;\n```")]
    [InlineData("<p>2x</p><script>1</script>", "2x")]
    [InlineData("<script>2x</script>", "<script>2x</script>")]
    [InlineData("<title>2x</title>", "<title>2x</title>")]
    [InlineData("<p><style>2x</style></p>", "<p><style>2x</style></p>")]
    [InlineData("<del>2x</del>", "<del>2x</del>")]
    [InlineData("2x <script>1</script>", "2x <script>1</script>")]
    [InlineData("2x <noscript>1</noscript>", "2x <noscript>1</noscript>")]
    [InlineData("/// <summary>Backprop</summary>\nreturn 2;", "/// <summary>Backprop</summary>\nreturn 2;")]
    [InlineData("x<sub>1</sub>\n/// <b>x</b>", "x_{1}\n/// <b>x</b>")]
    [InlineData("<p></p>", "")]
    [InlineData("<p><br>&nbsp;</p>", "")]
    public void A_cell_is_what_it_shows_and_a_block_as_it_is(string cell, string expected) =>
        Assert.Equal(expected, HtmlText.OfCell(cell));
}
