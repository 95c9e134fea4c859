using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tests.Shared;
using Web.Tests.Browser;

namespace Web.Tests.Desk;

/// <summary>The desk in a browser: by keyboard alone.</summary>
public sealed class DeskBrowserTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private async Task<DeskSite> Sample()
    {
        DeskSite.Grade(_files, Path.Combine(AppContext.BaseDirectory, "submissions-sample"));
        return await DeskSite.Open(_files);
    }

    private Task<IPage> Enter(DeskSite desk, List<string> complaints, int width = 1280, ColorScheme scheme = ColorScheme.Light) =>
        DeskVisit.Enter(chromium, desk, complaints, width, scheme);

    // Presses a key and waits for the page that it leads to.
    private static async Task<string> Press(IPage page, string key)
    {
        var before = await page.EvaluateAsync<double>("() => performance.timeOrigin");
        await page.Keyboard.PressAsync(key);
        await page.WaitForFunctionAsync("before => performance.timeOrigin !== before && document.readyState === 'complete'", before);
        return await page.Locator("main h2").First.InnerTextAsync();
    }

    [BrowserFact]
    public async Task The_whole_sample_is_decided_by_keyboard_and_the_gradebook_is_that_of_grade()
    {
        await using var desk = await Sample();
        var complaints = new List<string>();
        var page = await Enter(desk, complaints);
        var head = await page.Locator("main h2").First.InnerTextAsync();
        var (keys, items, pressed) = (new[] { "0", "5", "1" }, 0, 0);
        while (head.Contains(", part ", StringComparison.Ordinal) && items < 100)
        {
            if (items == 1) // a comment that was used before: two keys more
            {
                await page.Keyboard.PressAsync("c");
                await page.Keyboard.TypeAsync("Please come to my office.");
                await page.Keyboard.PressAsync("Escape");
            }
            head = await Press(page, keys[items++ % 3]);
            pressed++;
        }

        Assert.Equal("All is decided", head);
        Assert.InRange(items, 40, 60);
        Assert.Equal(items, pressed); // one key each
        Assert.Contains("All totals are final", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(complaints);
        await IsAsGradeHasIt(desk, page);
        await page.Context.CloseAsync();
    }

    private async Task IsAsGradeHasIt(DeskSite desk, IPage page)
    {
        string Out(string name) => Path.Combine(_files.Root, name);
        using var grade = Process.Start(new ProcessStartInfo("dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "grader.dll"), "grade", Path.Combine(AppContext.BaseDirectory, "submissions-sample"),
                "--problems", Path.Combine(AppContext.BaseDirectory, "problems"),
                "--out", Out("graded.csv"), "--overrides", desk.Options.Log.Path, "--gradebook", Out("book.csv"), "--feedback",
                    Out("feedback"),
            ])
        {
            RedirectStandardError = true,
        })!;
        var said = await grade.StandardError.ReadToEndAsync();
        await grade.WaitForExitAsync();
        Assert.True(grade.ExitCode == 0, said);
        Assert.DoesNotContain("totals are open", said, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(Out("book.csv")), await Exported("gradebook.csv"));
        var ours = await Exported("decided.csv");
        // the column of sources has the folder as it was given
        Assert.Equal(WithoutSources(await File.ReadAllTextAsync(Out("graded.csv"))), WithoutSources(Encoding.UTF8.GetString(ours)));
        using var zip = new ZipArchive(new MemoryStream(await Exported("feedback.zip")));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            Assert.Equal(
                await File.ReadAllTextAsync(Path.Combine(Out("feedback"), entry.Name)),
                // the title is the assignment's
                (await reader.ReadToEndAsync()).Replace("Homework 3", "Results", StringComparison.Ordinal));
        }

        async Task<byte[]> Exported(string name) => await (await page.Context.APIRequest.GetAsync($"/export/{name}")).BodyAsync();
    }

    private static string WithoutSources(string table) =>
        Regex.Replace(table, @"[^,\n]*submissions-sample[^,\n]*", "");

    [BrowserFact]
    public async Task Keys_comments_meanings_and_undo_need_no_mouse()
    {
        await using var desk = await DeskSite.Start(_files, ("a1", "## relu-sigmoid\ndw1: 2,080\n## itakura-saito\na: 1\nb: 2\n"),
            ("a2", "## relu-sigmoid\ndw1: 2,080\n"));
        var complaints = new List<string>();
        var page = await Enter(desk, complaints);

        // two students first; what it means, read while one types, then Enter
        Assert.Equal("relu-sigmoid, part dw1", await page.Locator("main h2").First.InnerTextAsync());
        await page.Keyboard.PressAsync("m");
        await page.Keyboard.TypeAsync("2.080");
        await page.GetByText("correct (+1 for 2)").WaitForAsync();
        await Press(page, "Enter");
        Assert.Equal(2, desk.Rows.Length);
        // a comment is typed once, then taken by its number
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("5 of these 1s");
        await page.Keyboard.PressAsync("Escape");
        await Press(page, "5");
        Assert.Contains("0.5,5 of these 1s,ta1", desk.Rows[2], StringComparison.Ordinal);
        await Press(page, "u");
        Assert.Contains(",auto,,ta1", desk.Rows[3], StringComparison.Ordinal);
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.PressAsync("1");
        Assert.Equal("5 of these 1s", await page.Locator("#comment").InputValueAsync());
        // another credit: shown, then Enter
        await page.Keyboard.PressAsync("o");
        await page.Keyboard.TypeAsync(".75");
        await Press(page, "Enter");
        await page.GetByText("Other: 0.75").WaitForAsync();
        await Press(page, "Enter");
        Assert.Contains("0.75,5 of these 1s,ta1", desk.Rows[4], StringComparison.Ordinal);
        // keys are off in fields, and can be switched off
        await page.Keyboard.PressAsync("?");
        await page.Locator("[data-switch]").ClickAsync();
        await page.Keyboard.PressAsync("1");
        await page.Locator(".keys-off").WaitForAsync();
        Assert.Equal(5, desk.Rows.Length);
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    [Trait("Makes", "pictures")]
    public async Task The_screens_of_the_documentation()
    {
        const string shared = "## itakura-saito\na: 2(z6^2 - t)/z6^2\nd: 2(z6²–t)/z6³ × σ’(z3) × (w36 + w34w46σ’(z4))\n";
        var sheets = Enumerable.Range(1, 12).Select(i => ($"s{i:00}", shared + (i % 3 == 0 ? "## relu-sigmoid\ndw1: 2,080\n" : "")));
        const string other = "## itakura-saitoh-nets\na: 1\n## relu-sigmoid\ndw1: ~2\n";
        await using var desk = await DeskSite.Start(_files, [.. sheets, ("s13", other)]);
        var ta = await desk.Enter("ta2");
        await ta.Decide(await ta.Item("itakura-saito.a"), "0.5", "Look at the power once more.");
        var item = await ta.Item("itakura-saito.d");
        await ta.Decide(item, "0.25", "One route is missing; the rest is right.");
        await ta.Post("/undo");
        await ta.Item("relu-sigmoid.dw1"); // what ta2 looks at now
        var complaints = new List<string>();
        var (page, phone) = (await Enter(desk, complaints), await Enter(desk, complaints, 360, ColorScheme.Dark));
        Assert.StartsWith("itakura-saito, part d", await page.Locator("main h2").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.PressAsync("1");
        Assert.Equal("One route is missing; the rest is right.", await page.Locator("#comment").InputValueAsync());
        if (Environment.GetEnvironmentVariable("GRADER_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "desk.png"), FullPage = true });
            await phone.GotoAsync(item);
            await phone.ScreenshotAsync(new() { Path = Path.Combine(folder, "desk-phone.png") });
        }
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
        await phone.Context.CloseAsync();
    }
}
