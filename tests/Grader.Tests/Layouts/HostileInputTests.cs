using System.IO.Compression;
using System.Text;
using Grader.Submissions;

namespace Grader.Tests.Layouts;

public sealed class HostileInputTests : IDisposable
{
    private const string Sheet = "## itakura-saito\na: 2(z6^2-t)/z6^3\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Zip(params (string Name, byte[] Content)[] entries)
    {
        var path = Path.Combine(_folder, "class.zip");
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
            entry.Write(content);
        }
        return path;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    [Theory]
    [InlineData("../s2.md")]
    [InlineData("s1/../../s2.md")]
    [InlineData("/etc/s2.md")]
    [InlineData("a\\..\\s2.md")]
    public void A_name_that_leads_out_of_the_archive_is_not_read(string name)
    {
        var graded = Class.Grade(Zip(("s1.md", Text(Sheet)), (name, Text(Sheet))));

        Assert.Contains("has a name that leads out of the archive; it was not read.", graded, StringComparison.Ordinal);
        Assert.Equal(1, graded.Split('\n').Count(line => line.Contains("correct", StringComparison.Ordinal)));
        Assert.Equal(["class.zip"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_few_bytes_that_unpack_to_many_are_not_unpacked()
    {
        var graded = Class.Grade(Zip(("s1.md", Text(Sheet)), ("s2.md", new byte[8 * 1024 * 1024])));

        Assert.Contains("unpack to 8,388,608, which no answer does; it was not read.", graded, StringComparison.Ordinal);
        Assert.Contains("s1  itakura-saito.a  correct", graded, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_lies_about_its_size_needs_a_person()
    {
        var path = Zip(("s1.md", Text(Sheet + new string(' ', 500))), ("s2.md", Text(Sheet)));
        var bytes = File.ReadAllBytes(path);
        // the uncompressed size in the first central directory entry, 24 bytes after its signature
        var entry = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(entry + 24), 10);
        File.WriteAllBytes(path, bytes);

        var graded = Class.Grade(path);

        Assert.Contains("review", graded, StringComparison.Ordinal);
        Assert.Contains("s2  itakura-saito.a  correct", graded, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 and nothing more")]
    [InlineData("<html>please log in</html>")]
    public void What_is_no_archive_is_said(string content)
    {
        var path = Path.Combine(_folder, "class.zip");
        File.WriteAllText(path, content);

        Assert.Equal($"\"{path}\" could not be read as a zip archive. Please download it again.", Assert.Throws<UnusableFileException>(() => Class.Grade(path)).Message);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("grader-tests-").FullName;
        File.WriteAllText(Path.Combine(outside, "secret.md"), Sheet);
        try
        {
            Directory.CreateDirectory(Path.Combine(_folder, "s1"));
            File.WriteAllText(Path.Combine(_folder, "s1", "hw.md"), Sheet);
            File.CreateSymbolicLink(Path.Combine(_folder, "s1", "more.md"), Path.Combine(outside, "secret.md"));
            Directory.CreateSymbolicLink(Path.Combine(_folder, "s2"), outside);

            var graded = Class.Grade(_folder);

            Assert.Equal(2, graded.Split("is a link and was not followed").Length - 1);
            Assert.Equal(1, graded.Split('\n').Count(line => line.Contains("correct", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public void A_page_from_the_browser_is_its_text()
    {
        Assert.Equal("\na: 2 < z6 & t\nb: x\n", BrowserText.Lines("<head><title>no</title></head><p>\n</p><p>a: 2 &lt; z6 &amp; t</p><script>alert(1)</script>b:&nbsp;<b>x</b><br/>"));
    }
}
