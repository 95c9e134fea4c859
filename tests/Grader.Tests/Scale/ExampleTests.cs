using System.Diagnostics;
using System.Text.Json;
using Grader.Tests.Commands;

namespace Grader.Tests.Scale;

/// <summary>The examples of use, run as the course systems run them: from the files of one submission to what is read back.</summary>
public sealed class ExampleTests : IDisposable
{
    private const string Sheet = "# Homework 3\n\n## itakura-saito\n\na: 2(z6^2-t)/z6^3\nb: w46 - k*dL/dz6*z4\n";

    private readonly string _root = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Path(string name) => System.IO.Path.Combine(_root, name);

    private void Put(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
    }

    // What the system has mounted at a place of the root lies in a folder here.
    private async Task<(int Exit, JsonElement? Results)> Run(string example, string mount)
    {
        foreach (var problem in Directory.GetFiles(Class.ProblemFolder))
            Put($"{(mount == "autograder" ? "source" : "tests")}/problems/{System.IO.Path.GetFileName(problem)}",
                await File.ReadAllTextAsync(problem));
        var script = await File.ReadAllTextAsync(System.IO.Path.Combine(Class.Repository, "examples", example));
        Put("run.sh", script.Replace($"/{mount}/", $"{_root}/", StringComparison.Ordinal));
        var start = new ProcessStartInfo("sh", ["run.sh"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _root
        };
        start.Environment["PATH"] = GraderProgram.OnPath(Path("bin"));
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await said;
        if (!File.Exists(Path("results/results.json"))) return (process.ExitCode, null);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path("results/results.json")));
        return (process.ExitCode, json.RootElement.Clone());
    }

    [Fact]
    public async Task Gradescope_gets_a_test_for_every_part()
    {
        Put("source/assignment.yaml", "title: HW3\nproblems: { itakura-saito: { a: 3 } }\n");
        Put("submission/hw3.md", Sheet);
        Put("submission/d.csx", "0");
        Put("submission/drawing.png", "not an answer");

        var (exit, results) = await Run("courses/gradescope/run_autograder", "autograder");

        Assert.Equal(0, exit);
        Assert.Equal(3, results!.Value.GetProperty("score").GetDecimal());
        Assert.Equal(["itakura-saito.a: correct", "itakura-saito.b: wrong", "itakura-saito.c: review", "itakura-saito.d: wrong"],
            results.Value.GetProperty("tests").EnumerateArray().Select(test => test.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Gradescope_gets_nothing_where_grading_fails_and_so_no_zero()
    {
        Put("source/assignment.yaml", "title: HW3\nproblems: { no-such-problem: {} }\n");
        Put("submission/hw3.md", Sheet);

        var (exit, results) = await Run("courses/gradescope/run_autograder", "autograder");

        Assert.NotEqual(0, exit);
        Assert.Null(results);
    }

    [Fact]
    public async Task PrairieLearn_gets_a_score_between_0_and_1()
    {
        Put("tests/assignment.yaml", "title: HW3\nproblems: { itakura-saito: {} }\n");
        Put("student/hw3.md", Sheet);

        var (exit, results) = await Run("courses/prairielearn/run.sh", "grade");

        Assert.Equal(0, exit);
        Assert.True(results!.Value.GetProperty("gradable").GetBoolean());
        Assert.Equal(0.25m, results.Value.GetProperty("score").GetDecimal());
    }

    [Theory]
    [InlineData("hw3.md", Sheet, "title: HW3\nproblems: { no-such-problem: {} }\n")]
    [InlineData("hw3.docx", "not a sheet", "title: HW3\nproblems: { itakura-saito: {} }\n")]
    public async Task PrairieLearn_takes_no_attempt_where_nothing_could_be_graded(string file, string text, string assignment)
    {
        Put("tests/assignment.yaml", assignment);
        Put($"student/{file}", text);

        var (exit, results) = await Run("courses/prairielearn/run.sh", "grade");

        Assert.Equal(0, exit);
        Assert.False(results!.Value.GetProperty("gradable").GetBoolean());
        Assert.True(results.Value.TryGetProperty("format_errors", out _));
    }
}
