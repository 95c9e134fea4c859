using Microsoft.Playwright;

namespace Web.Tests.Browser;

/// <summary>Names beside the field, and the list of those that what is typed begins.</summary>
public sealed class NamesTests(OpenSite open, Chromium chromium) : IClassFixture<OpenSite>, IClassFixture<Chromium>
{
    private const string Problem = "/problems/itakura-saito";

    private readonly Site _site = open.Site;

    private static ILocator Offers(Visit visit, string part) => visit.Part(part).Locator("[data-offers]");

    private static async Task<string[]> Offered(Visit visit, string part) =>
        [.. await Offers(visit, part).Locator("li code").AllInnerTextsAsync()];

    [BrowserFact]
    public async Task Buttons_put_names_where_the_caret_is()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);
        await visit.Field("a").FillAsync("2 +  - t");
        await visit.Field("a").EvaluateAsync("field => { field.focus(); field.setSelectionRange(4, 4); }");

        await visit.Part("a").Locator("summary").ClickAsync();
        await visit.Part("a").GetByRole(AriaRole.Button, new() { Name = "Insert z6", Exact = true }).ClickAsync();

        Assert.Equal("2 + z6 - t", await visit.Field("a").InputValueAsync());
        Assert.Equal("part-a-field", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        // as typed, so that the browser can undo it
        await visit.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal("2 +  - t", await visit.Field("a").InputValueAsync());
    }

    [BrowserFact]
    public async Task Names_are_completed_by_the_keyboard()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);
        var (field, keyboard) = (visit.Field("a"), visit.Page.Keyboard);

        await field.PressSequentiallyAsync("2z");
        await Offers(visit, "a").WaitForAsync();
        Assert.Contains("z6", await Offered(visit, "a"));
        Assert.Equal("part-a-offers-0", await field.GetAttributeAsync("aria-activedescendant"));
        await keyboard.PressAsync("ArrowDown");
        Assert.Equal("part-a-offers-1", await field.GetAttributeAsync("aria-activedescendant"));
        Assert.Equal("true", await Offers(visit, "a").Locator("li").Nth(1).GetAttributeAsync("aria-selected"));
        var second = (await Offered(visit, "a"))[1];
        await keyboard.PressAsync("Tab");
        Assert.Equal("2" + second, await field.InputValueAsync());
        Assert.False(await Offers(visit, "a").IsVisibleAsync());
        // closed, Tab leaves the field; Escape closes
        await field.PressSequentiallyAsync(" + w");
        await Offers(visit, "a").WaitForAsync();
        await keyboard.PressAsync("Escape");
        Assert.False(await Offers(visit, "a").IsVisibleAsync());
        Assert.Null(await field.GetAttributeAsync("aria-activedescendant"));
        await keyboard.PressAsync("Tab");
        Assert.NotEqual("part-a-field", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [BrowserFact]
    public async Task After_the_beginning_of_a_derivative_those_are_offered_that_there_are()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);

        await visit.Field("d").PressSequentiallyAsync("3 dL/d");
        await Offers(visit, "d").WaitForAsync();

        Assert.Equal(["dL/dz6"], await Offered(visit, "d"));
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("3 dL/dz6", await visit.Field("d").InputValueAsync());
        // what the question asks for is no name
        await visit.Field("a").PressSequentiallyAsync("dL/d");
        Assert.False(await Offers(visit, "a").IsVisibleAsync());
    }

    [BrowserFact]
    public async Task Names_run_together_are_completed_from_the_last_one()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);

        await visit.Field("d").PressSequentiallyAsync("w34w4");
        await Offers(visit, "d").WaitForAsync();

        Assert.Equal(["w46"], await Offered(visit, "d"));
        await Offers(visit, "d").Locator("li").First.ClickAsync();
        Assert.Equal("w34w46", await visit.Field("d").InputValueAsync());
    }

    [BrowserFact]
    public async Task Clear_can_be_taken_back()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);
        await visit.Field("a").FillAsync("2t");

        await visit.Part("a").Locator("[data-clear]").ClickAsync();
        Assert.Equal("", await visit.Field("a").InputValueAsync());
        await visit.Part("a").Locator("[data-undo]").ClickAsync();

        Assert.Equal("2t", await visit.Field("a").InputValueAsync());
        Assert.True(await visit.Part("a").Locator("[data-undo]").IsDisabledAsync());
        await visit.Page.ReloadAsync();
        Assert.Equal("2t", await visit.Field("a").InputValueAsync());
    }
}
