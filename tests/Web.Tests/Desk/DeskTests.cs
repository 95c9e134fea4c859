using System.Net;
using System.Text.RegularExpressions;
using Formulas.Translating;
using Grader.Desk.Cases;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Places;
using Tests.Shared;

namespace Web.Tests.Desk;

/// <summary>The desk without a script: what a decision writes, and what becomes of it when others are there.</summary>
public sealed partial class DeskTests : IDisposable
{
    private const string Wrong = "## itakura-saito\na: 2(z6^2 - t)/z6^2\n";
    private const string Comma = "## relu-sigmoid\ndw1: 2,080\n";

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private Task<DeskSite> Three() => DeskSite.Start(_files, ("anna-7", Wrong + Comma), ("bert-8", Wrong + Comma), ("cora-9", Wrong));

    [Fact]
    public async Task A_decision_is_a_row_and_the_next_page_is_the_receipt()
    {
        await using var desk = await Three();
        var ta = await desk.Enter();
        var item = await ta.Item("itakura-saito.a");

        var (_, page) = await ta.Open(item);
        Assert.Contains("3 students, wrong", page, StringComparison.Ordinal);
        Assert.Contains("+0.5 for 3", page, StringComparison.Ordinal);
        Assert.Contains("stays so, for 3", page, StringComparison.Ordinal);
        var (status, next) = await ta.Decide(item, "0.5", "Nearly; look at the power.");

        Assert.Equal(HttpStatusCode.SeeOther, status);
        var row = Assert.Single(desk.Rows);
        Assert.Matches(@"^itakura-saito,a,w[0-9a-f]{8},,0\.5,Nearly; look at the power\.,ta1,20[-\d]{8}T[:\d]{8}\.\d{3}Z,,$", row);
        var (path, after) = await ta.Open(next);
        Assert.NotEqual(item, path.Split('?')[0]);
        Assert.Contains("½ in itakura-saito a is your last decision. It is in overrides.csv.", after, StringComparison.Ordinal);
        Assert.Contains("1 of 2 decisions made", after, StringComparison.Ordinal);
    }

    // What it writes and exports stays as it is: words are for who reads the pages.
    [Fact]
    public async Task A_desk_speaks_German_and_its_exports_have_the_same_bytes()
    {
        await using var english = await Three();
        await using var german = await DeskSite.Open(_files, options => options with
        {
            Language = Translation.German,
            Log = OutputPlace.Alone(Path.Combine(_files.Root, "german.csv")),
            Links = OutputPlace.Alone(Path.Combine(_files.Root, "german.desk")),
            Texts = OutputPlace.Alone(Path.Combine(_files.Root, "german.seen")),
        });
        var (one, other) = (await english.Enter(), await german.Enter());

        var page = "";
        foreach (var item in await other.Items("/list")) page += (await other.Open(item)).Page;
        Assert.Contains("<html lang=\"de\"", page, StringComparison.Ordinal);
        Assert.Contains("3 Studierende, falsch", page, StringComparison.Ordinal);
        Assert.Contains("Studierende lesen: <i>Zähle die Potenzen nach", page, StringComparison.Ordinal);
        Assert.Contains("3 Personen haben sich beim Kürzen bei den Potenzen verzählt (POW).", page, StringComparison.Ordinal);
        foreach (var export in (string[])["/export/decided.csv", "/export/gradebook.csv"])
            Assert.Equal(await one.Http.GetStringAsync(export), await other.Http.GetStringAsync(export));
    }

