using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Grader.Web.Look;

/// <summary>A file that belongs to the pages.</summary>
/// <param name="Version">Changes with its content, and only with it.</param>
internal sealed record PageAsset(byte[] Content, string Type, string Version);

/// <summary>
/// The files that belong to the pages, of students and of the desk: what all pages look like, scripts and a style sheet each, one icon.
/// Their addresses change with their content.
/// </summary>
internal static class PageAssets
{
    private static readonly (string Name, string Type)[] Files =
    [
        ("base.css", "text/css"),
        ("page.css", "text/css"),
        ("kept.js", "text/javascript"),
        ("names.js", "text/javascript"),
        ("page.js", "text/javascript"),
        ("sheet.js", "text/javascript"),
        ("icon.svg", "image/svg+xml"),
        ("desk.css", "text/css"),
        ("desk.js", "text/javascript"),
    ];

    public static FrozenDictionary<string, PageAsset> All { get; } =
        Files.ToFrozenDictionary(file => file.Name, file => Read(file.Name, file.Type));

    /// <summary>The address of a file in a page.</summary>
    public static string Address(string name) => $"/{name}?{All[name].Version}";

    /// <summary>The file; for good where its address says which version of it is meant.</summary>
    public static IResult Reply(HttpContext context, PageAsset asset)
    {
        var isVersioned = context.Request.QueryString.HasValue;
        context.Response.Headers.CacheControl = isVersioned ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(asset.Content, asset.Type);
    }

    private static PageAsset Read(string name, string type)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"web/{name}")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new(content, $"{type}; charset=utf-8", Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
    }
}
