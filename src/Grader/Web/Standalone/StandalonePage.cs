using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grader.Web.Standalone;

/// <summary>
/// A page that is a file by itself: its style, and its script if it has one, stand in it, and it runs and loads nothing else. Razor
/// components rendered to static HTML, so that whatever a student wrote is encoded.
/// </summary>
internal sealed partial record StandalonePage
{
    private StandalonePage(string kind, string style, string script) => (Kind, Style, Script) = (kind, style, script);

    /// <summary>A page that looks as all pages do, and as its own style sheet says.</summary>
    public static StandalonePage Of(string kind, string style, string? script = null) =>
        new(kind, Compact(Asset("base.css") + Asset(style)), script is null ? "" : Asset(script));

    /// <summary>The class of the whole page.</summary>
    public string Kind { get; }

    public string Style { get; }

    /// <summary>Empty for none.</summary>
    public string Script { get; }

    /// <summary>What may run and be loaded: this very style, this very script, and nothing else.</summary>
    public string Policy => $"default-src 'none'; style-src {Hash(Style)}; "
        + $"{(Script.Length > 0 ? $"script-src {Hash(Script)}; " : "")}base-uri 'none'; form-action 'none'";

    /// <summary>The page with rules that it alone needs.</summary>
    public StandalonePage With(string rules) => new(Kind, Style + rules, Script);

    /// <summary>The whole file.</summary>
    public string Html(string title, RenderFragment content)
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(StandaloneShell.Title)] = title,
            [nameof(StandaloneShell.Kind)] = Kind,
            [nameof(StandaloneShell.Policy)] = Policy,
            [nameof(StandaloneShell.Style)] = Style,
            [nameof(StandaloneShell.Script)] = Script,
            [nameof(StandaloneShell.ChildContent)] = content,
        });
        return renderer.Dispatcher.InvokeAsync(async () =>
            "<!DOCTYPE html>\n" + (await renderer.RenderComponentAsync<StandaloneShell>(parameters)).ToHtmlString() + "\n")
            .GetAwaiter().GetResult();
    }

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Asset(string name)
    {
        using var reader = new StreamReader(typeof(StandalonePage).Assembly.GetManifestResourceStream($"web/{name}")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    // A file for each student: without the blanks that only people need.
    private static string Compact(string style) => Blank().Replace(Remark().Replace(style, ""), "");

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex(@"\s*\n\s*|(?<=[{;,]) +| +(?=[{}])", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
