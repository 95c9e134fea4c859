using Microsoft.Playwright;

namespace Web.Tests.Browser;

/// <summary>A visitor with a fresh profile. Whatever the console says, and whatever is asked of another host, fails the test.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<Visit> Start(Chromium chromium, Site site, string path, int width = 1000, int height = 900,
        bool script = true, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await chromium.Browser
            .NewContextAsync(
                new()
                {
                    BaseURL = site.Url,
                    ViewportSize = new() { Width = width, Height = height },
                    JavaScriptEnabled = script,
                    ColorScheme = scheme,
                    ReducedMotion = ReducedMotion.Reduce
                });
        context.SetDefaultTimeout(15_000);
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") visit._complaints.Add($"console: {message.Text}");
        };
        visit.Page.PageError += (_, error) => visit._complaints.Add($"error: {error}");
        visit.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Url, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                visit._complaints.Add($"request: {request.Url}");
        };
        await visit.Page.GotoAsync(path);
        return visit;
    }

    public ILocator Part(string id) => Page.Locator($"[data-part='{id}']");

    public ILocator Field(string part) => Part(part).Locator("textarea");

    public ILocator Reading(string part) => Part(part).Locator("[data-reading]");

    public ILocator Verdict(string part) => Part(part).Locator("[data-verdict] .badge");

    /// <summary>Types as a person does, and waits for a reading; on a slow machine it may be that of the beginning.</summary>
    public async Task Type(string part, string answer)
    {
        await Field(part).FillAsync("");
        await Field(part).PressSequentiallyAsync(answer);
        await Reading(part).Locator(".read, .sentence").First.WaitForAsync();
    }

    /// <summary>Types and checks; the verdict.</summary>
    public async Task<string> Check(string part, string answer)
    {
        await Field(part).FillAsync(answer);
        await Part(part).Locator("[data-check]").ClickAsync();
        await Part(part).Locator("[data-verdict]:not(.stale) .badge").WaitForAsync();
        return await Verdict(part).InnerTextAsync();
    }

    /// <summary>What the console may say, such as of a page that is not there.</summary>
    public void Forgive(string said) => _complaints.RemoveAll(complaint => complaint.Contains(said, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.Empty(_complaints);
    }
}
