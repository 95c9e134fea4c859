using Microsoft.Playwright;
using Tests.Shared;
using Web.Tests.Browser;

namespace Web.Tests.Desk;

/// <summary>Keys of the desk on keyboards of all kinds.</summary>
public sealed class DeskKeysTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private Task<DeskSite> Four() => DeskSite.Start(_files,
        ("a1", "## itakura-saito\na: 2(z6^2 - t)/z6^2\nb: 3\nc: 4\n"), ("a2", "## itakura-saito\na: 2(z6^2 - t)/z6^2\n"));

    private async Task<IPage> Enter(DeskSite desk)
    {
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = desk.Url, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/in/{desk.Secret("ta1")}");
        return page;
    }

    private static Task Send(IPage page, string code, string key, bool isRepeat = false, bool hasControl = false) => page.EvaluateAsync(
        "([code, key, repeat, ctrlKey]) => document.body.dispatchEvent("
        + "new KeyboardEvent('keydown', { code, key, repeat, ctrlKey, bubbles: true, cancelable: true }))",
        new object[] { code, key, isRepeat, hasControl });

    private static async Task Leads(IPage page, Func<Task> press)
    {
        var before = await page.EvaluateAsync<double>("() => performance.timeOrigin");
        await press();
        await page.WaitForFunctionAsync("before => performance.timeOrigin !== before && document.readyState === 'complete'", before);
    }

    // the row of digits of a French keyboard without Shift, a number pad, a number pad without Num Lock, a keyboard without codes
    [BrowserFact]
    public async Task Digits_are_told_by_their_place_or_by_what_they_type()
    {
        await using var desk = await Four();
        var page = await Enter(desk);
        foreach (var (code, key, credit) in new[]
        {
            ("Digit5", "(", "0.5"), ("Digit0", "à", "0"), ("Digit1", "&", "1"), ("Numpad5", "5", "0.5"), ("Numpad1", "End", "1"),
                ("", "5", "0.5"),
            ("KeyA", "0", "0"),
        })
        {
            var before = desk.Rows.Length;
            await Leads(page, () => Send(page, code, key));
            Assert.Equal(before + 1, desk.Rows.Length);
            Assert.Contains($",{credit},,ta1,", desk.Rows[^1], StringComparison.Ordinal);
            await Leads(page, () => page.Keyboard.PressAsync("u"));
        }
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Keys_that_are_held_down_or_meant_for_the_browser_decide_nothing()
    {
        await using var desk = await Four();
        var page = await Enter(desk);
        var url = page.Url;

        await Send(page, "Digit5", "5", isRepeat: true);
        await Send(page, "Digit1", "1", hasControl: true);
        foreach (var sign in (string[])[",", ".", "+", "-", "#"]) await page.Keyboard.PressAsync(sign);
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("0 or 1?"); // in a field a key is text
        await page.Keyboard.PressAsync("Escape");

        Assert.Equal(("0 or 1?", url), (await page.Locator("#comment").InputValueAsync(), page.Url));
        Assert.Empty(desk.Rows);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task One_goes_about_by_single_letters()
    {
        await using var desk = await Four();
        var page = await Enter(desk);
        Task<string> Head() => page.Locator("main h2").First.InnerTextAsync();
        var first = await Head();

        await Leads(page, () => page.Keyboard.PressAsync("j"));
        var second = await Head();
        Assert.NotEqual(first, second);
        await Leads(page, () => page.Keyboard.PressAsync("k"));
        Assert.Equal(first, await Head());
        await Leads(page, () => page.Keyboard.PressAsync("s"));
        Assert.NotEqual(first, await Head());
        await page.GoBackAsync();
        await Leads(page, () => page.Keyboard.PressAsync("v"));
        Assert.EndsWith("one by one", await Head(), StringComparison.Ordinal);
        await page.GoBackAsync();
        Assert.False(await page.Locator("[data-keys] dl").IsVisibleAsync());
        await page.Keyboard.PressAsync("?");
        Assert.True(await page.Locator("[data-keys] dl").IsVisibleAsync());
        await page.Keyboard.PressAsync("?");
        Assert.False(await page.Locator("[data-keys] dl").IsVisibleAsync());
        await Leads(page, () => page.Keyboard.PressAsync("f"));
        Assert.Equal("id", await page.EvaluateAsync<string>("document.activeElement.id")); // the field to find a student
        await page.Keyboard.TypeAsync("a2");
        await Leads(page, () => page.Keyboard.PressAsync("Enter"));
        Assert.StartsWith("s-", await Head(), StringComparison.Ordinal);
        Assert.Empty(desk.Rows);
        await page.Context.CloseAsync();
    }

    // What was decided elsewhere about the same mistake outlines a key; without that none is outlined, and Enter does nothing.
    [BrowserFact]
    public async Task Enter_is_the_outlined_key_and_nothing_is_chosen_beforehand()
    {
        const string lateral = "dL/dz6*sigma'(z3)*(w36 + w34*w46*sigma'(z4))";
        await using var desk = await DeskSite.Start(_files,
            ("a1", $"## itakura-saito\nd: {lateral}\n"), ("a2", $"## itakura-saito\nd: 1*{lateral}\nb: 3\n"),
                ("a3", $"## itakura-saito\nd: {lateral} + 0*t\n"),
            ("a4", "## itakura-saito\nd: dL/dz6*sigma'(z3)*(w36 + w35*w56*sigma'(z5))\n"));
        var page = await Enter(desk);
        Assert.Equal(0, await page.Locator("[data-enter]").CountAsync());
        await page.Keyboard.PressAsync("Enter");
        Assert.Empty(desk.Rows);

        await Leads(page, () => page.Keyboard.PressAsync("5"));

        Assert.Contains("The same mistake elsewhere: ½ in itakura-saito d (ta1, 3 students).", await page.Locator("main").InnerTextAsync(),
            StringComparison.Ordinal);
        Assert.Equal("Half", await page.Locator("[data-enter] b").InnerTextAsync());
        await Leads(page, () => page.Keyboard.PressAsync("Enter"));
        Assert.Equal(2, desk.Rows.Length);
        Assert.Contains(",0.5,,ta1,", desk.Rows[1], StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }
}
