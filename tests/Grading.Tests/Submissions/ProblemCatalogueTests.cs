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

    [Theory]
    [InlineData("itakura-sato", "itakura-saito")]
    [InlineData("itakura-saitoh", "itakura-saito")]
    [InlineData("Itakura Siato", "itakura-saito")] // two neighbours swapped
    [InlineData("delta_rulez", "delta-rules")]
    [InlineData("relu-sigmiod", "relu-sigmoid")]
    [InlineData("itakuro-sato", null)] // two slips
    [InlineData("relu", null)]
    [InlineData("homework-2", null)]
    [InlineData("", null)]
    public void A_name_one_slip_from_exactly_one_problem_is_that_one(string typed, string? meant) =>
        Assert.Equal(meant, Homework.Catalogue.ProblemOneSlipFrom(typed));

    [Theory]
    [InlineData("exercise-3")] // of other numbers no slip is made
    [InlineData("matrixb")] // near two of them
    public void Where_it_could_be_another_it_is_none(string typed) => Assert.Null(
        new Grading.Submissions.ProblemCatalogue(new("exercise-2", ["a"]), new("matrixa", ["a"]), new("matrixc",
            ["a"])).ProblemOneSlipFrom(typed));
}
