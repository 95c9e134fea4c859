using Microsoft.Playwright;
using Web.Tests.Browser;

namespace Web.Tests.Desk;

/// <summary>A browser at the desk.</summary>
internal static class DeskVisit
{
    /// <summary>Somebody who has opened her link. What the console says, and what is asked of another host, is a complaint.</summary>
    public static async Task<IPage> Enter(
        Chromium chromium, DeskSite desk, List<string> complaints, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = desk.Url,
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"error: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(desk.Url, StringComparison.Ordinal)) complaints.Add($"request: {request.Url}");
        };
        await page.GotoAsync($"/in/{desk.Secret("ta1")}");
        return page;
    }
}
