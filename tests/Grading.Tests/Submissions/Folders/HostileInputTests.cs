using System.IO.Compression;
using System.Text;
using Grading.Submissions;
using Grading.Submissions.Folders;
using Grading.Submissions.Formats.Html;
using Grading.Verdicts;

namespace Grading.Tests.Submissions.Folders;

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

        Assert.Equal($"\"{path}\" could not be read as a zip archive. Please download it again.",
            Assert.Throws<UnusableFileException>(() => Class.Grade(path)).Message);
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
    public void An_archive_inside_an_archive_needs_a_person()
    {
        var inner = File.ReadAllBytes(Zip(("hw3.md", Text(Sheet))));

        var graded = Class.Grade(Zip(("student1_101_9001_hw3.zip", inner), ("student2_102_9002_hw3.md", Text(Sheet))));

        Assert.StartsWith("Canvas download: 2 students, 1 file ignored", graded, StringComparison.Ordinal);
        Assert.Contains("101  ?.?  review", graded, StringComparison.Ordinal);
        Assert.Contains("102  itakura-saito.a  correct", graded, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("submission_1:\n  :submitters:\n  - ", "[", 50_000)]
    [InlineData("submission_1:\n  :submitters:\n  ", "- ", 20_000)]
    [InlineData("submission_1:\n  :submitters:\n  - ", "{:a: ", 10_000)]
    [InlineData("submission_1: &a\n  :submitters:\n  - *b\n", "", 0)]
    [InlineData("submission_1:\n  :submitters:\nsubmission_1:\n", "", 0)]
    [InlineData("? ? ? :\n", "", 0)]
    public void Names_of_students_that_are_no_yaml_are_said(string start, string again, int times)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "submission_1"));
        File.WriteAllText(Path.Combine(_folder, "submission_1", "hw3.md"), Sheet);
        File.WriteAllText(Path.Combine(_folder, "submission_metadata.yml"), start + string.Concat(Enumerable.Repeat(again, times)));

        Assert.Contains("could not be read as YAML", Assert.Throws<UnusableFileException>(() => Class.Grade(_folder)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s1/hw3.docx")]
    [InlineData("s1/hw3/hw3.md")]
    [InlineData("student1_101_9001_hw3.pdf")]
    public void Who_handed_in_nothing_that_can_be_read_is_not_marked_as_missing(string file)
    {
        var intake = IntakeReader.Open(Zip((file, Text(Sheet)), ("s9/hw3.md", Text(Sheet))), Class.Catalogue);
        var assigned =
            new Batch(Class.Problems,
                new() { Problems = [new("itakura-saito", System.Collections.Immutable.ImmutableSortedDictionary<string, decimal>.Empty)] });

        Assert.All(assigned.Grade(intake.Submissions.First()), result => Assert.Equal(Verdict.Review, result.Outcome.Verdict));
    }

    [Theory]
    [InlineData("s3,itakura-saito,a,1\n")]
    [InlineData("s3,itakura-saito,a,\"1\n")]
    public void A_table_that_changes_while_it_is_read_is_said(string more)
    {
        var path = Path.Combine(_folder, "answers.csv");
        File.WriteAllText(path, "student,problem,part,answer\ns1,itakura-saito,a,1\ns2,itakura-saito,a,1\n");
        var intake = IntakeReader.Open(path, Class.Catalogue);
        File.AppendAllText(path, more);

        Assert.Contains("was changed while it was read", Assert.Throws<UnusableFileException>(() => intake.Submissions.Count()).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script ")]
    [InlineData("<!--")]
    [InlineData("<br")]
    [InlineData("<br>")]
    [InlineData("<sub>")]
    [InlineData("<div>")]
    [InlineData("<div><b x=1></i>")]
    [InlineData("<p><b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("</p>")]
    [InlineData("<")]
    [InlineData("&lt;")]
    [InlineData("<a \"")]
    public void A_page_of_any_size_is_read_or_left_to_a_person_in_a_moment(string again)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var size in new[] { HtmlTags.MostCharacters, TextFile.MaxBytes })
        {
            var page = string.Concat(Enumerable.Repeat(again, size / again.Length));
            HtmlLines.Of(page, new("page.html", 1), isPage: true);
            HtmlText.OfCell("a: " + page);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), $"{watch.Elapsed}");
    }
}
