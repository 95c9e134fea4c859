using Grader.Tests.Commands;
using Grading.Reports.Steps;

namespace Grader.Tests.Scale;

/// <summary>The steps of whole documents in a whole run: an interruption does not show, and shares are put together.</summary>
public sealed class DocumentsRunTests : IDisposable
{
    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private string Out(string name) => Path.Combine(_files.Root, name);

    private string Class(int students)
    {
        for (var i = 0; i < students; i++)
        {
            _files.Put($"class/s{i:000}.md", i % 3 == 0
                ? "## itakura-saito\na: 2(z6^2 - t)/z6^3\n"
                : DocumentCommandTests.Document.Replace("2k", $"{i}k", StringComparison.Ordinal));
        }
        return Out("class");
    }

    [Fact]
    public async Task Steps_are_the_same_bytes_after_an_interruption_and_on_any_number_of_threads()
    {
        var sheets = Class(90);
        Assert.Equal(0, (await GraderProcess.Run(
            "grade", sheets, "--out", Out("one.csv"), "--steps", Out("one-steps.csv"), "--threads", "1")).Exit);
        using (var running = GraderProcess.Start("grade", sheets, "--out", Out("two.csv"), "--steps", Out("two-steps.csv"), "--threads", "2"))
        {
            while (!running.HasExited && (!File.Exists(Out("two.csv.journal")) || new FileInfo(Out("two.csv.journal")).Length < 200)) await Task.Delay(1);
            running.Kill();
            await running.WaitForExitAsync();
        }

        var (exit, _, said) = await GraderProcess.Run(
            "grade", sheets, "--out", Out("two.csv"), "--steps", Out("two-steps.csv"), "--threads", "4", "--resume");

        Assert.True(exit == 0, said);
        Assert.Equal(await File.ReadAllTextAsync(Out("one.csv")), await File.ReadAllTextAsync(Out("two.csv")));
        Assert.Equal(await File.ReadAllTextAsync(Out("one-steps.csv")), await File.ReadAllTextAsync(Out("two-steps.csv")));
        Assert.Equal(300, StepsReader.Rows(Out("one-steps.csv")).Count());
        Assert.Empty(Directory.GetFiles(_files.Root, "*.part"));
    }

    [Fact]
    public async Task Steps_that_nobody_asks_for_leave_nothing_behind()
    {
        var sheets = Class(4);

        Assert.Equal(0, (await GraderProcess.Run("grade", sheets, "--out", Out("results.csv"))).Exit);

        Assert.Equal(["results.csv"], Directory.GetFiles(_files.Root).Select(Path.GetFileName));
    }
}
