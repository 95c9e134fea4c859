using System.CommandLine;
using Grader.Commands.Grading;
using Grader.Commands.Paths;
using Grader.Tests.Scale;
using Grading.Reports.Places;

namespace Grader.Tests.Commands.Paths;

/// <summary>Whole commands with outputs where they should not be: no file that is read changes by a byte.</summary>
public sealed class PathRunTests : IDisposable
{
    private const string Sheet = "## itakura-saito\na: 2(z6^2 - t)/z6^3\nd: dL/dz6*sigma'(z3)*w36\n";

    private readonly Homework _files = new();

    public PathRunTests()
    {
        for (var i = 1; i <= 3; i++) _files.Put($"class/2026-010{i}.md", Sheet);
        _files.Put("class/2026-0104/answers.md", Sheet);
        _files.Put("class/odd.csv", "x,y\n");
        _files.Put("answers.csv", "student,problem,part,answer\ns1,itakura-saito,a,1\n");
        _files.Put("overrides.csv", "student,problem,part,credit\ns1,itakura-saito,a,1\n");
        _files.Put("homework.yaml", "title: Homework\n");
        _files.Put("canvas.csv", "Student,ID,SIS User ID,SIS Login ID,Section,HW (1)\n");
    }

    public void Dispose() => _files.Dispose();

    private string At(string path) => Path.Combine(_files.Root, path);

    // Of words that name a file of the folder, its path.
    private async Task<(int Exit, string Out, string Said)> Run(params string[] words)
    {
        string[] typed = [.. words.Select((word, i) => i == 0 || word.StartsWith('-') || word == "canvas" ? word : At(word))];
        if (words[0] != "clusters") return await GraderProcess.Run(typed);
        var (exit, output, errors) = GraderProgram.Run(typed);
        return (exit, output, errors);
    }

    private Dictionary<string, string> Content() => Directory.EnumerateFiles(_files.Root, "*", SearchOption.AllDirectories)
        .ToDictionary(file => file, file => Convert.ToBase64String(File.ReadAllBytes(file)));

    [Theory]
    [InlineData("grade", "answers.csv", "--out", "answers.csv")]
    [InlineData("grade", "class", "--feedback", "class", "--out", "r.csv")]
    [InlineData("grade", "class", "--report", "class/2026-0101.md", "--out", "r.csv")]
    [InlineData("grade", "class", "--gradebook", "class/odd.csv", "--out", "r.csv")]
    [InlineData("grade", "answers.csv", "--overrides", "overrides.csv", "--out", "overrides.csv")]
    [InlineData("grade", "answers.csv", "--assignment", "homework.yaml", "--gradebook", "homework.yaml", "--out", "r.csv")]
    [InlineData("grade", "answers.csv", "--roster", "canvas.csv", "--format", "canvas", "--out", "r.csv")]
    [InlineData("grade", "answers.csv", "--out", "r.csv", "--report", "r.csv")]
    [InlineData("regrade", "answers.csv", "--diff", "answers.csv", "--out", "answers.csv")]
    [InlineData("merge", "answers.csv", "canvas.csv", "--out", "canvas.csv")]
    [InlineData("clusters", "answers.csv", "--out", "answers.csv")]
    public async Task Nothing_is_read_or_written(params string[] words)
    {
        var before = Content();

        var ran = await Run(words);

        Assert.True(ran.Exit == 2, ran.Said);
        Assert.Matches("(--out|--feedback|--report|--gradebook|--format canvas) \".*\" .*(PATH|RESULTS|--\\w+) \"", ran.Said);
        Assert.Equal(before, Content());
    }

