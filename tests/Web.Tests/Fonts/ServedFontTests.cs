using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Grader.Web.Fonts;

namespace Web.Tests.Fonts;

public sealed class ServedFontTests
{
    private static readonly byte[] Otf = [.. "OTTO"u8, .. new byte[4000]];

    [Fact]
    public void The_first_free_font_is_found_wherever_it_lies_and_others_are_not()
    {
        using var folder = new Folder();
        folder.Write("a/cambria-math.ttf", Otf);
        Assert.Null(ServedFont.Path([folder.Path]));
        folder.Write("truetype/dejavu/DejaVuMathTeXGyre.ttf", Otf);
        folder.Write("opentype/stix/STIXTwoMath-Regular.otf", Otf);
        Assert.EndsWith("STIXTwoMath-Regular.otf", ServedFont.Path([folder.Path, folder.Path + "/nowhere"]), StringComparison.Ordinal);
        folder.Write("texmf/lm-math/latinmodern-math.otf", Otf);
        Assert.EndsWith("latinmodern-math.otf", ServedFont.Path([folder.Path]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTTO", "font/otf")]
    [InlineData("\0\u0001\0\0", "font/ttf")]
    [InlineData("wOF2", "font/woff2")]
    [InlineData("<svg", null)]
    [InlineData("", null)]
    public void What_a_file_is_is_told_by_its_beginning(string beginning, string? type)
    {
        using var folder = new Folder();
        folder.Write("font", [.. beginning.Select(c => (byte)c)]);
        Assert.Equal(type, ServedFont.In(System.IO.Path.Combine(folder.Path, "font"))?.Type);
    }

    [Fact]
    public async Task It_is_served_compressed_and_for_good_and_the_pages_name_it()
    {
        using var folder = new Folder();
        folder.Write("font", Otf);
        var font = ServedFont.In(System.IO.Path.Combine(folder.Path, "font"))!;
        await using var site = await Site.Start(with: options => options with { Font = new(font) });

        Assert.Contains($"href=\"/math-font.css?{font.Version}\"", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);
        var style = await site.Client.GetStringAsync($"/math-font.css?{font.Version}");
        Assert.Contains($"url(/math-font?{font.Version})", style, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/math-font?{font.Version}");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var response = await site.Client.SendAsync(request);
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        Assert.Contains("font-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        await using var content = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await content.CopyToAsync(plain);
        Assert.Equal(Otf, plain.ToArray());
        Assert.Equal(Otf, await site.Client.GetByteArrayAsync("/math-font"));
    }

    [Fact]
    public async Task Without_a_font_no_page_names_one()
    {
        await using var site = await Site.Start();

        Assert.DoesNotContain("math-font", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri("/math-font", UriKind.Relative))).StatusCode);
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("grader-font-").FullName;

        public void Write(string name, byte[] content)
        {
            var file = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
