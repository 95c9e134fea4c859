using System.Net;
using Grader.Web.Fonts;
using Grading.Problems;
using Tests.Shared;

namespace Web.Tests.Desk;

/// <summary>What somebody sees of the state of things: who is here, what has changed, what is left.</summary>
public sealed class StatesTests : IDisposable
{
    private const string Wrong = "## itakura-saito\na: 2(z6^2 - t)/z6^2\n";
    private const string Comma = "## relu-sigmoid\ndw1: 2,080\n";

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private Task<DeskSite> Two() => DeskSite.Start(_files, ("anna-7", Wrong + Comma), ("bert-8", Wrong + Comma));

    private async Task<DeskSite> Two(Func<Grader.Desk.DeskOptions, Grader.Desk.DeskOptions> with)
    {
        await using (await Two()) { }
        return await DeskSite.Open(_files, with);
    }

    [Fact]
    public async Task Where_nothing_is_to_be_decided_that_is_said_with_what_one_may_do()
    {
        await using var desk = await DeskSite.Start(_files, ("anna-7", "## itakura-saito\na: 2(z6^2 - t)/z6^3\n"));

        var (_, page) = await (await desk.Enter()).Open("/");

        Assert.Contains("There is nothing to decide", page, StringComparison.Ordinal);
        Assert.Contains("All totals are final.", page, StringComparison.Ordinal);
        foreach (var to in (string[])["/export", "/list", "/students"]) Assert.Contains($"href=\"{to}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_looks_at_an_item_has_it_for_two_minutes()
    {
        var clock = new SteppedClock();
        await using var desk = await Two(options => options with { Clock = clock });
        var (one, two) = (await desk.Enter("ta1"), await desk.Enter("ta2"));
        var (held, _) = await one.Open("/");
        clock.Step(TimeSpan.FromSeconds(20));

        Assert.Contains("ta1 looks at this, 20 s", (await two.Open(held)).Page, StringComparison.Ordinal);
        Assert.Contains("ta1, now", (await two.Open("/list")).Page, StringComparison.Ordinal);
        var other = (await two.Open("/")).Path;
        Assert.NotEqual(held, other);
        clock.Step(TimeSpan.FromSeconds(101));
        Assert.DoesNotContain("With you", (await two.Open("/list")).Page, StringComparison.Ordinal);
        Assert.Equal(held, (await two.Open("/")).Path); // the one that most hangs on, again
    }

    [Fact]
    public async Task Problem_files_that_give_another_verdict_ask_for_grading_first()
    {
        await using var desk = await Two();
        var ta = await desk.Enter();
        var item = await ta.Item("itakura-saito.a");
        Assert.DoesNotContain("Please grade again first", (await ta.Open(item)).Page, StringComparison.Ordinal);
        var results = await File.ReadAllTextAsync(desk.Options.Results);

        // results of other problem files: what is wrong in them is right in ours
        await File.WriteAllTextAsync(
            desk.Options.Results, results.Replace("2(z6^2 - t)/z6^2", "2(z6^2 - t)/z6^3", StringComparison.Ordinal));

        Assert.Contains("The problem files give another verdict on this answer than these results have.", (await ta.Open(item)).Page,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problem_files_that_change_while_one_decides_ask_for_grading_and_opening_anew()
    {
        var text = await File.ReadAllTextAsync(Site.Problems.Single(problem => problem.Id == "itakura-saito").File);
        var file = _files.Put("problems/itakura-saito.yaml", text);
        await using var desk = await Two(options => options with { Problems = [ProblemReader.Parse(text, file)] });
        var ta = await desk.Enter();
        Assert.DoesNotContain("The problem files have changed", (await ta.Open("/list")).Page, StringComparison.Ordinal);

        _files.Put("problems/itakura-saito.yaml", text + "\n# another one\n");

        Assert.Contains(
            "The problem files have changed since this desk was opened.", (await ta.Open("/list")).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_torn_line_is_said()
    {
        await using var desk = await Two();
        var ta = await desk.Enter();
        await ta.Decide(await ta.Item("itakura-saito.a"), "0.5");
        await File.AppendAllTextAsync(desk.Options.Log.Path, "relu-sigmoid,dw1,u123");

        var (_, page) = await ta.Open("/list");

        Assert.Contains("class=\"notice\" role=\"status\"", page, StringComparison.Ordinal);
        Assert.Contains("1 of 2 decisions made", page, StringComparison.Ordinal);
        await ta.Decide(await ta.Item("relu-sigmoid.dw1"), "1");
        Assert.Contains("2 of 2 decisions made", (await ta.Open("/list")).Page, StringComparison.Ordinal);
    }

    // A meaning and a comment are kept as well as a credit.
    [Theory]
    [InlineData("", "2.080")]
    [InlineData("0.5", "")]
    public async Task What_was_decided_on_another_text_is_kept_as_it_was(string credit, string means)
    {
        await using var desk = await Two();
        var ta = await desk.Enter();
        var group = await ta.Item("relu-sigmoid.dw1");
        var (_, each) = await ta.Open($"{group}/each");
        var single = each[each.IndexOf(
            "/items/", each.IndexOf("<tbody", StringComparison.Ordinal), StringComparison.Ordinal)..][.."/items/i123456789012".Length];
        await ta.Decide(single, credit, "kept, too", means);
        var student = desk.Rows[0].Split(',')[3];
        _files.Put($"class/{student}.md", Wrong + "## relu-sigmoid\ndw1: 2;080\n");
        DeskSite.Grade(_files, Path.Combine(_files.Root, "class"));

        var changed = Assert.Single(await ta.Items("/list?kind=changed"));
        var (_, page) = await ta.Open(changed);
        Assert.Contains("name=\"keep\" value=\"1\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"kept, too\"", page, StringComparison.Ordinal);
        var (status, _) = await ta.Post(changed, ("on", await ta.Token(changed)), ("keep", "1"), ("comment", "kept, too"));

        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.Empty(await ta.Items("/list?kind=changed"));
        var (before, after) = (desk.Rows[0].Split(','), desk.Rows[^1].Split(','));
        Assert.Equal((before[4], before[^1]), (after[4], after[^1]));
        Assert.Contains("\"kept, too\"", desk.Rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_from_a_right_answer_is_washed_in_both()
    {
        await using var desk = await DeskSite.Start(_files, ("anna-7", "## itakura-saito\nd: dL/dz6 sigma'(z3) (w34 w46 sigma'(z4) + w36)\n"
            + "b: 3\n"));
        var ta = await desk.Enter();

        var (_, page) = await ta.Open(await ta.Item("itakura-saito.d"));
        var right = page[page.IndexOf("A right answer, from", StringComparison.Ordinal)..];
        right = right[..right.IndexOf("</div>", StringComparison.Ordinal)];
        var washed = right[right.IndexOf("class=\"differs\"", StringComparison.Ordinal)..];

        Assert.Single(right.Split("class=\"differs\"")[1..]);
        Assert.Contains("<mn>35</mn>", washed, StringComparison.Ordinal);
        Assert.DoesNotContain("<mn>34</mn>", washed, StringComparison.Ordinal);
        // what has nothing in common is left as it is
        Assert.DoesNotContain("class=\"differs\"", (await ta.Open(await ta.Item("itakura-saito.b"))).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_take_kind_part_size_and_who_decided()
    {
        await using var desk =
            await DeskSite.Start(_files, ("anna-7", Wrong + Comma), ("bert-8", Wrong), ("cora-9", "## itakura-saito\nb: 3\n"));
        var (one, two) = (await desk.Enter("ta1"), await desk.Enter("ta2"));
        var all = await one.Items("/list");
        Assert.Equal(3, all.Length);
        await one.Decide(all[0], "0");
        await two.Decide(all[1], "0");

        Assert.Single(await one.Items("/list?kind=unreadable"));
        Assert.Equal(2, (await one.Items("/list?kind=wrong")).Length);
        Assert.Single(await one.Items("/list?part=itakura-saito.b"));
        Assert.Single(await one.Items("/list?min=2"));
        Assert.Equal([all[0]], await one.Items("/list?by=ta1"));
        Assert.Equal([all[1]], await one.Items("/list?by=ta2"));
        // the way on stays in the filter
        var (path, page) = await one.Open("/?part=itakura-saito.b");
        Assert.Contains("part=itakura-saito.b", path, StringComparison.Ordinal);
        Assert.Contains("action=\"" + path.Split('?')[0] + "?part=itakura-saito.b\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deciding_for_one_student_leads_back_to_all_of_hers()
    {
        await using var desk = await Two();
        var ta = await desk.Enter();
        var (student, page) = await ta.Open("/students?id=anna-7");
        var to = page[page.IndexOf("/items/", page.IndexOf("<tbody", StringComparison.Ordinal), StringComparison.Ordinal)..];
        var item = to[..to.IndexOf('"')];
        Assert.Contains($"next={student}", item, StringComparison.Ordinal);
        Assert.Contains($"name=\"next\" value=\"{student}\"", (await ta.Open(item)).Page, StringComparison.Ordinal);

        var (status, next) = await ta.Post(item, ("on", await ta.Token(item)), ("credit", "1"), ("next", student));
        Assert.Equal((HttpStatusCode.SeeOther, $"{student}?saved=1"), (status, next));
        // and to no other place
        foreach (var elsewhere in (string[])["//evil.example", "https://evil.example/students/x", "/\\evil.example", "javascript:alert(1)"])
        {
            (_, next) = await ta.Post(item, ("on", await ta.Token(item)), ("credit", "0"), ("next", elsewhere));
            Assert.DoesNotContain("evil", next, StringComparison.Ordinal);
            Assert.StartsWith("/", next, StringComparison.Ordinal);
            await ta.Post("/undo");
        }
    }

    [Fact]
    public async Task Pages_of_the_desk_have_the_look_the_font_and_the_policy_of_those_of_students()
    {
        var font = new ServedFont([0, 1, 0, 0], [0], "font/ttf", "f0f0");
        await using var desk = await Two(options => options with { Font = new(font) });
        await using var site = await Site.Start(with: options => options with { Font = new(font) });
        var ta = await desk.Enter();
        using var theirs = await site.Client.GetAsync("/problems/itakura-saito");
        using var ours = await ta.Http.GetAsync(await ta.Item("itakura-saito.a"));

        Assert.Equal(theirs.Headers.GetValues("Content-Security-Policy"), ours.Headers.GetValues("Content-Security-Policy"));
        var (page, item) = (await theirs.Content.ReadAsStringAsync(), await ours.Content.ReadAsStringAsync());
        var shared = Linked(page).Intersect(Linked(item)).Select(link => link.Trim('/').Split('?')[0]);
        Assert.Equal(["base.css", "icon.svg", "math-font.css", "page.css"], shared.Order(StringComparer.Ordinal));
        foreach (var link in Linked(item))
        {
            using var reply = await ta.Http.GetAsync(link);
            Assert.Equal(
                (HttpStatusCode.OK, true), (reply.StatusCode, reply.Headers.CacheControl?.Extensions.Any(one => one.Name == "immutable")));
        }
    }

    private static IEnumerable<string> Linked(string page) =>
        page.Split("<link ")[1..].Select(link => link[(link.IndexOf("href=\"", StringComparison.Ordinal) + 6)..])
            .Select(link => link[..link.IndexOf('"')]);

    [Fact]
    public async Task No_key_needs_the_script_and_the_script_is_short()
    {
        await using var desk = await Two();
        var ta = await desk.Enter();
        var item = await ta.Item("itakura-saito.a");
        await ta.Decide(item, "0.5", "Used before.");

        var (_, page) = await ta.Open(item);

        foreach (var key in "051comkjsvu")
            Assert.True(page.Contains($"accesskey=\"{key}\"", StringComparison.Ordinal) || key is 'k' or 'j', $"{key}");
        Assert.Contains("<datalist id=\"used\"><option value=\"Used before.\"></option></datalist>", page, StringComparison.Ordinal);
        var script = await ta.Http.GetStringAsync("/desk.js");
        Assert.InRange(script.Split('\n').Length, 50, 150);
    }
}
