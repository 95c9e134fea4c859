using Grading.Assignments;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>Sums over the steps of time: over all of them, or over some.</summary>
public sealed class StepSumsTests
{
    [Theory]
    [InlineData("sum_{t=1}^T delta_t h_{t-1}^T", Verdict.Correct)]
    [InlineData("sum_t delta_t h_{t-1}^T", Verdict.Correct)]
    [InlineData("sum_{t=0}^{T-1} delta_{t+1} h_t^T", Verdict.Correct)]
    [InlineData("sum_{t=0}^T delta_t h_{t-1}^T", Verdict.Unreadable)]
    [InlineData("sum_{t=2}^T delta_t h_{t-1}^T", Verdict.Wrong)]
    [InlineData("sum_{t=1}^{T-1} delta_t h_{t-1}^T", Verdict.Wrong)]
    [InlineData("delta_1 h_0^T + sum_{t=2}^T delta_t h_{t-1}^T", Verdict.Correct)]
    public void A_sum_over_some_of_the_steps_is_no_sum_over_all(string answer, Verdict expected)
    {
        var file = Path.Combine(Repository.Folder, "problems", "vanilla-rnn.yaml");
        var problem = ProblemReader.Parse(File.ReadAllText(file), file);

        Assert.Equal(expected, new ProblemGrading(problem, new Assignment())["W"]!.Grade(answer).Verdict);
    }
}
