using Grading.Documents.Texts;
using Grading.Problems;

namespace Grading.Tests.Documents.Steps;

public sealed class StepSectionTests
{
    // two parts ask for a new W, each by a rule of its own
    [Theory]
    [InlineData("W := W - eta*(dL/dW + lambda*W)", "true")]
    [InlineData("W := W + mu*V - eta*dL/dW", "true")]
    [InlineData("W := W - eta*(dL/dW - lambda*W)", "false")]
    public void A_step_is_the_rule_that_fits_where_one_name_has_several(string line, string verdict)
    {
        var file = Path.Combine(Repository.Folder, "problems", "optimisers.yaml");
        var problem = ProblemReader.Parse(File.ReadAllText(file), file);
        var part = problem.Parts.Single(part => part.Id == "matrix-decay");

        var derivation = new Batch([problem], new()).Derivation(problem.Id, part, HomeworkText.Typed(line), isJudged: true);

        Assert.Equal(verdict, Assert.Single(derivation.Steps).Verdict.Word);
    }
}
