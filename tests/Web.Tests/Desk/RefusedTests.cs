using System.Net;
using Grader.Desk.Cases;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Places;
using Grading.Submissions;
using Tests.Shared;

namespace Web.Tests.Desk;

/// <summary>What can't be decided is said on the page and written nowhere; what a key says is what it does.</summary>
public sealed class RefusedTests : IDisposable
{
    private const string Sheet = "## itakura-saito\na: 2(z6^2 - t)/z6^2\n## relu-sigmoid\ndw1: 2,080\n";

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private Task<DeskSite> Two() => DeskSite.Start(_files, ("anna-7", Sheet), ("bert-8", Sheet));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "1")]
    [InlineData("auto", "auto")]
    public async Task After_a_meaning_a_key_on_the_group_decides_for_all_of_it(string credit, string written)
    {
        await using var desk = await Two();
        var ta = await desk.Enter();
        var item = await ta.Item("relu-sigmoid.dw1");
        await ta.Decide(item, means: "2.080");

        await ta.Decide(item, credit);

        Assert.Equal([written, written], desk.Rows[2..].Select(row => row.Split(',')[4]));
        var (_, page) = await ta.Open(item);
        Assert.DoesNotContain("read as 2.080</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("about nobody", (await ta.Open("/list")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_back_such_a_key_brings_the_meaning_back()
    {
        await using var desk = await Two();
        var ta = await desk.Enter();
        var item = await ta.Item("relu-sigmoid.dw1");
        await ta.Decide(item, means: "2.080");
        await ta.Decide(item, "0");

        await ta.Post("/undo");

        Assert.Equal(["2.080", "2.080"], DecisionsReader.Read(desk.Options.Log.Path, DeskSite.Catalogue, _ => { }).Counting
            .Select(decision => decision.Means));
    }

    [Theory]
    [InlineData("1", "2.080", "A meaning and a credit can’t be decided at once.")]
    [InlineData("5", "", "A credit is a number from 0 to 1")]
    [InlineData("full", "", "A credit is a number from 0 to 1")]
    [InlineData("", "2**", "What it is to mean can’t be read")]
    public async Task What_cant_be_meant_is_refused_with_a_sentence(string credit, string means, string sentence)
    {
        await using var desk = await Two();
        var ta = await desk.Enter();

        var (status, page) = await ta.Decide(await ta.Item("relu-sigmoid.dw1"), credit, means: means);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains($"Not saved. {sentence}", page, StringComparison.Ordinal);
        Assert.Empty(desk.Rows);
    }

    [Fact]
    public async Task Only_a_meaning_that_can_be_read_has_a_button()
    {
        await using var desk = await Two();
        var ta = await desk.Enter();
        var item = await ta.Item("relu-sigmoid.dw1");

        Assert.Contains("Mark it so", (await ta.Open($"{item}?means=2.080")).Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Mark it so", (await ta.Open($"{item}?means=2**")).Page, StringComparison.Ordinal);
        var (_, page) = await ta.Open($"{item}?means=itakura-saito.a");
        Assert.Contains("2 students of these have another answer to this part or to itakura-saito.a", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Mark it so", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("½", "0.5")]
    [InlineData("¼", "0.25")]
    [InlineData("¾", "0.75")]
    [InlineData("1/2", "0.5")]
    [InlineData("3 / 4", "0.75")]
    [InlineData("50 %", "0.5")]
    [InlineData("0,5", "0.5")]
    [InlineData(".75", "0.75")]
    [InlineData("3/2", "")]
    [InlineData("1/0", "")]
    [InlineData("1/", "")]
    [InlineData("150%", "")]
    [InlineData("-1", "")]
    [InlineData("1½", "")]
    public void Credits_are_read_as_people_write_them(string typed, string credit) =>
        Assert.Equal(credit, Cell.Number(Choice.CreditOf(typed)));

    [Theory]
    [InlineData("foo,bar\n1,2\n")]
    [InlineData("problem,part,credit\na,b,1\n")]
    public void A_table_that_is_none_of_decisions_is_left_alone(string table)
    {
        var path = _files.Put("overrides.csv", table);

        Assert.Throws<UnusableFileException>(new DecisionLog(OutputPlace.Alone(path)).Prepare);

        Assert.Equal(table, File.ReadAllText(path));
    }

    [Fact]
    public async Task Where_the_log_is_another_table_by_now_nothing_is_saved_and_that_is_said()
    {
        await using var desk = await Two();
        var ta = await desk.Enter();
        var item = await ta.Item("relu-sigmoid.dw1");
        var on = await ta.Token(item);
        await File.WriteAllTextAsync(desk.Options.Log.Path, "foo,bar\n1,2\n");

        var (status, page) = await ta.Decide(item, "1", on: on);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("Not saved. ", page, StringComparison.Ordinal);
        Assert.Equal("foo,bar\n1,2\n", desk.Log);
    }
}
