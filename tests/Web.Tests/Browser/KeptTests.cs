using System.Text;
using Grader.Web.Fonts;
using Microsoft.Playwright;

namespace Web.Tests.Browser;

/// <summary>What stays of what was typed and told, and that everybody can use the page.</summary>
public sealed class KeptTests(OpenSite open, Chromium chromium) : IClassFixture<OpenSite>, IClassFixture<Chromium>
{
    private const string Problem = "/problems/itakura-saito";

    private readonly Site _site = open.Site;

    private static FilePayload Sheet(string text) =>
        new() { Name = "answers.md", MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes(text) };

    private const string Other = "student: s7\n\n## itakura-saito\n\na: 2*z6\nb: w46 - k\n";

    [BrowserFact]
    public async Task A_sheet_with_other_answers_is_asked_about_and_can_be_taken_back()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);
        await visit.Field("a").FillAsync("3t");
        var notices = visit.Page.Locator("[data-notices]");

        await visit.Page.Locator("[data-open]").SetInputFilesAsync(Sheet(Other));
        await notices.GetByText("itakura-saito.a").WaitForAsync();
        Assert.Equal(("3t", ""), (await visit.Field("a").InputValueAsync(), await visit.Field("b").InputValueAsync()));
        await notices.GetByText("Keep mine").ClickAsync();
        Assert.Equal(("3t", "w46 - k"), (await visit.Field("a").InputValueAsync(), await visit.Field("b").InputValueAsync()));

        await visit.Page.Locator("[data-open]").SetInputFilesAsync(Sheet(Other));
        await notices.GetByText("Take those of the sheet").ClickAsync();
        Assert.Equal("2*z6", await visit.Field("a").InputValueAsync());
        await notices.GetByText("Take that back").ClickAsync();
        Assert.Equal(("3t", "w46 - k"), (await visit.Field("a").InputValueAsync(), await visit.Field("b").InputValueAsync()));

        await visit.Page.Locator("[data-open]").SetInputFilesAsync(Sheet(Other));
        await notices.GetByText("Leave all").ClickAsync();
        Assert.Equal("3t", await visit.Field("a").InputValueAsync());
    }

    [BrowserFact]
    public async Task Without_its_script_a_sheet_fills_what_is_empty()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem, script: false);
        await visit.Field("a").FillAsync("3t");
        await visit.Page.Locator("[data-open]").SetInputFilesAsync(Sheet(Other));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();

        Assert.Equal(("3t", "w46 - k"), (await visit.Field("a").InputValueAsync(), await visit.Field("b").InputValueAsync()));
        var notices = await visit.Page.Locator("[data-notices]").InnerTextAsync();
        Assert.Contains("Your own answers to a were kept", notices, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_hint_is_kept_with_its_verdict()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);
        Assert.Equal("wrong", await visit.Check("b", "w46 + k*x4*dL/dz6"));
        var hint = await visit.Part("b").Locator("[data-verdict] .sentence").InnerTextAsync();

        await visit.Page.ReloadAsync();

        Assert.Equal("wrong", await visit.Verdict("b").InnerTextAsync());
        Assert.Equal(hint, await visit.Part("b").Locator("[data-verdict] .sentence").InnerTextAsync());
    }

    [BrowserFact]
    public async Task Points_are_counted_on_top()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);
        var points = visit.Page.Locator("[data-progress]");
        Assert.Matches("^0 of [0-9]+ points are right so far", await points.InnerTextAsync());

        await visit.Check("a", "2(z6^2 - t)/z6^3");

        Assert.Matches("^[1-9] of [0-9]+ points are right so far", await points.InnerTextAsync());
        await visit.Field("a").PressSequentiallyAsync("0");
        Assert.Matches("^0 of ", await points.InnerTextAsync());
    }

    [BrowserFact]
    public async Task Tries_are_explained_where_there_are_any()
    {
        await using var site = await Site.Start();
        await using var visit = await Visit.Start(chromium, site, "/problems/relu-sigmoid");
        var tries = visit.Part("loss").Locator("[data-tries]");
        Assert.Equal("You may be wrong 6 times here, and one more every 10 minutes.", await tries.InnerTextAsync());
        Assert.Equal(0, await visit.Part("sgd").Locator("[data-tries]").CountAsync());

        await visit.Check("loss", "0.123");

        Assert.Equal("5 wrong answers are left, and one more every 10 minutes.", await tries.InnerTextAsync());
    }

    [BrowserFact]
    public async Task A_font_that_is_served_is_used_and_nothing_else_is_asked_for()
    {
        if (ServedFont.Found() is not { } font) return;
        await using var site = await Site.Start(with: options => options with { Font = new(font) });
        await using var visit = await Visit.Start(chromium, site, Problem);

        await visit.Type("a", "2z6");

        await visit.Page.WaitForFunctionAsync("() => [...document.fonts].some(font => font.status === 'loaded')");
    }

    [BrowserFact]
    public async Task On_a_phone_fields_are_large_enough_not_to_be_zoomed_into()
    {
        await using var visit = await Visit.Start(chromium, _site, "/problems/nielsen-delta-rules", width: 360);

        var sizes = await visit.Page.Locator("textarea, input[type=text], [data-student]")
            .EvaluateAllAsync<double[]>("all => all.map(field => parseFloat(getComputedStyle(field).fontSize))");

        Assert.All(sizes, size => Assert.True(size >= 16));
    }
}
