using Microsoft.Playwright;

namespace Web.Tests.Browser;

/// <summary>One browser for all tests, which takes about two seconds to start; each test has a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly Lazy<Task<IBrowser>> Started = new(Start);

    /// <summary>The browser that GRADER_CHROMIUM names, or an installed one; null without any.</summary>
    public static string? Path { get; } =
        (Environment.GetEnvironmentVariable("GRADER_CHROMIUM") is { Length: > 0 } named
            ? [named]
            : (string[])["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).FirstOrDefault(File.Exists);

    public const string Missing = "There is no Chromium here: install the package chromium, or name one in GRADER_CHROMIUM.";

    /// <summary>Where a skipped test would go unnoticed, a missing browser is a failure.</summary>
    public static bool IsNeeded => Environment.GetEnvironmentVariable("GRADER_NEEDS_BROWSER") is "1";

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Path is null && IsNeeded) throw new InvalidOperationException(Missing);
        if (Path is not null) Browser = await Started.Value;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<IBrowser> Start()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
        // the last test does not know that it is the last
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return browser;
    }
}
