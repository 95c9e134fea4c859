using Microsoft.Playwright;
using Web.Tests.Derivations;

namespace Web.Tests.Browser;

/// <summary>A whole derivation in the field of an answer.</summary>
public sealed class DerivationTests(OpenSite open, Chromium chromium) : IClassFixture<OpenSite>, IClassFixture<Chromium>
{
    private const string Problem = "/problems/itakura-saito";

    private readonly Site _site = open.Site;

    private static ILocator Lines(Visit visit) => visit.Part("d").Locator("[data-lines] li");

    private static async Task<string> Marks(Visit visit) =>
        string.Join(' ', await Lines(visit).EvaluateAllAsync<string[]>("all => all.map(line => line.className)"));

    [BrowserFact]
    public async Task Lines_are_marked_when_asked_for_and_never_while_one_types()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);
        await visit.Part("d").GetByRole(AriaRole.Button, new() { Name = "The whole derivation" }).ClickAsync();
        await visit.Field("d").PressSequentiallyAsync("x6 = z6^2");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Field("d").PressSequentiallyAsync("dL/dz6 = 2 z6");
        await visit.Reading("d").Locator("math").First.WaitForAsync();
        Assert.Equal(0, await Lines(visit).CountAsync());

        await visit.Part("d").Locator("[data-check-lines]").ClickAsync();

        await Lines(visit).First.WaitForAsync();
        Assert.Equal("true false", await Marks(visit));
        Assert.Equal("1 of 2 lines hold. The first that does not is line 2.",
            await visit.Part("d").Locator("[data-lines] .sentence").InnerTextAsync());
        await visit.Field("d").PressSequentiallyAsync("/1");
        await visit.Part("d").Locator("[data-lines].stale").WaitForAsync();
        Assert.Equal("true false", await Marks(visit));
        // by the keyboard, too
        await visit.Field("d").FillAsync(FieldLinesTests.Derivation);
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Lines(visit).Nth(5).WaitForAsync();
        Assert.Equal("true false true unread words follows", await Marks(visit));
    }

    [BrowserFact]
    public async Task The_derivation_is_the_answer_whose_last_line_counts()
    {
        const string derivation =
            "dL/dz3 = dL/dx3 sigma'(z3)\nSo with dz6/dz4 = w46 sigma'(z4)\ndL/dz3 = dL/dz6 sigma'(z3)(w36 + w34 w46 sigma'(z4))";
        await using var visit = await Visit.Start(chromium, _site, Problem);

        Assert.Equal("wrong", await visit.Check("d", derivation));

        await visit.Page.ReloadAsync();
        Assert.Equal(derivation, await visit.Field("d").InputValueAsync());
        // several lines: the page comes back with the tab of the derivation
        Assert.Equal("true", await visit.Part("d").Locator("[data-tab=lines]").GetAttributeAsync("aria-pressed"));
        Assert.Equal("true", await visit.Part("a").Locator("[data-tab=answer]").GetAttributeAsync("aria-pressed"));
        Assert.False(await visit.Part("a").Locator("[data-check-lines]").IsVisibleAsync());
    }

    [BrowserFact]
    [Trait("Makes", "pictures")]
    public async Task Every_mark_has_a_word_and_the_list_fits_a_phone()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem, width: 360, height: 740);
        await visit.Part("d").Locator("[data-tab=lines]").ClickAsync();
        await visit.Field("d").FillAsync(FieldLinesTests.Derivation);
        await visit.Part("d").Locator("[data-check-lines]").ClickAsync();
        await Lines(visit).Nth(5).WaitForAsync();

        Assert.Equal(1, await visit.Page.GetByRole(AriaRole.List, new() { Name = "Your lines to d, as they were read" }).CountAsync());
        Assert.Contains("does not hold", await Lines(visit).Nth(1).TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("status", await visit.Part("d").Locator("[data-lines]").GetAttributeAsync("role"));
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360);
        if (Environment.GetEnvironmentVariable("GRADER_SCREENSHOTS") is { } folder)
            await visit.Part("d").ScreenshotAsync(new() { Path = Path.Combine(folder, "serve-derivation.png") });
    }

    [BrowserFact]
    public async Task Without_its_script_the_lines_come_back_with_the_page()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem, script: false);
        await visit.Field("d").FillAsync(FieldLinesTests.Derivation);

        await visit.Part("d").Locator("[data-check-lines]").ClickAsync();

        Assert.Equal("true false true unread words follows", await Marks(visit));
        Assert.Equal(FieldLinesTests.Derivation.ReplaceLineEndings("\n"), await visit.Field("d").InputValueAsync());
    }

    [BrowserFact]
    public async Task Markup_in_a_line_stays_text()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);
        await visit.Part("a").Locator("[data-tab=lines]").ClickAsync();
        await visit.Field("a").FillAsync("<img src=x onerror=alert(1)> = <b>1</b>\n<i>words</i>");

        await visit.Part("a").Locator("[data-check-lines]").ClickAsync();

        await visit.Part("a").Locator("[data-lines] li").First.WaitForAsync();
        Assert.Equal(0, await visit.Part("a").Locator("[data-lines] img, [data-lines] b, [data-lines] i").CountAsync());
    }
}
