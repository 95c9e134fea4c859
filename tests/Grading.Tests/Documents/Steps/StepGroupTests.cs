using Grading.Documents.Steps;
using Grading.Documents.Texts;

namespace Grading.Tests.Documents.Steps;

public sealed class StepGroupTests
{
    private static string Group(string line)
    {
        var problem = Repository.Problem("itakura-saito");
        var derivation = new Batch([problem], new()).Derivation(problem.Id, problem.Parts[3], HomeworkText.Typed(line), isJudged: true);
        var step = derivation.Steps[^1];
        Assert.Equal(StepVerdict.FalseWord, step.Verdict.Word);
        return step.Group;
    }

    [Theory]
    [InlineData("dL/dz6 = 2(z6^2 - t)/z6^2")]
    [InlineData("dL/dz6 = 2 - 2t/z6^2")]
    [InlineData("delta6 = 2/z6^2 * (z6^2 - t)")]
    [InlineData("dL/dz6 = 2(z6^2 - t)/z6^3 = 2(x6 - t)/x6")]
    public void Equal_false_steps_are_one_group_however_they_are_written(string line) =>
        Assert.Equal(Group("dL/dz6 = 2(z6^2 - t)/z6^2"), Group(line));

    [Theory]
    [InlineData("dL/dz6 = 2(z6^2 + t)/z6^2")]
    [InlineData("dL/dx6 = 2(z6^2 - t)/z6^2")]
    public void Others_are_others(string line) => Assert.NotEqual(Group("dL/dz6 = 2(z6^2 - t)/z6^2"), Group(line));

    [Fact]
    public void Its_name_begins_with_a_letter_that_no_cluster_begins_with() => Assert.Matches("^d[0-9a-f]{8}$", Group("x6 = z6"));
}
