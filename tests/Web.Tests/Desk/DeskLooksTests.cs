using Tests.Shared;
using Web.Tests.Browser;

namespace Web.Tests.Desk;

/// <summary>Whether everybody can use the pages of the desk.</summary>
public sealed class DeskLooksTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private static readonly string[] Pages = ["/list", "/students", "/progress", "/export", "/problems/itakura-saito"];

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    // Neither a long word nor a long id has a place to break at.
    [BrowserFact]
    public async Task No_page_scrolls_sideways_on_a_phone()
    {
        var (word, id) = (new string('w', 60), new string('i', 200));
        _files.Put("answers.csv", $"student,problem,part,answer\n{id},itakura-saito,a,{word}\n{id},itakura-saito,b,{word} {word}\n"
            + $"{id}x,itakura-saito,a,3\n");
        DeskSite.Grade(_files, Path.Combine(_files.Root, "answers.csv"));
        await using var desk = await DeskSite.Open(_files, options => options with { ShowsNames = true });
        var ta = await desk.Enter();
        var page = await DeskVisit.Enter(chromium, desk, []);
        await page.SetViewportSizeAsync(320, 900);
        var wide = new List<string>();
        foreach (var path in (string[])[.. Pages, .. await ta.Items("/list"), .. (await ta.Items("/list")).Select(item => $"{item}/each")])
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > 320) wide.Add(path);
        }
        await page.Context.CloseAsync();
        Assert.Empty(wide);
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_on_any_page_at_any_width_in_any_light()
    {
        DeskSite.Grade(_files, Path.Combine(AppContext.BaseDirectory, "submissions-sample"));
        await using var desk = await DeskSite.Open(_files);
        var (first, second) = (await desk.Enter(), await desk.Enter("ta2"));
        var items = await first.Items("/list");
        var token = await second.Token(items[0]);
        await first.Decide(items[0], "0.5", "A comment that is used again.");
        await first.Decide(items[1], "1");
        string[] paths =
        [
            .. Pages, items[0], $"{items[2]}?means=2.080", $"{items[^1]}?other=.3", $"{items[^1]}/each", items[20], "/students?id=x",
        ];
        var complaints = new List<string>();
        var page = await DeskVisit.Enter(chromium, desk, complaints);
        var faults = new List<string>();
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(one => one.open = true)");
            faults.AddRange(await Look.Faults(page, path, Look.All));
        }
        // the page of a conflict is the reply to a form
        await page.GotoAsync(items[0]);
        await first.Decide(items[0], "0.25");
        await page.Locator("button[data-key='1']").ClickAsync();
        await page.GetByText("Somebody was first").WaitForAsync();
        faults.AddRange(await Look.Faults(page, "a conflict", Look.All));
        Assert.Empty(faults);
        Assert.DoesNotContain(complaints, text => !text.Contains("409", StringComparison.Ordinal));
        await page.Context.CloseAsync();
        Assert.Contains("Somebody was first", (await second.Decide(items[0], "0", on: token)).Reply, StringComparison.Ordinal);
    }
}
