using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Web.Tests.Browser;

namespace Web.Tests.Files;

/// <summary>Report and feedback in a browser, opened from a disk: by keyboard, on paper, and for those who hear them.</summary>
public sealed class FilesBrowserTests(SmallClass files, Chromium chromium) : IClassFixture<SmallClass>, IClassFixture<Chromium>
{
    // what is wider than its own place and neither scrolls nor wraps
    private const string Overflowing = """
        () => [...document.querySelectorAll('td, th, dt, dd, pre, .answers > li > *, .lines li > *, .head > *, .verdict, .risks li, .chips, summary')]
            .filter(one => one.checkVisibility() && getComputedStyle(one).overflowX === 'visible' && one.scrollWidth > one.clientWidth + 1
                && getComputedStyle(one).display !== 'inline' && !one.classList.contains('unseen')).map(one => one.outerHTML.slice(0, 120))
        """;

    private readonly List<string> _complaints = [];

    private async Task<IPage> Open(string address, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var context = await chromium.Browser.NewContextAsync(
            new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = script });
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => _complaints.Add($"console: {message.Text}");
        page.PageError += (_, error) => _complaints.Add($"error: {error}");
        page.Request += (_, request) =>
        {
            if (request.Url.Split('#')[0] != address) _complaints.Add($"request: {request.Url}");
        };
        await page.GotoAsync(address);
        return page;
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_its_place()
    {
        var faults = new List<string>();
        foreach (var address in new[] { files.Report, files.Feedback })
        {
            var (page, name) = (await Open(address), Path.GetFileName(address));
            await page.EvaluateAsync("document.querySelectorAll('details:not(.student ~ .student)').forEach(one => one.open = true)");
            foreach (var (width, scheme, media) in new[]
            {
                (1280, ColorScheme.Light, Media.Screen), (360, ColorScheme.Dark, Media.Screen), (320, ColorScheme.Light, Media.Screen),
                (1280, ColorScheme.Dark, Media.Screen), (1280, ColorScheme.Light, Media.Print),
            })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.EmulateMediaAsync(new() { Media = media, ColorScheme = scheme });
                var found = await page.RunAxe();
                faults.AddRange(found.Violations.Select(one =>
                    $"{name} {width} {scheme} {media}: {one.Id}: {string.Join(", ", one.Nodes.Take(3).Select(node => node.Html))}"));
                faults.AddRange(
                    (await page.EvaluateAsync<string[]>(Overflowing)).Select(cell => $"{name} {width} {media}: overflows: {cell}"));
                if (media == Media.Screen && await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width)
                    faults.Add($"{name} is wider than {width}");
            }
            await page.Context.CloseAsync();
        }
        Assert.Empty(faults);
        Assert.Empty(_complaints);
    }

    [BrowserFact]
    public async Task Tables_are_sorted_by_keyboard_and_it_is_said()
    {
        var page = await Open(files.Report);
        var head = page.Locator("#students table th").Nth(1);
        await head.Locator("button").FocusAsync();

        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("descending", await head.GetAttributeAsync("aria-sort"));
        Assert.Equal("Sorted by score, descending.", await page.Locator("#said").InnerTextAsync());
        var scores = await Scores(page);
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.NotEqual(scores[0], scores[^1]);
        await page.Keyboard.PressAsync("Space");
        Assert.Equal("ascending", await head.GetAttributeAsync("aria-sort"));
        Assert.Equal(scores.Order(), await Scores(page));
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Null(await head.GetAttributeAsync("aria-sort"));
        Assert.Equal("2026-0101", await page.Locator("#students tbody td").First.InnerTextAsync());
        Assert.Empty(_complaints); // its script is allowed to run
        await page.Context.CloseAsync();
    }

    private static async Task<double[]> Scores(IPage page) => await page.Locator("#students tbody tr td:nth-child(2)")
        .EvaluateAllAsync<double[]>("cells => cells.map(cell => Number(cell.textContent))");

    // No script: anchors and filters are the browser's own.
    [BrowserFact]
    public async Task Without_a_script_one_filters_and_comes_from_wrong_answers_to_students_and_back()
    {
        var page = await Open(files.Report, script: false);
        Assert.Equal(0, await page.Locator("th button").CountAsync());
        var rows = page.Locator("#students tbody tr:visible");
        var all = await rows.CountAsync();
        await page.GetByLabel("at risk").CheckAsync();
        Assert.InRange(await rows.CountAsync(), 1, all - 1);
        await page.GetByLabel("all").Last.CheckAsync();
        await page.GetByLabel("relu-sigmoid", new() { Exact = true }).CheckAsync();
        Assert.Equal(0, await page.Locator("#wrong tr:visible").GetByText("itakura-saito").CountAsync());
        await page.GetByLabel("all").First.CheckAsync();

        var wrong = page.Locator("#w1");
        await wrong.Locator("summary").ClickAsync();
        var student = await wrong.Locator(".who a").First.InnerTextAsync();
        await wrong.Locator(".who a").First.ClickAsync();

        var answers = page.Locator(".answers:target");
        Assert.True(await answers.IsVisibleAsync()); // what held them is open now
        Assert.Equal(student, await page.Locator("details:has(:target) > summary b").InnerTextAsync());
        await answers.GetByText("others with the same answer").First.ClickAsync();
        Assert.EndsWith("#w1", page.Url, StringComparison.Ordinal);
        Assert.Empty(_complaints);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task On_paper_everything_is_open()
    {
        foreach (var address in new[] { files.Report, files.Feedback })
        {
            var page = await Open(address);
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = false)");
            Assert.DoesNotContain(true, await Shown());
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.DoesNotContain(false, await Shown());
            await page.Context.CloseAsync();

            Task<bool[]> Shown() => page.Locator("details > :not(summary)")
                .EvaluateAllAsync<bool[]>("all => all.map(one => one.checkVisibility() && one.getBoundingClientRect().height > 0)");
        }
    }

    [BrowserFact]
    [Trait("Makes", "pictures")]
    public async Task The_screens_of_the_documentation()
    {
        var folder = Environment.GetEnvironmentVariable("GRADER_SCREENSHOTS");
        using var large = new WrittenFiles(24);
        foreach (var (address, name, width, height, scheme) in new[]
        {
            (large.Report, "report.png", 1280, 1500, ColorScheme.Light), (large.Feedback, "feedback.png", 860, 1330, ColorScheme.Light),
            (large.Feedback, "feedback-dark.png", 360, 780, ColorScheme.Dark),
        })
        {
            var page = await Open(address, width, scheme);
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.True(await page.Locator("math").CountAsync() > 0);
            if (folder is { Length: > 0 })
            {
                await page.SetViewportSizeAsync(width, height);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
            }
            await page.Context.CloseAsync();
        }
    }
}
