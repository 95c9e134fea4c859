using System.Net;
using System.Text;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Places;
using Grading.Submissions;
using Tests.Shared;

namespace Web.Tests.Desk;

/// <summary>Whatever is decided, every answer stays in the results, and what nobody decided about stays as it was marked.</summary>
public sealed class NothingLostTests : IDisposable
{
    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private static async Task<string[]> Decided(TaClient ta) =>
        [.. (await ta.Http.GetStringAsync("/export/decided.csv")).Split('\n')
            .Where(line => line.StartsWith("anna-7,", StringComparison.Ordinal))];

    // The part that is meant has an answer; two answers stand under one heading that there is not; a part was answered twice.
    [Theory]
    [InlineData("a: 2*(z6^2 - t)/z6^3\ne: 7\n", "e")]
    [InlineData("g: 7\ng: 8\n", "g")]
    [InlineData("b: 7\nb: 8\n", "b")]
    public async Task An_answer_is_not_sent_where_there_is_another(string answers, string part)
    {
        await using var desk = await DeskSite.Start(_files, ("anna-7", "## itakura-saito\n" + answers));
        var ta = await desk.Enter();
        var before = await Decided(ta);
        var item = await ta.Single("anna-7", $"itakura-saito.{part}");

        var (status, page) = await ta.Decide(item, means: part == "e" ? "itakura-saito.a" : "itakura-saito.c");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("it can’t be sent there", page, StringComparison.Ordinal);
        // nor where somebody types the row
        await File.AppendAllTextAsync(
            desk.Options.Log.Path, $"itakura-saito,{part},,anna-7,,,,,,itakura-saito.{(part == "e" ? "a" : "c")}\n");
        Assert.Equal(before, await Decided(ta));
    }

    [Fact]
    public async Task Two_answers_change_places()
    {
        await using var desk =
            await DeskSite.Start(_files, ("anna-7", "## itakura-saito\na: b6 - 2*k*(z6^2-t)/z6^3\nc: 2*(z6^2-t)/z6^3\n"));
        var ta = await desk.Enter();
        await File.AppendAllTextAsync(desk.Options.Log.Path, "problem,part,cluster,student,credit,comment,means\n"
            + "itakura-saito,a,,anna-7,,,itakura-saito.c\nitakura-saito,c,,anna-7,,,itakura-saito.a\n");

        var rows = await Decided(ta);

        Assert.Equal(4, rows.Length);
        Assert.Equal(2, rows.Count(row => row.Contains(",correct,1,", StringComparison.Ordinal)));
    }

    // A cell tells less than the sheet did: that it was answered twice, where it stands, which sign it has.
    [Fact]
    public async Task What_is_not_meant_otherwise_stays_as_it_was_marked()
    {
        await using var desk = await DeskSite.Start(_files, ("anna-7", "## itakura-saito\na: 2(foo^2 - t)/foo^3\n"
            + "b: w46 + 2*k*x4*(z6^2 - t)/z6^3\nb: w46 - 2*k*x4*(z6^2 - t)/z6^3\nc:\nd: 2.081\u000c2.07\n"));
        var ta = await desk.Enter();
        var before = await Decided(ta);

        await ta.Decide(await ta.Single("anna-7", "itakura-saito.a"), means: "2*(z6^2-t)/z6^4");

        var after = await Decided(ta);
        Assert.NotEqual(before[0], after[0]);
        Assert.Equal(before[1..], after[1..]);
    }

    // Results that somebody has sorted by another column.
    [Fact]
    public async Task Rows_of_a_student_need_not_stand_together()
    {
        await using (await DeskSite.Start(_files, ("anna-7", "## itakura-saito\na: 1\n"), ("bert-8", "## itakura-saito\na: 1\n"))) { }
        var path = Path.Combine(_files.Root, "results.csv");
        var rows =
            ResultsReader.Students(path).SelectMany(student => student.Rows).OrderBy(row => row.Part, StringComparer.Ordinal).ToArray();
        ResultsCsv.Write(OutputPlace.Alone(path), rows);

        await using var desk = await DeskSite.Open(_files);
        var ta = await desk.Enter();

        Assert.Contains("2 students, wrong", (await ta.Open("/")).Page, StringComparison.Ordinal);
        Assert.Equal(4, (await Decided(ta)).Length);
    }

    // Appended to, it would swallow the next decisions.
    [Fact]
    public async Task A_quote_that_is_open_over_lines_stops_writing_and_is_told_to_grade()
    {
        await using var desk = await DeskSite.Start(_files, ("anna-7", "## itakura-saito\na: 1\n"));
        var ta = await desk.Enter();
        var item = await ta.Item("itakura-saito.a");
        await ta.Decide(item, "0.5");
        var torn = desk.Log + "itakura-saito,b,,anna-7,1,\"two\nlines";
        await File.WriteAllTextAsync(desk.Options.Log.Path, torn);

        var (status, page) = await ta.Decide(item, "1");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("A quote that opens in the row at line 3", page, StringComparison.Ordinal);
        Assert.Equal(torn, desk.Log);
        Assert.Throws<UnusableFileException>(() => DecisionsReader.Rows(desk.Options.Log.Path, DeskSite.Catalogue, _ => { }));
    }

    [Fact]
    public async Task A_table_in_another_encoding_is_added_to_in_one()
    {
        await using var desk = await DeskSite.Start(_files, ("anna-7", "## itakura-saito\na: 1\nb: 3\n"));
        var ta = await desk.Enter();
        await ta.Decide(await ta.Item("itakura-saito.a"), "0.5");
        await File.WriteAllTextAsync(desk.Options.Log.Path, desk.Log, Encoding.Unicode);

        await ta.Decide(await ta.Item("itakura-saito.b"), "0.25");

        var rows = DecisionsReader.Rows(desk.Options.Log.Path, DeskSite.Catalogue, _ => { });
        Assert.Equal([0.5m, 0.25m], rows.Select(row => row.Credit));
    }

    [Theory]
    [InlineData("comment")]
    [InlineData("means")]
    [InlineData("credit")]
    [InlineData("on")]
    public async Task A_form_that_cannot_be_read_is_refused(string field)
    {
        await using var desk = await DeskSite.Start(_files, ("anna-7", "## itakura-saito\na: 1\n"));
        var ta = await desk.Enter();

        var (status, _) = await ta.Post(await ta.Item("itakura-saito.a"), (field, "a\0b"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Empty(desk.Rows);
    }
}
