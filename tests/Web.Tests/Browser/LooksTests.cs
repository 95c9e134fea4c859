using Microsoft.Playwright;

namespace Web.Tests.Browser;

/// <summary>Whether everybody can use the pages of students.</summary>
public sealed class LooksTests(OpenSite open, Chromium chromium) : IClassFixture<OpenSite>, IClassFixture<Chromium>
{
    private const string Problem = "/problems/itakura-saito";

    private readonly Site _site = open.Site;

    [BrowserFact]
    public async Task Axe_finds_nothing_at_any_width_in_any_light()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem, width: 1280);
        await visit.Check("a", "2(z6^2 - t)/z6^3");
        await visit.Check("b", "w46 + k*x4*dL/dz6");
        await visit.Part("a").Locator("summary").ClickAsync();
        await visit.Part("d").Locator("[data-tab=lines]").ClickAsync();
        await visit.Field("d").FillAsync(Derivations.FieldLinesTests.Derivation);
        await visit.Part("d").Locator("[data-check-lines]").ClickAsync();
        await visit.Part("d").Locator("[data-lines] li").First.WaitForAsync();
        await visit.Field("c").PressSequentiallyAsync("b6 - k*detla");
        await visit.Reading("c").Locator(".sentence").WaitForAsync();
        await visit.Field("c").PressSequentiallyAsync(" + z");
        await visit.Part("c").Locator("[data-offers]").WaitForAsync();

        var faults = new List<string>(await Look.Faults(visit.Page, Problem, Look.All, async look =>
        {
            // with the list of names open, which is not for paper
            Assert.Equal(look.Media == Media.Screen, await visit.Part("c").Locator("[data-offers]").IsVisibleAsync());
            await Picture(visit, look);
        }));
        foreach (var path in (string[])["/", "/problems/relu-sigmoid", "/nowhere"])
        {
            await visit.Page.GotoAsync(path);
            faults.AddRange(await Look.Faults(visit.Page, path, Look.All));
        }
        visit.Forgive("status of 404");
        Assert.Empty(faults);
    }

    private const string TooWide = """
        () => [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('svg, .unseen, mrow'))
            .map(one => one.outerHTML.slice(0, 160)).slice(0, 3)
        """;

    // Formulas in questions and statements are as wide as they are.
    [BrowserFact]
    public async Task No_problem_scrolls_sideways_on_a_phone()
    {
        await using var visit = await Visit.Start(chromium, _site, "/", width: 320);
        var faults = new List<string>();
        foreach (var problem in Site.Problems)
        {
            await visit.Page.GotoAsync($"/problems/{problem.Id}");
            foreach (var width in (int[])[320, 360])
            {
                await visit.Page.SetViewportSizeAsync(width, 900);
                var wide = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                if (wide > width)
                    faults.Add($"{problem.Id} {width}: {wide}: {string.Join(" | ", await visit.Page.EvaluateAsync<string[]>(TooWide))}");
            }
            faults.AddRange(await Look.Faults(visit.Page, problem.Id, [new(320, ColorScheme.Dark, Media.Screen)]));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    // One unit of a drawing is one pixel wherever it has the room, and letters can be read where it has not.
    private const string Scale = """
        () => [...document.querySelectorAll('svg.network')].map(one => one.getBoundingClientRect().width / one.viewBox.baseVal.width)
        """;

    [BrowserFact]
    public async Task Drawings_have_one_scale_and_shrink_on_a_phone()
    {
        await using var visit = await Visit.Start(chromium, _site, "/", width: 320);
        foreach (var problem in Site.Problems)
        {
            await visit.Page.GotoAsync($"/problems/{problem.Id}");
            foreach (var (width, least) in new[] { (1280, 0.99), (320, 0.55) })
            {
                await visit.Page.SetViewportSizeAsync(width, 900);
                foreach (var scale in await visit.Page.EvaluateAsync<double[]>(Scale))
                    Assert.True(scale >= least && scale <= 1.01, $"{problem.Id} at {width}: {scale}");
            }
        }
    }

    private static async Task Picture(Visit visit, Look look)
    {
        if (Environment.GetEnvironmentVariable("GRADER_SCREENSHOTS") is not { } folder) return;
        var path = Path.Combine(folder, $"page-{look.Width}-{look.Scheme}-{look.Media}.png");
        await visit.Page.ScreenshotAsync(new() { Path = path, FullPage = true });
    }
}
