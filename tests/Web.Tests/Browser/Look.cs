using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Web.Tests.Browser;

/// <summary>A way to look at a page: how wide, in which light, on a screen or on paper.</summary>
internal readonly record struct Look(int Width, ColorScheme Scheme, Media Media)
{
    // axe-core as its package brings it, put into the page once and not, as the package's own call does, for each run with a page of its
    // own; of what is in order it tells nothing, which is most of its work.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Violations = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
            .map(one => `${one.id} (${one.nodes.slice(0, 3).map(node => node.html).join(", ")})`)
        """;

    /// <summary>All that must be without a fault.</summary>
    public static Look[] All { get; } =
    [
        new(1280, ColorScheme.Light, Media.Screen), new(1280, ColorScheme.Dark, Media.Screen), new(360, ColorScheme.Light, Media.Screen),
        new(360, ColorScheme.Dark, Media.Screen), new(320, ColorScheme.Light, Media.Screen),
        new(1280, ColorScheme.Light, Media.Print),
    ];

    /// <summary>
    /// What axe-core finds on a page in each of these looks, and where it is wider than they are. The page is loaded once: looks differ in
    /// nothing but the style sheet.
    /// </summary>
    /// <param name="each">What else is done with each look.</param>
    public static async Task<string[]> Faults(IPage page, string where, IEnumerable<Look> looks, Func<Look, Task>? each = null)
    {
        var faults = new List<string>();
        await page.EvaluateAsync(Axe);
        foreach (var look in looks)
        {
            await page.SetViewportSizeAsync(look.Width, 900);
            await page.EmulateMediaAsync(new() { Media = look.Media, ColorScheme = look.Scheme });
            faults.AddRange((await page.EvaluateAsync<string[]>(Violations)).Select(found => $"{where}, {look}: {found}"));
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (look.Media == Media.Screen && width > look.Width) faults.Add($"{where}, {look}: {width} pixels are too wide");
            if (each is not null) await each(look);
        }
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        return [.. faults];
    }
}
