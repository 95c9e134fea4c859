namespace Web.Tests.Browser;

/// <summary>
/// Needs Chromium; with GRADER_NEEDS_BROWSER=1, as the continuous integration sets it, a missing one is a failure instead.
/// </summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Path is null && !Chromium.IsNeeded ? Chromium.Missing : null;
}
