using System.IO.Compression;
using System.Security.Cryptography;

namespace Grader.Web.Fonts;

/// <summary>
/// A font with mathematical signs that the pages bring with them, so that formulas look alike wherever they are read.
/// </summary>
/// <param name="Content">The file, and the same compressed.</param>
/// <param name="Version">Changes with its content, and only with it.</param>
internal sealed record ServedFont(byte[] Content, byte[] Compressed, string Type, string Version)
{
    // Larger ones are no font for a page.
    private const int MostBytes = 8 << 20;

    // Free ones only, the best first, as systems and TeX name their files.
    private static readonly string[] Free =
    [
        "latinmodern-math.otf", "STIXTwoMath-Regular.otf", "STIXTwoMath-Regular.ttf", "STIXTwoMath.otf", "texgyretermes-math.otf",
        "texgyrepagella-math.otf", "texgyreschola-math.otf", "texgyrebonum-math.otf", "DejaVuMathTeXGyre.ttf",
    ];

    private static readonly string[] Folders =
    [
        "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/texmf/fonts/opentype", "/usr/share/texlive/texmf-dist/fonts/opentype",
        "/Library/Fonts",
    ];

    /// <summary>The font in a file; null where it is none.</summary>
    public static ServedFont? In(string path)
    {
        if (new FileInfo(path).Length > MostBytes) return null;
        var content = File.ReadAllBytes(path);
        if (TypeOf(content) is not { } type) return null;
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize)) gzip.Write(content);
        return new(content, compressed.ToArray(), type, Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
    }

    /// <summary>The first free one on this machine; null without any.</summary>
    public static ServedFont? Found() => Path() is { } path ? In(path) : null;

    /// <summary>Its file.</summary>
    public static string? Path() => Path(Folders);

    /// <summary>The file of the first of the free fonts that is in one of the folders; null without any.</summary>
    public static string? Path(IEnumerable<string> folders)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 8 };
        var files = folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", options))
            .ToLookup(System.IO.Path.GetFileName, StringComparer.OrdinalIgnoreCase);
        return Free.SelectMany(name => files[name].Order(StringComparer.Ordinal)).FirstOrDefault();
    }

    // By what the file begins with, whatever it is called.
    private static string? TypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [(byte)'O', (byte)'T', (byte)'T', (byte)'O', ..] => "font/otf",
        [0, 1, 0, 0, ..] or [(byte)'t', (byte)'r', (byte)'u', (byte)'e', ..] => "font/ttf",
        [(byte)'w', (byte)'O', (byte)'F', (byte)'F', ..] => "font/woff",
        [(byte)'w', (byte)'O', (byte)'F', (byte)'2', ..] => "font/woff2",
        _ => null,
    };

    /// <summary>The style sheet that names it.</summary>
    public string Style => $"@font-face {{ font-family: \"Served Math\"; src: url(/math-font?{Version}); font-display: swap }}\n";
}
