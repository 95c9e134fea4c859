namespace Grading.Tests.Submissions;

public sealed class ProblemCatalogueTests
{
    [Theory]
    [InlineData("itakura-sato", "itakura-saito")]
    [InlineData("Itakura Siato", "itakura-saito")]
    [InlineData("delta-rule", "delta-rules")]
    [InlineData("homework-3", null)]
    [InlineData("softmax", null)]
    public void The_nearest_problem_is_suggested_when_it_is_near_enough(string typed, string? nearest) =>
        Assert.Equal(nearest, Homework.Catalogue.NearestProblem(typed));

    [Theory]
    [InlineData("relu-sigmoid", "bd", "db")]
    [InlineData("relu-sigmoid", "dw3", "dw1")]
    [InlineData("itakura-saito", "e", null)]
    public void The_nearest_part_is_that_of_the_problem(string problem, string typed, string? nearest) =>
        Assert.Equal(nearest, Homework.Catalogue.NearestPart(problem, typed));
}
