using Grader.Tests.Commands;
using Grading.Reports;

namespace Grader.Tests.Scale;

/// <summary>Decisions of a person in a whole run: an interruption does not show, and every output follows.</summary>
public sealed class DecisionsRunTests : IDisposable
{
    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Results_with_overrides_are_the_same_bytes_after_an_interruption_and_on_any_number_of_threads()
    {
        for (var i = 0; i < 40; i++)
            _files.Put($"class/s{i:00}.md",
                $"## itakura-saito\na: 2(z6^2 - t)/z6^2\nd: dL/dz6*sigma'(z3)*(w36{(i % 2 == 0 ? " + w34*w46*sigma'(z4)" : "")})\n");
        var sheets = Path.Combine(_files.Root, "class");
        string Out(string name) => Path.Combine(_files.Root, name);
        Assert.Equal(0, (await GraderProcess.Run("grade", sheets, "--out", Out("plain.csv"))).Exit);
        var cluster = AnswerGroup.Of(Out("plain.csv"))[1];
        Assert.Equal(("d", 20), (cluster.Part, cluster.Students));
        var overrides =
            _files.Put("overrides.csv",
                $"student,problem,part,cluster,credit,comment\n,itakura-saito,d,{cluster.Id},0.25,half way\ns39,itakura-saito,a,,1,said "
                    + $"it in class\n");

        var one = await GraderProcess.Run(
            "grade", sheets, "--out", Out("one.csv"), "--overrides", overrides, "--threads", "1", "--gradebook", Out("one-book.csv"));
        Assert.Equal(0, one.Exit);
        Assert.Contains(
            $"overrides.csv:2: itakura-saito.d, cluster {cluster.Id}: credit 0.25 for 20 students.\noverrides.csv:3: s39, "
                + $"itakura-saito.a: credit 1 for 1 student.\n", one.Said, StringComparison.Ordinal);
        // as after an interruption: the journal of a run without overrides, which was not finished
        using (var running = GraderProcess.Start("grade", sheets, "--out", Out("two.csv")))
        {
            while (!File.Exists(Out("two.csv") + ".journal") && !running.HasExited) await Task.Delay(5);
            running.Kill();
            await running.WaitForExitAsync();
        }
        Assert.Equal(0,
            (await GraderProcess.Run(
                "grade", sheets, "--out", Out("two.csv"), "--overrides", overrides, "--threads", "4", "--resume")).Exit);

        Assert.Equal(await File.ReadAllTextAsync(Out("one.csv")), await File.ReadAllTextAsync(Out("two.csv")));
        Assert.Contains("\ns39,1,", await File.ReadAllTextAsync(Out("one-book.csv")), StringComparison.Ordinal);
    }

    // Whole runs that put one log into the same answers: at once, by merging shares, and by grading again.
    [Fact]
    public async Task Grade_merge_and_regrade_put_the_same_decisions_into_the_same_bytes()
    {
        _files.Put("class/s1.md", "## relu-sigmoid\ndw1: 2,080\nloss: 0.288\n## itakura-saito\na: 2(z6^2 - t)/z6^2\n");
        _files.Put("class/s2.md", "## relu-sigmoid\ndw1: 2,080\n## itakuro-seito\na: 2(z6^2 - t)/z6^3\n");
        _files.Put("class/s3.md", "## itakura-saito\na: 2(z6^2 - t)/z6^2\ne: 1\n");
        string Out(string name) => Path.Combine(_files.Root, name);
        var (sheets, log) = (Out("class"), Out("log.csv"));
        await GraderProcess.Run("grade", sheets, "--out", Out("plain.csv"));
        var cluster = ResultsReader.Rows(Out("plain.csv")).First(row =>
            row is { Problem: "itakura-saito", Part: "a", Student: "s1" }).Cluster;
        _files.Put("log.csv", "student,problem,part,cluster,credit,comment,by,at,seen,means\n"
            + $",itakura-saito,a,{cluster},0.25,c,ta1,now,,\n"
            + $"s1,relu-sigmoid,dw1,,,,ta2,,{TypedText.Digits("2,080")},2.080\n"
            + "s2,itakuro-seito,a,,0.75,heading,,,,itakura-saito.a\n"
            + "s2,relu-sigmoid,dw1,,1,,,,000000000000,\ns3,itakura-saito,e,,0,,,,,\n");
        await GraderProcess.Run("grade", sheets, "--out", Out("share.1.csv"), "--shard", "1/2");
        await GraderProcess.Run("grade", sheets, "--out", Out("share.2.csv"), "--shard", "2/2");

        var ran = await Task.WhenAll(
            GraderProcess.Run("grade", sheets, "--out", Out("graded.csv"), "--overrides", log),
            GraderProcess.Run("merge", Out("share.1.csv"), Out("share.2.csv"), "--out", Out("merged.csv"), "--overrides", log),
            GraderProcess.Run("regrade", sheets, "--diff", Out("plain.csv"), "--out", Out("regraded.csv"), "--overrides", log));

        Assert.All(ran, run => Assert.True(run.Exit == 0, run.Said));
        var graded = await File.ReadAllTextAsync(Out("graded.csv"));
        Assert.Equal(graded, await File.ReadAllTextAsync(Out("merged.csv")));
        Assert.Equal(graded, await File.ReadAllTextAsync(Out("regraded.csv")));
        await GraderProcess.Run("merge", Out("graded.csv"), "--out", Out("again.csv"), "--overrides", log);
        Assert.Equal(graded, await File.ReadAllTextAsync(Out("again.csv")));
        Assert.Equal(["0.25", "1", "0.75", "", "0"], new[] { ("s1", "a"), ("s1", "dw1"), ("s2", "a"), ("s2", "dw1"), ("s3", "e") }
            .Select(of => Cell.Number(ResultsReader.Rows(Out("graded.csv")).Single(row => (row.Student, row.Part) == of).Credit)));
    }

    [Fact]
    public async Task A_fault_in_the_overrides_stops_before_anything_is_graded()
    {
        var sheet = _files.Put("s1.md", "## itakura-saito\na: 1\n");
        var overrides = _files.Put("overrides.csv", "problem,part,cluster,credit\nitakura-saito,a,aaaa0001,3\n");

        var ran = await GraderProcess.Run("grade", sheet, "--out", Path.Combine(_files.Root, "results.csv"), "--overrides", overrides);

        Assert.Equal(
            (3, "overrides.csv:2: credit: \"3\" should be a number from 0 to 1, such as 0.5 or 50%: the share of the part's points; or "
            + "\"auto\" to take back what was decided.\n"),
            (ran.Exit, ran.Said));
        Assert.False(File.Exists(Path.Combine(_files.Root, "results.csv")));
        Assert.Equal(4, GraderProgram.Run("clusters", Path.Combine(_files.Root, "none.csv")).Exit);
    }

    [Fact]
    public async Task Only_those_who_grade_can_have_the_right_value_shown()
    {
        var sheet = _files.Put("s1.md", "## itakura-saito\na: 2(z6^2 - t)/z6^2\n");
        string[] paths = [Path.Combine(_files.Root, "results.csv"), Path.Combine(_files.Root, "feedback")];

        Assert.Equal(0, (await GraderProcess.Run(
            "grade", sheet, "--out", paths[0], "--feedback", paths[1], "--feedback-as", "markdown", "--reveal")).Exit);

        var row = ResultsReader.Rows(paths[0]).Single(row => row.Part == "a");
        Assert.Matches(@" -> -?[0-9.]+, right is -?[0-9.]+$", row.Witness);
        Assert.Contains(row.Witness, await File.ReadAllTextAsync(Path.Combine(paths[1], "s1.md")), StringComparison.Ordinal);
        Assert.Equal(2, (await GraderProcess.Run("check", sheet, "--reveal")).Exit);
    }
}