    [Fact]
    public async Task A_class_is_graded_within_its_folder_again_and_again()
    {
        string[] words =
        [
            "grade", "class", "--out", "class/results.csv", "--gradebook", "class/book.csv",
            "--report", "class/report.html", "--feedback", "class/feedback",
        ];
        Assert.Equal(0, (await Run(words)).Exit);
        var once = await File.ReadAllBytesAsync(At("class/results.csv"));

        var ran = await Run(words);

        Assert.True(ran.Exit == 0, ran.Said);
        Assert.Equal(once, await File.ReadAllBytesAsync(At("class/results.csv")));
        Assert.DoesNotContain("feedback/", ran.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(".lock", ran.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feedback")]
    [InlineData("feedback/2026-0101.html")]
    public async Task Feedback_is_never_graded(string path)
    {
        await Run("grade", "class", "--out", "r.csv", "--feedback", "feedback");

        var ran = await Run("grade", path, "--out", "r2.csv");

        Assert.Equal(4, ran.Exit);
        Assert.Contains("nobody's answers", ran.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--out", "-")]
    [InlineData("--out", "r.csv", "--gradebook", "-")]
    [InlineData("--out", "r.csv", "--report", "-")]
    public async Task A_hyphen_is_standard_output(params string[] outputs)
    {
        string[] words = ["grade", "class", .. outputs];
        var ran = await Run(words);
        Assert.True(ran.Exit == 0, ran.Said);
        await Run([.. words[..^1], "there"]);

        Assert.Equal(await File.ReadAllTextAsync(At("there")), ran.Out);
        Assert.False(File.Exists(At("-")));
    }

    [Fact]
    public async Task Of_two_runs_at_once_one_writes()
    {
        var table = new System.Text.StringBuilder("student,problem,part,answer\n");
        for (var s = 0; s < 3000; s++)
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"s{s:D5},itakura-saito,a,2(z6^2-t)/z6^3 + 0*{s}\n");
        _files.Put("many.csv", table.ToString());
        _files.Put("more.csv", table.Replace(",s0", ",t0").Replace("\ns", "\nt").ToString());
        await Run("grade", "many.csv", "--out", "one.csv");
        await Run("grade", "more.csv", "--out", "other.csv");

        var runs = await Task.WhenAll(Run("grade", "many.csv", "--out", "both.csv"), Run("grade", "more.csv", "--out", "both.csv"));

        Assert.Contains(0, runs.Select(run => run.Exit));
        foreach (var run in runs.Where(run => run.Exit != 0)) Assert.Contains("Another run is writing", run.Said, StringComparison.Ordinal);
        var both = await File.ReadAllTextAsync(At("both.csv"));
        Assert.Contains(both, new[] { await File.ReadAllTextAsync(At("one.csv")), await File.ReadAllTextAsync(At("other.csv")) });
        Assert.False(File.Exists(At(".both.csv.lock")));
    }

    [Theory]
    [InlineData("merge", "one.csv")]
    [InlineData("regrade", "class", "--diff", "one.csv")]
    public async Task Other_commands_wait_for_nobody_either(params string[] words)
    {
        await Run("grade", "class", "--out", "one.csv");
        using var locked = OutputLock.Take([OutputPlace.Alone(At("results.csv"))]);

        var ran = await Run([.. words, "--out", "results.csv"]);

        Assert.Equal(4, ran.Exit);
        Assert.Contains("Another run is writing", ran.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(At("results.csv")));
    }

    // An option that takes a text and is no path is named here; all others are checked by their type.
    [Fact]
    public void Every_option_that_could_be_a_path_is_checked_as_one()
    {
        string[] words = ["--seed", "--layout", "--shard", "--title", "--format", "--feedback-as", "--language"];
        Command[] commands = [GradeCommand.Create(), RegradeCommand.Create(), MergeCommand.Create(), ClustersCommand.Create()];

        var texts = commands.SelectMany(command => command.Options)
            .Where(option => option.ValueType == typeof(string) || option.ValueType == typeof(string[]));
        foreach (var option in texts) Assert.True(option is InputOption or OutputOption || words.Contains(option.Name), option.Name);
        foreach (var argument in commands.SelectMany(command => command.Arguments))
            Assert.True(argument is InputArgument or InputFileArgument, argument.Name);
    }
}
