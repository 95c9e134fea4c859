using System.Collections.Immutable;
using Grading.Problems;
using Grading.Submissions;

namespace Tests.Shared;

/// <summary>
/// What the tests use of the repository: the problems, the sample submissions, the corpus of answers. Copied beside the tests.
/// </summary>
internal static class Repository
{
    /// <summary>The folder with <c>problems</c> and <c>submissions-sample</c> in it, and with the program itself.</summary>
    public static string Folder => AppContext.BaseDirectory;

    public static ImmutableArray<Problem> Problems { get; } = SeedProblems.Read(Path.Combine(Folder, "problems"));

    public static ProblemCatalogue Catalogue { get; } =
        new([.. Problems.Select(problem => new CatalogueProblem(problem.Id, [.. problem.Parts.Select(part => part.Id)]))]);

    public static Problem Problem(string id) => Problems.Single(problem => problem.Id == id);

    /// <summary>The sample submissions, read anew each time.</summary>
    public static IEnumerable<Submission> SampleSubmissions() =>
        IntakeReader.Open(Path.Combine(Folder, "submissions-sample"), Catalogue).Submissions;
}
