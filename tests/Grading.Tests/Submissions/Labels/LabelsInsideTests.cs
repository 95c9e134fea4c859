using Grading.Submissions.Sheets;

namespace Grading.Tests.Submissions.Labels;

public sealed class LabelsInsideTests
{
    /// <summary>What a person must look at has a question mark.</summary>
    [Theory]
    [InlineData("a: 1; b: 0", "a = 1|b = 0")]
    [InlineData("a: 0.288, b: -0.1387", "a = 0.288|b = -0.1387")]
    [InlineData("a: 1 ; B : 0;c:2 | d: 3", "a = 1|b = 0|c = 2|d = 3")]
    [InlineData("a: 1\tb: 0", "a = 1|b = 0")]
    [InlineData("a: 1    b: 0", "a = 1|b = 0")]
    [InlineData("a: 1 and b: 0", "a = 1|b = 0")]
    [InlineData("a: 1 & b: 0", "a = 1|b = 0")]
    [InlineData("a:\n```\n1\nb: 0\n```", "a = 1|b = 0")]
    [InlineData("a: 1 b: 0", "a = 1 b: 0|b = 0?")]
    [InlineData("a: f(1, b: 0)", "a = f(1, b: 0)|b = 0)?")]
    [InlineData("a: 1 b: 0; c: 3", "a = 1 b: 0|b = 0?|c = 3")]
    [InlineData("a: 1; b: 0\nb: 2", "a = 1; b: 0|b = 2")]
    [InlineData("a: 1; b := 0", "a = 1; b := 0")]
    [InlineData("a: 1; x_b: 0", "a = 1; x_b: 0")]
    [InlineData("a: 1; a: 2", "a = 1; a: 2")]
    [InlineData("a: 1; t: the target", "a = 1; t: the target")]
    [InlineData("a: 1; b:", "a = 1")]
    [InlineData("a:\n```csharp\nreturn 1; b: 0;\n```", "a = return 1; b: 0;")]
    public void The_label_of_another_part_in_an_answer_is_read_or_looked_at(string text, string expected)
    {
        var read = AnswerSheet.Parse("## itakura-saito\n" + text, "s1.md", "s1", Homework.Catalogue);

        Assert.Equal(expected, string.Join('|', read.Answers.Select(answer =>
            $"{answer.Part} = {answer.Text}{(answer.Doubt.Length > 0 ? "?" : "")}")));
        Assert.Equal(read.Answers.Select(answer => answer.Source).Distinct().Count() < read.Answers.Length, read.Notices.Length > 0);
    }
}
