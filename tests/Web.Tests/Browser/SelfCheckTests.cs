using System.Diagnostics;
using Grading.Verdicts;
using Microsoft.Playwright;

namespace Web.Tests.Browser;

public sealed class SelfCheckTests(OpenSite open, Chromium chromium) : IClassFixture<OpenSite>, IClassFixture<Chromium>
{
    private const string Problem = "/problems/itakura-saito";

    private readonly Site _site = open.Site;

    [BrowserFact]
    public async Task Typing_shows_the_reading()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);

        await visit.Type("a", "2(z6^2-t)/z6^3");

        await visit.Reading("a").Locator("math mfrac").First.WaitForAsync();
        Assert.Contains("t", await visit.Reading("a").Locator("math").TextContentAsync(), StringComparison.Ordinal);
        await visit.Type("a", "z6*z6");
        await visit.Page
            .WaitForFunctionAsync(
                "() => document.querySelector('#part-a-reading math') && !document.querySelector('#part-a-reading mfrac')");
        Assert.Equal(0, await visit.Verdict("a").CountAsync());
    }

    [BrowserFact]
    public async Task A_right_and_a_wrong_answer_have_their_verdicts()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);

        Assert.Equal("correct", await visit.Check("a", "2(z6^2 - t)/z6^3"));
        Assert.Equal("wrong", await visit.Check("b", "w46 + k*x4*dL/dz6"));
        Assert.Equal("conditional", await visit.Check("d", "dL/dz6*x3*(1 - x3)*(w36 + w34*w46*x4*(1 - x4) + w35*w56*x5*(1 - x5))"));
        Assert.Contains("logistic", await visit.Part("d").Locator("[data-verdict] .sentence").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator("[data-tries]").CountAsync()); // formulas may be tried at will
        // a verdict on what stood there before is marked as such
        await visit.Field("a").PressSequentiallyAsync("0");
        await visit.Part("a").Locator("[data-verdict].stale").WaitForAsync();
    }

    [BrowserFact]
    public async Task What_cannot_be_read_is_marked_under_the_very_character()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);

        await visit.Type("c", "b6 - k*detla6");

        await visit.Reading("c").GetByText("Did you mean \"delta6\"?").WaitForAsync();
        Assert.Equal("detla6", await visit.Part("c").Locator(".marks mark").TextContentAsync());
        Assert.Equal("true", await visit.Field("c").GetAttributeAsync("aria-invalid"));
        await visit.Type("c", "b6 - (k*dL/dz6");
        await visit.Field("c").BlurAsync(); // more might have come
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('#part-c .marks mark')?.textContent === '('");
        // five characters of the field's own font lie before it
        var (mark, typed) = (await Box(visit.Part("c").Locator(".marks mark")), await Box(visit.Field("c")));
        Assert.InRange(mark.X - typed.X, 5 * mark.Width + 10, 5 * mark.Width + 16);
        Assert.InRange(mark.Y, typed.Y, typed.Y + typed.Height - mark.Height);
        // of several lines, the one with the mark is shown again below the field
        await visit.Field("c").FillAsync("b6 :=\n  b6 - k*detla6");
        await visit.Reading("c").Locator("mark").WaitForAsync();
        Assert.Equal("  b6 - k*detla6", await visit.Reading("c").Locator("pre").TextContentAsync());
    }

    [BrowserFact]
    public async Task Answers_survive_a_reload()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);
        await visit.Check("a", "2(z6^2 - t)/z6^3");
        await visit.Type("b", "w46 - k*x4");
        await visit.Page.GotoAsync("/problems/relu-sigmoid");
        await visit.Part("sigmoid-large-z").Locator("input[value=b]").CheckAsync();

        await visit.Page.ReloadAsync();
        Assert.True(await visit.Part("sigmoid-large-z").Locator("input[value=b]").IsCheckedAsync());
        await visit.Page.GotoAsync("/");
        Assert.Equal("2 answered, 1 right", await visit.Page.Locator("[data-problem='itakura-saito'] .progress").InnerTextAsync());
        await visit.Page.GotoAsync(Problem);

        Assert.Equal(
            ("2(z6^2 - t)/z6^3", "w46 - k*x4"), (await visit.Field("a").InputValueAsync(), await visit.Field("b").InputValueAsync()));
        Assert.Equal("correct", await visit.Verdict("a").InnerTextAsync());
        await visit.Reading("a").Locator("math").WaitForAsync();
    }

    [BrowserFact]
    public async Task The_sheet_that_is_downloaded_is_graded_as_the_page_said_and_opened_again()
    {
        using var files = new TemporaryFolder();
        await using var visit = await Visit.Start(chromium, _site, Problem);
        var shown = new Dictionary<string, string>
        {
            ["a"] = await visit.Check("a", "\\frac{2(z_6^2 - t)}{z_6^3}"),
            ["b"] = await visit.Check("b", "w46 :=\n  w46 - k*x4*dL/dz6"),
            ["c"] = await visit.Check("c", "b6 - k*detla6"),
        };
        await visit.Page.GotoAsync("/problems/relu-sigmoid");
        await visit.Page.Locator("[data-student]").FillAsync("2026-0001");
        shown["loss"] = await visit.Check("loss", "0.288");

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("[data-download]").ClickAsync());
        var sheet = Path.Combine(files.Path, "answers.md");
        await download.SaveAsAsync(sheet);
        var results = Path.Combine(files.Path, "results.csv");
        await Grade(sheet, results);

        var graded = Assert.Single(global::Grading.Reports.ResultsReader.Students(results));
        Assert.Equal("2026-0001", graded.Student);
        Assert.Equal(shown.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            graded.Rows.Where(row => shown.ContainsKey(row.Part)).Select(row => KeyValuePair.Create(row.Part, row.Verdict.Word()))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal));
        await using var other = await Visit.Start(chromium, _site, Problem);
        await other.Page.Locator("[data-open]").SetInputFilesAsync(sheet);
        await other.Page.GetByText("4 answers were read from the sheet.").WaitForAsync();
        Assert.Equal("w46 :=\n  w46 - k*x4*dL/dz6", await other.Field("b").InputValueAsync());
        Assert.Equal("2026-0001", await other.Page.Locator("[data-student]").InputValueAsync());
        await other.Page.GotoAsync("/problems/relu-sigmoid");
        Assert.Equal("0.288", await other.Field("loss").InputValueAsync());
    }

    [BrowserFact]
    public async Task Everything_can_be_done_with_the_keyboard()
    {
        await using var visit = await Visit.Start(chromium, _site, "/");
        var keyboard = visit.Page.Keyboard;

        await keyboard.PressAsync("Tab");
        Assert.Equal("To the content", await Focused(visit));
        for (var tabs = 0; tabs < 20 && !(await Focused(visit)).StartsWith("Itakura", StringComparison.Ordinal); tabs++)
            await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await visit.Field("a").WaitForAsync();
        for (var tabs = 0; tabs < 20 && await visit.Page.EvaluateAsync<string>("document.activeElement.id") != "part-a-field"; tabs++)
            await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("2/z6 - 2t/z6^3");
        await keyboard.PressAsync("Enter");
        await visit.Verdict("a").WaitForAsync();
        Assert.Equal("correct", await visit.Verdict("a").InnerTextAsync());
        // by the button, too; and the field can be left
        await keyboard.PressAsync("Tab");
        Assert.Equal("Check a", await Focused(visit));
        await keyboard.PressAsync("Space");
        await visit.Part("a").Locator("[data-verdict]:not(.stale) .badge").WaitForAsync();
        // past Clear, names and notation, and what says whether the field is for the answer or the derivation
        for (var tabs = 0; tabs < 5; tabs++) await keyboard.PressAsync("Tab");
        Assert.Equal("part-b-field", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        // every stop can be seen
        for (var tabs = 0; tabs < 12; tabs++)
        {
            Assert.NotEqual("none",
                await visit.Page
                    .EvaluateAsync<string>(
                        "(() => { const e = document.activeElement; if (e === document.body) return 'body'; const s = getComputedStyle(e.type === 'file' ? e.parentElement.querySelector('.button') : e); return s.outlineStyle; })()"));
            await keyboard.PressAsync("Tab");
        }
    }

    [BrowserFact]
    public async Task A_phone_of_360_pixels_needs_no_sideways_scrolling()
    {
        await using var visit = await Visit.Start(chromium, _site, "/", width: 360, height: 740);
        foreach (var path in Site.Problems.Select(problem => $"/problems/{problem.Id}").Prepend("/"))
        {
            await visit.Page.GotoAsync(path);
            Assert.True(
                await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360, $"{path} is wider than the phone");
        }
        await visit.Page.GotoAsync(Problem);
        await visit.Check("d", "dL/dz6*x3*(1 - x3)*(w36 + w34*w46*x4*(1 - x4) + w35*w56*x5*(1 - x5))");
        Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360);
        Assert.True((await Box(visit.Part("a").Locator("[data-check]"))).Height >= 40);
    }

    [BrowserFact]
    public async Task Every_field_has_a_name_and_what_changes_is_announced()
    {
        await using var visit = await Visit.Start(chromium, _site, "/problems/relu-sigmoid");

        Assert.Equal(1, await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Your answer to loss", Exact = true }).CountAsync());
        Assert.Equal(4, await visit.Page.GetByRole(AriaRole.Radio).CountAsync());
        Assert.Equal(1, await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Check loss", Exact = true }).CountAsync());
        Assert.Equal(1, await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
        Assert.Equal(9, await visit.Page.Locator("[data-verdict][role=status]").CountAsync());
        Assert.Equal(1, await visit.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^The network: a1 from x") }).CountAsync());
    }

    [BrowserFact]
    public async Task Markup_in_an_answer_stays_text()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem);

        Assert.Equal(
            "unreadable", await visit.Check("a", "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"));
        await visit.Page.ReloadAsync();
        await visit.Reading("a").Locator(".sentence").WaitForAsync();

        Assert.Equal(0, await visit.Part("a").Locator("img, script").CountAsync());
        Assert.DoesNotContain("taken", await visit.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Without_its_script_the_page_is_a_form()
    {
        await using var visit = await Visit.Start(chromium, _site, Problem, script: false);

        await visit.Field("a").FillAsync("2(z6^2 - t)/z6^3");
        await visit.Field("c").FillAsync("b6 - k*detla6");
        await visit.Part("c").Locator("[data-check]").ClickAsync();

        Assert.Equal("unreadable", await visit.Verdict("c").InnerTextAsync());
        Assert.Equal("detla6", await visit.Part("c").Locator("[data-verdict] mark").InnerTextAsync());
        Assert.Equal("2(z6^2 - t)/z6^3", await visit.Field("a").InputValueAsync());
        Assert.Equal(1, await visit.Reading("a").Locator("math").CountAsync());
    }

    [BrowserFact]
    public async Task Where_readings_are_shown_nothing_can_be_checked()
    {
        await using var site = await Site.Start(Grader.Web.Shown.Reading);
        await using var visit = await Visit.Start(chromium, site, Problem);

        await visit.Type("a", "2*z6");
        await visit.Page.Keyboard.PressAsync("Enter");

        Assert.Equal(0, await visit.Page.Locator("[data-check]").CountAsync());
        Assert.Equal(0, await visit.Page.Locator(".badge").CountAsync());
    }

    [BrowserFact]
    [Trait("Makes", "pictures")]
    public async Task The_screens_of_the_documentation()
    {
        var folder = Environment.GetEnvironmentVariable("GRADER_SCREENSHOTS");
        await using var visit = await Visit.Start(chromium, _site, Problem, width: 920, height: 1000);
        await visit.Check("a", "2(z6^2 - t)/z6^3");
        await visit.Check("b", "w46 + k*x4*dL/dz6");
        await visit.Check("c", "b6 - k*detla6");
        await visit.Check("d", "dL/dz6 * x3(1-x3) * (w36 + w34*w46*x4(1-x4) + w35*w56*x5(1-x5))");
        Assert.Equal(["correct", "wrong", "unreadable", "conditional"], await visit.Page.Locator(".badge").AllInnerTextsAsync());
        Assert.Equal(4, await visit.Page.Locator("[data-reading] .read").CountAsync());
        if (folder is null) return;
        await visit.Page.EvaluateAsync("document.activeElement.blur(); window.scrollTo(0, 0)");
        var (figure, last) = (await Box(visit.Page.Locator("figure")), await Box(visit.Part("d")));
        await visit.Page
            .ScreenshotAsync(
                new()
                {
                    Path = Path.Combine(folder, "serve-problem.png"),
                    FullPage = true,
                    Clip = new() { X = 0, Y = figure.Y - 16, Width = 920, Height = last.Y + last.Height - figure.Y + 40 }
                });
        await visit.Page.GotoAsync("/");
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "serve-list.png"), FullPage = true });
        await using var phone = await Visit.Start(chromium, _site, Problem, width: 360, height: 780, scheme: ColorScheme.Dark);
        await phone.Check("a", "2(z6^2 - t)/z6^3");
        await phone.Check("b", "w46 + k*x4*dL/dz6");
        await phone.Field("b").ScrollIntoViewIfNeededAsync();
        await phone.Page
            .EvaluateAsync("window.scrollTo(0, document.querySelector('#part-a').getBoundingClientRect().top + window.scrollY - 24)");
        await phone.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "serve-phone.png") });
    }

    private static async Task<LocatorBoundingBoxResult> Box(ILocator locator) => (await locator.BoundingBoxAsync())!;

    private static Task<string> Focused(Visit visit) =>
        visit.Page.EvaluateAsync<string>("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')");

    private static async Task Grade(string sheet, string results)
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "grader.dll"), "grade", sheet, "--out", results])
        {
            WorkingDirectory =
                AppContext.BaseDirectory,
            RedirectStandardError = true
        };
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("grader-web-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
