using Grading.Authoring;
using Grading.Problems;

namespace Grading.Tests.Authoring;

public sealed class ProblemIndexTests
{
    private static readonly string Library = Path.Combine(Repository.Folder, "problems");

    [Fact] // grader problems --index > problems/README.md
    public void The_index_of_the_library_is_what_is_printed() =>
        Assert.Equal(
            File.ReadAllText(Path.Combine(Library, "README.md")).ReplaceLineEndings("\n"), ProblemIndex.Text(ProblemReader.Read(Library)));

    [Fact]
    public void Every_problem_says_what_it_teaches() =>
        Assert.DoesNotContain("|  |", ProblemIndex.Text(ProblemReader.Read(Library)), StringComparison.Ordinal);
}
