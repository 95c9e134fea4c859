using Grader.Desk;
using Grading;
using Grading.Reports;
using Grading.Reports.Places;
using Grading.Reports.Steps;
using Grading.Submissions;
using Tests.Shared;

namespace Web.Tests.Desk;

/// <summary>Each thing that is to be decided is listed once, and with all that is known of it.</summary>
public sealed class ListedOnceTests : IDisposable
{
    private const string Wrong = "## itakura-saito\na: 2(z6^2 - t)/z6^2\n";

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private string Class => Path.Combine(_files.Root, "class");

    [Fact]
    public async Task An_answer_that_changed_is_listed_once_with_its_old_text_on_another_day_too()
    {
        await using (var desk = await DeskSite.Start(_files, ("anna-7", "## relu-sigmoid\ndw1: 2,080\n")))
        {
            var ta = await desk.Enter();
            await ta.Decide(await ta.Single("anna-7", "relu-sigmoid.dw1"), "0.5");
        }
        _files.Put("class/anna-7.md", "## relu-sigmoid\ndw1: 3,141\n");
        DeskSite.Grade(_files, Class);
        await using var later = await DeskSite.Open(_files);
        var client = await later.Enter();

        var waiting = Assert.Single(await client.Items("/list?part=relu-sigmoid.dw1"));

        Assert.Contains("It was <code>2,080</code>", (await client.Open(waiting)).Page, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(later.Options.Texts.Path));
    }

    [Fact]
    public async Task A_changed_answer_that_its_new_group_decides_does_not_wait()
    {
        await using var desk = await DeskSite.Start(_files, ("anna-7", "## itakura-saito\na: 3\n"), ("bert-8", Wrong), ("cora-9", Wrong));
        var ta = await desk.Enter();
        await ta.Decide(await ta.Single("anna-7", "itakura-saito.a"), "0.5");
        _files.Put("class/anna-7.md", Wrong);
        DeskSite.Grade(_files, Class);
        Assert.Single(await ta.Items("/list?kind=changed"));

        await ta.Decide(await ta.Item("itakura-saito.a", "3 students, wrong"), "0.25");

        Assert.Empty(await ta.Items("/list?kind=changed"));
    }

    [Fact]
    public async Task A_document_whose_false_line_is_its_answer_is_one_item_that_shows_the_line()
    {
        _files.Put("class/anna-7.md", "$$L = \\frac{t}{z_6^2} - \\log\\frac{t}{z_6^2} - 1$$\n"
            + "$$\\frac{\\partial L}{\\partial z_6} = \\frac{2(z_6^2 - t)}{z_6^2}$$\n");
        var batch = new Batch(Site.Problems, new());
        var rows = new List<ResultRow>();
        var steps = new List<StepRow>();
        foreach (var submission in IntakeReader.Open(Class, DeskSite.Catalogue, null).Submissions)
        {
            var (taken, documents) = batch.Taken(submission);
            rows.AddRange(batch.Grade(taken).Select(ResultRow.Of));
            steps.AddRange(documents.SelectMany(document => document.Steps
                .Select(step => StepRow.Of(submission.Student, document.Problem, step))));
        }
        Assert.Contains(steps, step => step is { IsFalse: true, Part: "a" });
        ResultsCsv.Write(OutputPlace.Alone(Path.Combine(_files.Root, "results.csv")), rows);
        StepsCsv.Write(OutputPlace.Alone(Path.Combine(_files.Root, "steps.csv")), steps);

        await using var desk = await DeskSite.Open(_files, options => options with { Steps = Path.Combine(_files.Root, "steps.csv") });
        var ta = await desk.Enter();

        var item = Assert.Single(await ta.Items("/list?part=itakura-saito.a"));
        Assert.Contains("The line that does not hold", (await ta.Open(item)).Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Other_parts_or_points_than_the_results_have_ask_for_grading_first(bool hasOtherPoints, bool hasOtherParts)
    {
        await using (await DeskSite.Start(_files, ("anna-7", Wrong), ("bert-8", Wrong + "## no-such-problem\na: 1\n"))) { }
        var path = Path.Combine(_files.Root, "results.csv");
        var rows = ResultsReader.Students(path).SelectMany(student => student.Rows).ToArray();
        var other = rows.Where(row => !hasOtherParts || row.Part != "d")
            .Select(row => hasOtherPoints && row.Part == "a" ? row with { Points = 2 } : row);
        ResultsCsv.Write(OutputPlace.Alone(path), other);

        await using var desk = await DeskSite.Open(_files);
        var (_, page) = await (await desk.Enter()).Open("/list");

        Assert.Equal(hasOtherPoints || hasOtherParts, page.Contains(DeskSentences.OtherProblems, StringComparison.Ordinal));
    }

    // Of a cell that was cut, the whole text is shown and marked, as long as what was graded is there as it was.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_too_long_for_its_cell_is_read_from_what_was_graded(bool isThere)
    {
        var answer = "2(z6^2 - t)/z6^2 + " + string.Join(" + ", Enumerable.Repeat("0*z6", 400)) + " + the_end";
        await using var desk = await DeskSite.Start(_files, ("anna-7", $"## itakura-saito\na: {answer}\nb: 2,080\n"));
        if (!isThere) _files.Put("class/anna-7.md", Wrong);
        var ta = await desk.Enter();

        var (_, page) = await ta.Open(await ta.Item("itakura-saito.a"));
        Assert.Equal(isThere, page.Contains("the_end", StringComparison.Ordinal));
        await ta.Decide(await ta.Item("itakura-saito.b"), means: "w46");

        var decided = await ta.Http.GetStringAsync("/export/decided.csv");
        Assert.Equal(isThere, decided.Contains("read-as:comma", StringComparison.Ordinal));
    }

    // Also of a name that is not known: nothing else says that the answer belongs to no part.
    [Fact]
    public async Task What_is_meant_by_a_name_that_is_not_known_is_marked()
    {
        await using var desk = await DeskSite.Start(_files, ("anna-7", "## itakura-saito\na: 2(foo^2 - t)/foo^3\n"));
        var ta = await desk.Enter();

        await ta.Decide(await ta.Item("itakura-saito.a"), means: "2(z6^2 - t)/z6^3");

        var decided = await ta.Http.GetStringAsync("/export/decided.csv");
        Assert.Contains("correct,1,1,1,read-as:unknown-name:foo", decided, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_whose_indices_do_not_fit_is_set_as_a_formula()
    {
        await using var desk = await DeskSite.Start(_files, ("anna-7", "## nielsen-delta-rules\nweight: sum_j a_k^(l-1) delta_j^l\n"));
        var ta = await desk.Enter();

        var (_, page) = await ta.Open(await ta.Item("nielsen-delta-rules.weight"));

        var read = page[page.IndexOf("As it was read", StringComparison.Ordinal)..];
        Assert.Contains("<math", read[..read.IndexOf("</div>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }
}
