using Grader.Tests.Commands;
using Grading.Reports;
using Grading.Reports.Steps;
using Grading.Verdicts;

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
        using (var running =
            GraderProcess.Start("grade", sheets, "--out", Out("two.csv"), "--steps", Out("two-steps.csv"), "--threads", "2"))
        {
            while (!running.HasExited
                && (!File.Exists(Out("two.csv.journal")) || new FileInfo(Out("two.csv.journal")).Length < 200)) await Task.Delay(1);
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
    public async Task A_group_of_equal_false_steps_is_listed_shown_and_decided_once()
    {
        var sheets = Class(9);
        string[] outputs = ["--feedback", Out("feedback"), "--feedback-as", "markdown", "--report", Out("report.html")];
        Assert.Equal(
            0, (await GraderProcess.Run(["grade", sheets, "--out", Out("plain.csv"), "--steps", Out("steps.csv"), .. outputs])).Exit);
        var group = Assert.Single(BrokenSteps.Of(Out("plain.csv"), Out("steps.csv")), step => step.Part == "a");
        Assert.Equal((6, 6, 0m), (group.Students, group.Carried, group.Credit));
        Assert.Contains(
            group.Group, GraderProgram.Run("clusters", Out("plain.csv"), "--steps", Out("steps.csv")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(group.Group, GraderProgram.Run("clusters", Out("plain.csv")).Output, StringComparison.Ordinal);
        Assert.Contains("Where derivations break", await File.ReadAllTextAsync(Out("report.html")), StringComparison.Ordinal);
        Assert.Contains(
            "4 ✗     = 2\\frac{z_6^2 - t}{z_6^2}", await File.ReadAllTextAsync(Out("feedback/s001.md")), StringComparison.Ordinal);
        Assert.DoesNotContain("derivation", await File.ReadAllTextAsync(Out("feedback/s000.md")), StringComparison.Ordinal);
        // a decision about a student comes before
        var log = _files.Put("log.csv",
            $"student,problem,part,cluster,credit,comment\n,itakura-saito,a,{group.Group},0.5,a power\ns004,itakura-saito,a,,1,mine\n");

        var ran = await GraderProcess.Run("grade", sheets, "--out", Out("decided.csv"), "--overrides", log);

        Assert.Contains(
            $"log.csv:2: itakura-saito.a, cluster {group.Group}: credit 0.5 for 5 students.", ran.Said, StringComparison.Ordinal);
        Assert.Equal("1 0.5 0.5 1 1 0.5 1 0.5 0.5", string.Join(' ', ResultsReader.Rows(Out("decided.csv"))
            .Where(row => row.Part == "a").Select(row => Cell.Number(row.Credit))));
    }

    [Fact]
    public async Task Shares_with_their_steps_are_put_together_to_the_same_bytes()
    {
        var sheets = Class(9);
        await GraderProcess.Run("grade", sheets, "--out", Out("whole.csv"), "--steps", Out("whole-steps.csv"), "--feedback", Out("whole"));
        foreach (var share in new[] { "1", "2" })
            await GraderProcess.Run(
                "grade", sheets, "--out", Out($"results.{share}.csv"), "--steps", Out($"steps.{share}.csv"), "--shard", $"{share}/2");

        var (exit, _, said) = await GraderProcess.Run(
            "merge", Out("results.1.csv"), Out("steps.1.csv"), Out("results.2.csv"), Out("steps.2.csv"),
            "--out", Out("merged.csv"), "--steps", Out("merged-steps.csv"), "--feedback", Out("merged"));

        Assert.True(exit == 0, said);
        foreach (var (one, other) in new[] { ("whole.csv", "merged.csv"), ("whole-steps.csv", "merged-steps.csv"),
            ("whole/s001.html", "merged/s001.html") })
            Assert.Equal(await File.ReadAllTextAsync(Out(one)), await File.ReadAllTextAsync(Out(other)));
    }

    // the handout's own equality would be taken for the answer
    [Fact]
    public async Task What_an_assignment_says_about_documents_is_obeyed()
    {
        _files.Put(
            "class/s1.md",
            "Asked is\n$$\\frac{\\partial L}{\\partial z_6} = 2\\frac{z_6^2 - t}{z_6^3}$$\n$$x_6 = z_6^2$$\n$$b_6 = b_6 - "
            + "k\\frac{\\partial L}{\\partial z_6}$$\n");
        _files.Put("handout.md", "$$\\frac{\\partial L}{\\partial z_6} = 2 \\frac{z_6^2-t}{z_6^3}$$\n");
        var plain = _files.Put("plain.yaml", "problems: { itakura-saito: {} }\n");
        var told = _files.Put("told.yaml", "problems: { itakura-saito: {} }\ndocuments: { handout: handout.md, steps: off }\n");

        await GraderProcess.Run("grade", Out("class"), "--assignment", plain, "--out", Out("plain.csv"), "--steps", Out("plain-steps.csv"));
        await GraderProcess.Run("grade", Out("class"), "--assignment", told, "--out", Out("told.csv"), "--steps", Out("told-steps.csv"));

        Assert.Equal("correct", ResultsReader.Rows(Out("plain.csv")).First().Verdict.Word());
        Assert.Equal("missing", ResultsReader.Rows(Out("told.csv")).First().Verdict.Word());
        Assert.NotEmpty(StepsReader.Rows(Out("plain-steps.csv")));
        Assert.Empty(StepsReader.Rows(Out("told-steps.csv")));
    }

    [Fact]
    public async Task Steps_that_nobody_asks_for_leave_nothing_behind()
    {
        var sheets = Class(4);

        Assert.Equal(0, (await GraderProcess.Run("grade", sheets, "--out", Out("results.csv"))).Exit);

        Assert.Equal(["results.csv"], Directory.GetFiles(_files.Root).Select(Path.GetFileName));
    }
}
