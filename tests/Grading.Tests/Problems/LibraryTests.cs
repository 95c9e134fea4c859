using Grading.Problems;

namespace Grading.Tests.Problems;

/// <summary>
/// Every problem of the library, and every assignment of public courses that is no part of it: derived gradients agree with finite
/// differences, right answers are right, slips are not.
/// </summary>
public sealed class LibraryTests
{
    private static readonly string Library = Path.Combine(Repository.Folder, "problems");
    private static readonly string Assignments = Path.Combine(Repository.Folder, "Problems", "Assignments");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Library, "*.yaml").Concat(Directory.GetFiles(Assignments, "*.yaml")).Order(StringComparer.Ordinal)
            .Select(file => Path.GetRelativePath(Repository.Folder, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_problem_of_the_library_is_valid(string file)
    {
        var problem = Assert.Single(ProblemReader.Read(Path.Combine(Repository.Folder, file)));
        Assert.Empty(Validation.Of(problem with { Parts = [.. problem.Parts.Where(part => part.Question is not Question.Script)] },
            "1").Faults);
    }

    [Fact]
    public void The_library_has_at_least_24_problems() => Assert.True(Directory.GetFiles(Library, "*.yaml").Length >= 24);
}
