using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Grader.Web.Pages;

/// <summary>The files that belong to the pages: one script, one style sheet, one icon. Their addresses change with their content.</summary>
internal static class PageAssets
{
    public static FrozenDictionary<string, (byte[] Content, string Type, string Version)> All { get; } = new[] { ("page.css", "text/css"), ("page.js", "text/javascript"), ("icon.svg", "image/svg+xml") }
        .ToFrozenDictionary(asset => asset.Item1, asset =>
        {
            using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"web/{asset.Item1}")!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return (content, $"{asset.Item2}; charset=utf-8", Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
        });

    /// <summary>The address of a file in a page.</summary>
    public static string Address(string name) => $"/{name}?{All[name].Version}";
}
