namespace Grader.Tests.Commands;

/// <summary>
/// A folder with many problems, of which a command reads the ones it is asked about. The others can't be read at all but for their ids: a
/// command that goes well has not read them.
/// </summary>
public sealed class LargeFolderTests : IDisposable
{
    private const string Sheet = "student: s1\n\n## relu-sigmoid\n\nrelu-positive: 1\nrelu-negative: 0\n";

    private readonly Homework _files = new();
    private readonly string _folder;

    public LargeFolderTests()
    {
        _files.Put("problems/relu-sigmoid.yaml", File.ReadAllText(Path.Combine(Repository.Folder, "problems", "relu-sigmoid.yaml")));
        for (var i = 0; i < 40; i++) _files.Put($"problems/broken-{i}.yaml", $"id: broken-{i}\ntitle: [\n");
        _folder = Path.GetDirectoryName(_files.Put("problems/last.yaml", "# an id that does not stand on top\ntitle: Last\nid: last\n"))!;
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void An_answer_is_read_without_the_other_problems()
    {
        var ran = Run("read", "1", "--problem", "relu-sigmoid", "--part", "relu-positive");
        Assert.Equal((0, "text   1\nlatex  1\n"), (ran.Exit, ran.Output));
    }

    [Fact]
    public void A_sheet_is_checked_and_graded_without_them()
    {
        var sheet = _files.Put("s1.md", Sheet);
        Assert.Contains("relu-positive: correct", Run("check", sheet).Output, StringComparison.Ordinal);
        var results = Path.Combine(Path.GetDirectoryName(sheet)!, "out.csv");
        var ran = Run("grade", sheet, "--out", results);
        Assert.Equal((0, true), (ran.Exit, ran.Errors.Contains("2 correct", StringComparison.Ordinal)));
        Assert.Equal(File.ReadAllText(results), Graded(sheet, "--problems", Path.Combine(Repository.Folder, "problems")));
    }

    [Fact]
    public void An_assignment_is_graded_without_the_problems_that_it_does_not_name()
    {
        var assignment = _files.Put("hw.yaml", "title: One\nproblems: { relu-sigmoid: { relu-positive: 2 } }\n");
        var sheet = _files.Put("s1.md", Sheet);
        Assert.Equal(
            Graded(sheet, "--problems", Path.Combine(Repository.Folder, "problems"), "--assignment", assignment),
            Graded(sheet, "--problems", _folder, "--assignment", assignment));
        Assert.Contains("relu-positive: correct", Run("check", sheet, "--assignment", assignment).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_and_a_problem_are_shown_without_them()
    {
        Assert.Equal(0, Run("template", "relu-sigmoid").Exit);
        Assert.Equal(0, Run("problems", "relu-sigmoid").Exit);
    }

    [Fact]
    public void Validation_reads_all()
    {
        var ran = GraderProgram.Run("validate", _folder);
        Assert.Equal(3, ran.Exit);
        for (var i = 0; i < 40; i++) Assert.Contains($"broken-{i}.yaml:", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_with_one_id_are_refused_by_all()
    {
        _files.Put("problems/z.yaml", "id: broken-7\n");
        foreach (var ran in (GraderProgram.Ran[])[Run("read", "1", "--problem", "relu-sigmoid", "--part", "loss"),
            Run("check", _files.Put("s1.md", Sheet)), Run("problems", "relu-sigmoid")])
        {
            Assert.Equal(3, ran.Exit);
            Assert.Contains("The id \"broken-7\" is also that of broken-7.yaml.", ran.Errors, StringComparison.Ordinal);
        }
    }

    private static string Graded(string sheet, params string[] options)
    {
        var results = Path.Combine(Path.GetDirectoryName(sheet)!, "other.csv");
        Assert.Equal(0, GraderProgram.Run(["grade", sheet, "--out", results, .. options]).Exit);
        return File.ReadAllText(results);
    }

    private GraderProgram.Ran Run(params string[] arguments) => GraderProgram.Run([.. arguments, "--problems", _folder]);
}
