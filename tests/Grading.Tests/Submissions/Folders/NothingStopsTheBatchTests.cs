using System.Diagnostics;
using System.IO.Compression;
using Grading.Submissions;

namespace Grading.Tests.Submissions.Folders;

/// <summary>Whatever one student handed in, all others are read, and that one is named.</summary>
public sealed class NothingStopsTheBatchTests : IDisposable
{
    private const string Sheet = "## itakura-saito\na: 2(z6^2 - t)/z6^3\n";

    private readonly Homework _files = new();

    public void Dispose()
    {
        Shell("chmod -R u+rwx .");
        Shell("rm -rf deep"); // deeper than the library deletes
        _files.Dispose();
    }

    private void Shell(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = _files.Root })!;
        shell.WaitForExit();
    }

    private (Submission[] Submissions, string[] Notices) Read(string path)
    {
        var intake = IntakeReader.Open(Path.Combine(_files.Root, path), Homework.Catalogue);
        Submission[] submissions = [.. intake.Submissions];
        return (submissions, [.. intake.Notices.Concat(submissions.SelectMany(one => one.Notices)).Select(notice => notice.Sentence)]);
    }

    public static TheoryData<string, string> Layouts => new()
    {
        { "class/{0}/answers.md", "plain" },
        { "moodle/Student {0}_{0}_assignsubmission_file/answers.md", "moodle" },
        { "submitted/{0}/hw/answers.md", "nbgrader" },
    };

    // Of a folder that may not be opened, and of one whose files lie deeper than any path.
    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_folder_that_cannot_be_opened_is_one_student(string layout, string kind)
    {
        foreach (var student in new[] { "1001", "1002", "1003" })
        {
            _files.Put(string.Format(null, layout, student), Sheet);
            if (kind == "nbgrader") _files.Put($"submitted/{student}/hw/timestamp.txt", "2026-01-01");
        }
        var closed = Path.GetDirectoryName(string.Format(null, layout, "1002"))!;
        Shell($"chmod 000 '{closed}'");
        var mayOpenAll = Directory.Exists(Path.Combine(_files.Root, closed)) && CanList(Path.Combine(_files.Root, closed));

        var (submissions, notices) = Read(layout.Split('/')[0]);

        Assert.Equal(["1001", "1002", "1003"], submissions.Select(one => one.Student));
        Assert.All(submissions.Where(one => one.Student != "1002"), one => Assert.Single(one.Answers));
        if (mayOpenAll) return; // the superuser
        Assert.NotNull(submissions[1].Fault);
        Assert.Contains(notices, notice =>
            notice.Contains("1002", StringComparison.Ordinal) && notice.Contains("may not be opened", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4090)]
    [InlineData(4096)]
    [InlineData(4200)]
    [InlineData(9000)]
    public void A_path_that_is_too_long_is_one_students(int length)
    {
        _files.Put("deep/1001.md", Sheet);
        _files.Put("deep/1003/answers.md", Sheet);
        Shell($"""
            mkdir -p deep/1002; cd deep/1002; n=$(pwd | wc -c)
            d=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            while [ $n -lt {length} ]; do mkdir $d && cd -P $d || break; n=$((n + 100)); done
            printf x > answers.md
            """);

        var (submissions, _) = Read("deep");

        Assert.Equal(["1001", "1002", "1003"], submissions.Select(one => one.Student));
        Assert.Equal([1, 0, 1], submissions.Select(one => one.Answers.Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Encrypted_files_of_an_archive_are_their_students(int encrypted)
    {
        var path = Path.Combine(_files.Root, "class.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var student in new[] { "1001", "1002", "1003" })
            {
                using var writer = new StreamWriter(zip.CreateEntry($"{student}.md").Open());
                writer.Write(Sheet);
            }
        }
        Encrypt(path, encrypted);

        var (submissions, notices) = Read("class.zip");

        Assert.Equal(["1001", "1002", "1003"], submissions.Select(one => one.Student));
        Assert.Equal(encrypted, submissions.Count(one => one.Fault is not null));
        Assert.Equal(encrypted, notices.Count(notice => notice.Contains("is encrypted", StringComparison.Ordinal)));
    }

    // Sets the bit that says so, in the header before the file and in that of the directory, and spoils what is packed.
    private static void Encrypt(string path, int first)
    {
        var bytes = File.ReadAllBytes(path);
        foreach (var (signature, flags) in new[] { (0x04034b50, 6), (0x02014b50, 8) })
        {
            var left = first;
            for (var i = 0; i + 46 < bytes.Length && left > 0; i++)
            {
                if (BitConverter.ToInt32(bytes, i) != signature) continue;
                bytes[i + flags] |= 1;
                left--;
            }
        }
        File.WriteAllBytes(path, bytes);
    }

    private static bool CanList(string folder)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
