using Grading.Reports.Steps;

namespace Grader.Tests.Commands;

/// <summary>What nothing can be done with is said before anything is done: one sentence, and nothing is written.</summary>
public sealed class RefusalTests : IDisposable
{
    private static readonly string Quickstart = Path.Combine(Class.Repository, "examples", "quickstart");

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("There is nothing handed in at ./empty: no answer sheet", "check", "./empty")]
    [InlineData(
        "There is nothing handed in at ./empty that is laid out as --layout canvas says.",
        "grade", "./empty", "--layout", "canvas", "--out", "./r.csv")]
    [InlineData("There are no results to merge in ./steps.csv", "merge", "./steps.csv", "--out", "./m.csv")]
    [InlineData("a folder stands there where a file should", "clusters", "./empty")]
    [InlineData("\"Homework 3\" is worth 100 points", "grade", "class", "--assignment", "homework.yaml", "--out", "./r.csv",
        "--format", "canvas", "--title", "Homework 3", "--roster", "./roster.csv")]
    public void What_cannot_be_used_is_said_and_nothing_is_written(string sentence, params string[] words)
    {
        Directory.CreateDirectory(Path.Combine(_files.Root, "empty"));
        _files.Put("steps.csv", string.Join(',', StepsCsv.Header) + "\n");
        _files.Put("roster.csv", File.ReadAllText(Path.Combine(Quickstart, "gradebook.csv"))
            .Replace(",10,8\n", ",10,100\n", StringComparison.Ordinal));
        var before = Directory.EnumerateFileSystemEntries(_files.Root).Order().ToArray();

        var ran = GraderProgram.Run([.. words.Select(Placed)]);

        Assert.Equal((4, ""), (ran.Exit, ran.Output));
        Assert.Contains(sentence, ran.Errors.Replace(_files.Root, ".", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(_files.Root).Order());
    }

    private string Placed(string word) => word.StartsWith("./", StringComparison.Ordinal) ? Path.Combine(_files.Root, word[2..])
        : word is "class" or "homework.yaml" ? Path.Combine(Quickstart, word)
        : word;

    [Fact]
    public void Standard_input_has_no_path()
    {
        var ran = GraderProgram.Run("a,b\n1,2\n", [], "clusters", "-");

        Assert.Equal(4, ran.Exit);
        Assert.StartsWith("\"standard input\" is no table of results", ran.Errors, StringComparison.Ordinal);
    }
}