    [Theory]
    [InlineData(".75", "0.75")]
    [InlineData("30%", "0.3")]
    [InlineData("0,25", "0.25")]
    public async Task Another_credit_is_shown_before_it_is_written(string typed, string credit)
    {
        await using var desk = await Three();
        var ta = await desk.Enter();
        var item = await ta.Item("itakura-saito.a");

        var (_, page) = await ta.Open($"{item}?other={Uri.EscapeDataString(typed)}");

        Assert.Contains($"+{credit} for 3", page, StringComparison.Ordinal);
        Assert.Empty(desk.Rows);
        Assert.Contains($"value=\"{credit}\" tabindex=\"-1\"", page, StringComparison.Ordinal); // what Enter means
        Assert.Contains("A credit is a number from 0 to 1", (await ta.Open($"{item}?other=3")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_meant_is_marked_for_all_who_typed_it()
    {
        await using var desk = await Three();
        var ta = await desk.Enter();
        var item = await ta.Item("relu-sigmoid.dw1");

        var (_, page) = await ta.Open($"{item}?means=2.080");
        Assert.Contains("+1 for 2", page, StringComparison.Ordinal);
        Assert.Contains("<b>correct</b>", page, StringComparison.Ordinal);
        var (status, read) = await ta.Post("/read", ("item", item["/items/".Length..]), ("means", "2.080"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<b>correct</b> (+1 for 2)", read, StringComparison.Ordinal);
        await ta.Decide(item, means: "2.080");

        Assert.Equal(2, desk.Rows.Length);
        Assert.All(desk.Rows, row => Assert.EndsWith($"{TypedText.Digits("2,080")},2.080", row, StringComparison.Ordinal));
        var decided = await ta.Http.GetStringAsync("/export/decided.csv");
        Assert.Equal(2, decided.Split("read-as:comma").Length - 1);
        Assert.Contains("1 of 2 decisions made", (await ta.Open("/list")).Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "0 0")]
    [InlineData("1", "1 1")]
    [InlineData("auto", "")]
    public async Task A_group_that_was_given_a_meaning_is_decided_anew(string credit, string expected)
    {
        await using var desk = await Three();
        var ta = await desk.Enter();
        var item = await ta.Item("relu-sigmoid.dw1");
        await ta.Decide(item, means: "2.080");

        Assert.DoesNotContain("decided alone", (await ta.Open(item)).Page, StringComparison.Ordinal);
        await ta.Decide(item, credit);

        var decided = await ta.Http.GetStringAsync("/export/decided.csv");
        Assert.DoesNotContain("read-as:comma", decided, StringComparison.Ordinal);
        Assert.DoesNotContain("about nobody", (await ta.Open("/")).Page, StringComparison.Ordinal);
        string[] credits = [.. DecisionsReader.Read(desk.Options.Log.Path, DeskSite.Catalogue, _ => { }).Counting
            .Select(decision => Cell.Number(decision.Credit))];
        Assert.Equal(expected, string.Join(' ', credits));
    }

    [Fact]
    public async Task Undoing_is_a_row_and_goes_back_further_and_further()
    {
        await using var desk = await Three();
        var ta = await desk.Enter();
        var (wrong, comma) = (await ta.Item("itakura-saito.a"), await ta.Item("relu-sigmoid.dw1"));
        await ta.Decide(wrong, "0.5");
        await ta.Decide(wrong, "1");
        await ta.Decide(comma, means: "2.080");
        Assert.Equal(4, desk.Rows.Length);

        string[] Credits() => [.. DecisionsReader.Read(desk.Options.Log.Path, DeskSite.Catalogue, _ => { }).Counting
            .Select(decision => decision.Credit is { } credit ? Cell.Number(credit) : decision.Means)];
        await ta.Post("/undo");
        Assert.Equal(["1"], Credits());
        await ta.Post("/undo");
        Assert.Equal(["0.5"], Credits());
        await ta.Post("/undo");
        Assert.Empty(Credits());
        await ta.Post("/undo"); // nothing is left
        Assert.Empty(Credits());
        Assert.Equal(8, desk.Rows.Length); // no row is ever changed or removed
        await ta.Decide(wrong, "0.25");
        await ta.Post("/undo");
        Assert.Empty(Credits());
    }

    [Fact]
    public async Task Two_who_decide_the_same_see_both_and_nothing_is_written_until_chosen()
    {
        await using var desk = await Three();
        var (one, two) = (await desk.Enter("ta1"), await desk.Enter("ta2"));
        var item = await one.Item("itakura-saito.a");
        var token = await two.Token(item);
        await one.Decide(item, "0.5", "from ta1");

        var (status, page) = await two.Decide(item, "1", "from ta2", on: token);

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Single(desk.Rows);
        Assert.Contains("½ (ta1) from ta1", page, StringComparison.Ordinal);
        Assert.Contains("full from ta2", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await two.Decide(item, "1", "from ta2")).Status);
        Assert.Equal(2, desk.Rows.Length);
        // ta1's own is not the last any more, so that undoing it would take back ta2's
        Assert.Equal(HttpStatusCode.Conflict, (await one.Post("/undo")).Status);
        Assert.Equal(2, desk.Rows.Length);
    }

    [Fact]
    public async Task A_wish_that_comes_twice_is_written_once()
    {
        await using var desk = await Three();
        var ta = await desk.Enter();
        var item = await ta.Item("itakura-saito.a");
        var token = await ta.Token(item);

        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.SeeOther, (await ta.Decide(item, "0.5", "x", on: token)).Status);

        Assert.Single(desk.Rows);
    }

    [Fact]
    public async Task Who_is_at_an_item_is_said_and_the_next_one_is_another()
    {
        await using var desk = await Three();
        var (one, two) = (await desk.Enter("ta1"), await desk.Enter("ta2"));
        var (first, _) = await one.Open("/");

        var (second, page) = await two.Open("/");

        Assert.NotEqual(first, second);
        Assert.Contains("With you: ta1", page, StringComparison.Ordinal);
        Assert.Contains("ta1 looks at this, 0 s", (await two.Open(first)).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await two.Decide(first, "0")).Status); // and may be decided all the same
    }

    [Fact]
    public async Task An_answer_that_changed_waits_again_and_can_keep_its_decision()
    {
        await using var desk = await Three();
        var ta = await desk.Enter();
        var comma = await ta.Item("relu-sigmoid.dw1");
        var single = Singles().Match((await ta.Open($"{comma}/each")).Page).Groups[1].Value;
        await ta.Decide(single, "0.5", "half");
        Assert.Contains(TypedText.Digits("2,080"), Assert.Single(desk.Rows), StringComparison.Ordinal);
        var student = desk.Rows[0].Split(',')[3];

        _files.Put($"class/{student}.md", Wrong + "## relu-sigmoid\ndw1: 2.080\n");
        DeskSite.Grade(_files, Path.Combine(_files.Root, "class"));

        var (_, list) = await ta.Open("/list?kind=changed");
        Assert.Contains("1 answer changed, 1 decision waits again", list, StringComparison.Ordinal);
        Assert.Contains(",correct,1,1,1,", await ta.Http.GetStringAsync("/export/decided.csv"), StringComparison.Ordinal); // no old credit
        var changed = Assert.Single(await ta.Items("/list?kind=changed"));
        var (_, page) = await ta.Open(changed);
        Assert.Contains("Decided on another text: <b>½</b>", page, StringComparison.Ordinal);
        Assert.Contains("It was <code>2,080</code>", page, StringComparison.Ordinal);
        Assert.Contains("name=\"keep\" value=\"1\" tabindex=\"-1\"", page, StringComparison.Ordinal); // Enter keeps it
        await ta.Decide(changed, "0.5");
        Assert.Empty(await ta.Items("/list?kind=changed"));
        Assert.Contains(TypedText.Digits("2.080"), desk.Rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_was_saved_over_the_log_loses_nothing()
    {
        await using var desk = await Three();
        var ta = await desk.Enter();
        var (wrong, comma) = (await ta.Item("itakura-saito.a"), await ta.Item("relu-sigmoid.dw1"));
        await ta.Decide(wrong, "0.5");
        var copy = desk.Log;
        await ta.Decide(comma, means: "2.080");

        File.WriteAllText(desk.Options.Log.Path, copy.Replace(",0.5,", ",0.75,", StringComparison.Ordinal));

        var (_, page) = await ta.Open("/list");
        Assert.Contains("2 decisions of this desk are not in the overrides any more", page, StringComparison.Ordinal);
        await ta.Post("/putback");
        Assert.Equal(3, desk.Rows.Length);
        Assert.DoesNotContain("any more", (await ta.Open("/list")).Page, StringComparison.Ordinal);
        Assert.Contains("¾ ta1", (await ta.Open("/list")).Page, StringComparison.Ordinal); // what was edited outside counts
    }

    [Fact]
    public async Task A_torn_line_decides_nothing_and_the_next_row_has_its_own()
    {
        await using (var first = await Three())
        {
            var ta = await first.Enter();
            await ta.Decide(await ta.Item("itakura-saito.a"), "0.5");
        }
        var path = Path.Combine(_files.Root, "overrides.csv");
        var whole = File.ReadAllText(path);
        await using var desk = await DeskSite.Open(_files);
        var again = await desk.Enter();
        var item = await again.Item("relu-sigmoid.dw1");
        for (var cut = 1; cut < whole.Length - whole.IndexOf('\n') - 1; cut++)
        {
            File.WriteAllText(path, whole[..^cut]);
            Assert.Contains("0 of 2 decisions made", (await again.Open("/list")).Page, StringComparison.Ordinal);
            if (cut % 9 != 1) continue;
            await again.Decide(item, "1");
            Assert.Contains("1 of 2 decisions made", (await again.Open("/list")).Page, StringComparison.Ordinal);
            Assert.Equal(["1"], DecisionsReader.Read(path, DeskSite.Catalogue, _ => { }).Counting.Select(one => Cell.Number(one.Credit)));
        }
    }

    [Fact]
    public async Task A_table_of_another_make_is_added_to_as_it_is()
    {
        _files.Put("overrides.csv", "student;problem;part;credit;cluster;example\nanna-7;itakura-saito;a;0,25;;x\n");
        await using var desk = await Three();
        var ta = await desk.Enter();

        await ta.Decide(await ta.Item("relu-sigmoid.dw1"), "1", "a; b");

        Assert.Equal("student;problem;part;credit;cluster;example;comment;by;at;seen;means", desk.Log.Split('\n')[0]);
        Assert.Equal("anna-7;itakura-saito;a;0,25;;x", desk.Rows[0]);
        Assert.Matches("^;relu-sigmoid;dw1;1;u[0-9a-f]{8};;\"a; b\";ta1;[^;]+;;$", desk.Rows[1]);
        Assert.Contains("one is decided alone", (await ta.Open(await ta.Item("itakura-saito.a"))).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_is_said_and_the_form_stays()
    {
        _files.Put("log/empty", "");
        await using var unused = await Three();
        var folder = Path.Combine(_files.Root, "log");
        var log = OutputPlace.Alone(Path.Combine(folder, "o.csv"));
        await using var desk = await DeskSite.Open(_files, options => options with { Log = log });
        var ta = await desk.Enter();
        var item = await ta.Item("itakura-saito.a");
        Directory.Delete(folder, recursive: true);

        var (status, page) = await ta.Decide(item, "0.5", "what I wrote");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("Not saved.", page, StringComparison.Ordinal);
        Assert.Contains("what I wrote", page, StringComparison.Ordinal);
        Directory.CreateDirectory(folder);
        Assert.Equal(HttpStatusCode.SeeOther, (await ta.Decide(item, "0.5", "what I wrote")).Status);
        Assert.Single(desk.Rows);
    }

    [Fact]
    public async Task A_log_that_cannot_be_meant_stops_writing_until_it_is_mended()
    {
        await using var desk = await Three();
        var ta = await desk.Enter();
        var item = await ta.Item("itakura-saito.a");
        await ta.Decide(item, "0.5");
        var good = desk.Log;
        File.WriteAllText(desk.Options.Log.Path, good.Replace(",0.5,", ",five,", StringComparison.Ordinal));

        var (status, page) = await ta.Decide(item, "1");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("should be a number from 0 to 1", page, StringComparison.Ordinal);
        File.WriteAllText(desk.Options.Log.Path, good);
        Assert.Equal(HttpStatusCode.SeeOther, (await ta.Decide(item, "1")).Status);
    }

    // With the problem files as they were nothing changes; with other points all totals do, and nothing is written.
    [Fact]
    public async Task Grading_again_is_shown_beforehand()
    {
        DeskSite.Grade(_files, Path.Combine(AppContext.BaseDirectory, "submissions-sample"));
        var assignment = new Grading.Assignments.Assignment();
        await using var desk = await DeskSite.Open(_files, options => options with { Reload = () => (Site.Problems, assignment) });
        var ta = await desk.Enter();
        var bytes = await File.ReadAllBytesAsync(desk.Options.Results);

        Assert.Contains("<li>0 answers change, of 0 students.</li>", (await ta.Open("/regrade")).Page, StringComparison.Ordinal);
        assignment = new() { Credit = new Dictionary<Grading.Verdicts.Verdict, decimal?> { [Grading.Verdicts.Verdict.Wrong] = 0.25m } };
        var (_, page) = await ta.Open("/regrade");
        Assert.Matches("<li>21 answers change, of [0-9]+ students.</li>", page);
        Assert.DoesNotContain("2026-0112", page, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(desk.Options.Results));
    }

    [Fact]
    public async Task A_group_that_is_gone_is_about_nobody()
    {
        await using var desk = await Three();
        var ta = await desk.Enter();
        var item = await ta.Item("relu-sigmoid.dw1");
        await ta.Decide(item, "0.5");
        foreach (var student in new[] { "anna-7", "bert-8" }) _files.Put($"class/{student}.md", Wrong);
        DeskSite.Grade(_files, Path.Combine(_files.Root, "class"));

        Assert.Equal(HttpStatusCode.NotFound, (await ta.Post(item, ("on", ""), ("credit", "1"))).Status);
        await ta.Decide(await ta.Item("itakura-saito.a"), "0");
        Assert.Contains("1 decision about nobody", (await ta.Open("/")).Page, StringComparison.Ordinal);
        Assert.Contains("relu-sigmoid dw1 u", (await ta.Open("/progress")).Page, StringComparison.Ordinal);
    }

    // The same numbers as "regrade --diff" lists for the results before and after.
    [Fact]
    public async Task Every_key_says_what_the_changes_of_the_results_would_be()
    {
        DeskSite.Grade(_files, Path.Combine(AppContext.BaseDirectory, "submissions-sample"));
        await using var desk = await DeskSite.Open(_files);
        var board = Grader.Desk.Board.Open(desk.Options);
        var now = board.Now();
        string before = Put("before.csv", now), after = Path.Combine(_files.Root, "after.csv");
        Assert.True(now.Items.Length >= 40, $"only {now.Items.Length} items");
        foreach (var item in now.Items)
        {
            foreach (var choice in new[] { Choice.None, Choice.Half, Choice.Full, Choice.Meaning("1") })
            {
                var then = now.With(choice.Rows(item, now, DeskSite.Catalogue, "ta1", ""));
                var effect = KeyEffect.Of(item, now, then);
                Put("after.csv", then);
                string[] lines = [.. ResultChanges.Since(before).Lines(after)];
                var totals = lines.Count(line => line.Contains("total", StringComparison.Ordinal));
                Assert.Equal(totals, effect.Totals.Where(total => total.Difference != 0).Sum(total => total.Students));
                Assert.Contains($"of {effect.Changed} student", lines[^1], StringComparison.Ordinal);
            }
        }

        string Put(string name, Snapshot state)
        {
            var path = Path.Combine(_files.Root, name);
            ResultsCsv.Write(OutputPlace.Alone(path), state.Class.Students.SelectMany(student => state.ResultsOf(student).Rows));
            return path;
        }
    }

    [GeneratedRegex("href=\"(/items/i[0-9a-f]{12})[?]next=[^\"]*\"><span class=\"soft\">")]
    private static partial Regex Singles();
}
