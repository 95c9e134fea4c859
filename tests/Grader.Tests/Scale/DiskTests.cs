using System.Diagnostics;
using System.Text;
using Grader.Tests.Commands;

namespace Grader.Tests.Scale;

/// <summary>Needs a small disk of its own: a file system in memory, in a namespace where mounting is allowed.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> CanMount = new(() =>
    {
        try
        {
            using var process =
                Process.Start(
                    new ProcessStartInfo(
                        "unshare", ["-r", "-m", "mount", "-t", "tmpfs", "none", "/mnt"])
                    { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public SmallDiskFactAttribute() => Skip = CanMount.Value ? null : "Nothing can be mounted here.";
}

/// <summary>A disk that is full, or may not be written: a sentence, and nothing of what was graded is lost.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private void Table(int students)
    {
        var table = new StringBuilder("student,problem,part,answer\n");
        for (var s = 0; s < students; s++) table.Append($"s{s:D5},itakura-saito,a,2(z6^2-t)/z6^3\n");
        File.WriteAllText(Path("answers.csv"), table.ToString());
    }

    // Runs a script with the small disk at $disk; "grade ..." in it is the program on the table, writing to $disk/results.csv.
    private async Task<string> Run(string size, string script)
    {
        var start = new ProcessStartInfo("unshare", ["-r", "-m", "sh", "-c", $"""
            disk='{Directory.CreateDirectory(Path("disk")).FullName}'
            cd '{_folder}'
            mount -t tmpfs -o size={size} none "$disk"
            grade() (dotnet '{GraderProgram.Location}' grade answers.csv --problems '{Class.ProblemFolder}' "$@" 2>&1; echo "exit $?")
            {script}
            """]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        return said;
    }

    [SmallDiskFact]
    public async Task A_full_disk_is_said_and_what_is_graded_is_kept()
    {
        Table(3000);
        var said = await Run("512k", """
            grade --out "$disk/results.csv"
            ls "$disk"
            mount -o remount,size=64m "$disk"
            grade --out "$disk/results.csv" --resume
            cp "$disk/results.csv" resumed.csv
            grade --out whole.csv
            """);

        Assert.Contains(
            "could not be written: the disk is full, or as much of it as one may use. Please choose another place, or try again. What is "
                + "graded so far is kept: make room, and go on with --resume.\nexit 4\n", said, StringComparison.Ordinal);
        Assert.Contains("results.csv.journal\nresults.csv.part\n", said, StringComparison.Ordinal);
        Assert.Matches(@"\n[1-9]\d* students were graded before the interruption; they are not graded again\.\n", said);
        Assert.Equal(await File.ReadAllBytesAsync(Path("whole.csv")), await File.ReadAllBytesAsync(Path("resumed.csv")));
    }

    [SmallDiskFact]
    public async Task Outputs_that_find_no_room_leave_the_results_and_what_was_there()
    {
        Table(300);
        var said = await Run("300k", """
            echo "the last one" > "$disk/report.html"
            grade --out results.csv --report "$disk/report.html" --feedback "$disk/feedback"
            cat "$disk/report.html"
            ls "$disk" | grep -c part
            """);

        Assert.Contains("Results are in results.csv.\n", said, StringComparison.Ordinal);
        Assert.Contains("could not be written", said, StringComparison.Ordinal);
        Assert.Contains("exit 4\n", said, StringComparison.Ordinal);
        Assert.EndsWith("0\n", said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path("results.csv")));
    }

    [SmallDiskFact]
    public async Task A_place_that_may_not_be_written_is_said_before_anything_is_graded()
    {
        Table(3);
        var said = await Run("1m", """
            echo "the last one" > "$disk/results.csv"
            mount -o remount,ro "$disk"
            grade --out "$disk/results.csv"
            cat "$disk/results.csv"
            """);

        Assert.DoesNotContain("correct", said, StringComparison.Ordinal);
        Assert.Matches("\"[^\"]*results\\.csv\" (could not|may not) be written", said);
        Assert.EndsWith("exit 4\nthe last one\n", said, StringComparison.Ordinal);
    }
}
