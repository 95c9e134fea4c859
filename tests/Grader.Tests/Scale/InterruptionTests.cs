using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Grader.Tests.Scale;

/// <summary>
/// The process may end at any moment; what it graded is kept, and the run that goes on gives the bytes of one that was never interrupted.
/// <c>GRADER_KILLS=20</c> kills twenty times instead of three.
/// </summary>
public sealed class InterruptionTests : IDisposable
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("GRADER_KILLS") ?? "3", CultureInfo.InvariantCulture);

    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    // 20,000 answers, many of them unlike any other, so that grading takes its time.
    private string Table(int students = 5000)
    {
        var table = new StringBuilder("student,problem,part,answer\n");
        for (var s = 0; s < students; s++)
        {
            table.Append(CultureInfo.InvariantCulture, $"s{s:D5},itakura-saito,a,2(z6^2-t)/z6^3 + 0*{s}\ns{s:D5},itakura-saito,b,w46 - k*dL/dz6*x4 + {s % 50}\n");
            table.Append(CultureInfo.InvariantCulture, $"s{s:D5},itakura-saito,c,b6 - {s}k*dL/dz6\ns{s:D5},itakura-saito,d,dL/dz6*sigma'(z3)*w36\n");
        }
        File.WriteAllText(Path("answers.csv"), table.ToString());
        return Path("answers.csv");
    }

    private async Task<byte[]> Uninterrupted(string input)
    {
        var (exit, _, said) = await GraderProcess.Run("grade", input, "--out", Path("whole.csv"));
        Assert.True(exit == 0, said);
        return await File.ReadAllBytesAsync(Path("whole.csv"));
    }

    // Starts a run and waits until so much of the journal is written.
    private static async Task<Process> RunUntil(string input, string output, long journal, params string[] more)
    {
        var process = GraderProcess.Start(["grade", input, "--out", output, "--threads", "2", .. more]);
        while (!process.HasExited && !(File.Exists(output + ".journal") && new FileInfo(output + ".journal").Length >= journal)) await Task.Delay(1);
        return process;
    }

    [Fact]
    public async Task A_batch_that_is_killed_and_resumed_gives_the_same_bytes()
    {
        var input = Table();
        var whole = await Uninterrupted(input);
        var random = new Random(2026);
        for (var kill = 0; kill < Kills; kill++)
        {
            var output = Path($"results{kill}.csv");
            using (var process = await RunUntil(input, output, random.Next(0, 5000 * 60)))
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
            // sometimes the resumed run is killed as well
            if (kill % 3 == 2)
            {
                using var again = await RunUntil(input, output, random.Next(0, 5000 * 60), "--resume");
                again.Kill();
                await again.WaitForExitAsync();
            }
            var (exit, _, said) = await GraderProcess.Run("grade", input, "--out", output, "--resume");
            Assert.True(exit == 0, said);
            Assert.Equal(whole, await File.ReadAllBytesAsync(output));
            Assert.False(File.Exists(output + ".journal") || File.Exists(output + ".part"));
        }
    }

    [Fact]
    public async Task What_is_torn_or_changed_is_graded_again()
    {
        var input = Table(600);
        var output = Path("results.csv");
        using (var process = await RunUntil(input, output, 300 * 60))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        if (!File.Exists(output + ".part")) return;   // it was quicker than the kill
        // a power cut: a line without its end, rows that were never written
        await File.AppendAllTextAsync(output + ".journal", "00112233 12");
        var rows = await File.ReadAllBytesAsync(output + ".part");
        rows.AsSpan(rows.Length / 2, 50).Clear();
        await File.WriteAllBytesAsync(output + ".part", rows);
        // and one student's answers are others now
        await File.WriteAllTextAsync(input, (await File.ReadAllTextAsync(input)).Replace("s00003,itakura-saito,a,2(", "s00003,itakura-saito,a,3(", StringComparison.Ordinal));
        var whole = await Uninterrupted(input);

        var (exit, _, said) = await GraderProcess.Run("grade", input, "--out", output, "--resume");

        Assert.True(exit == 0, said);
        Assert.Contains("students were graded before the interruption; they are not graded again.", said, StringComparison.Ordinal);
        Assert.Equal(whole, await File.ReadAllBytesAsync(output));
    }

    [Fact]
    public async Task A_journal_of_another_seed_is_not_used()
    {
        var input = Table(600);
        var output = Path("results.csv");
        using (var process = await RunUntil(input, output, 300 * 60, "--seed", "1"))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        if (!File.Exists(output + ".journal")) return;

        var (_, _, said) = await GraderProcess.Run("grade", input, "--out", output, "--resume", "--seed", "2");

        Assert.Contains("The journal belongs to other problems, another assignment, seed or grader; everything is graded.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_polite_request_to_stop_keeps_what_is_done_and_says_how_to_go_on()
    {
        var input = Table();
        var output = Path("it's here.csv");
        using var process = await RunUntil(input, output, 1000 * 60);
        var said = process.StandardError.ReadToEndAsync();
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode == 0) return;   // it was quicker

        Assert.Equal(130, process.ExitCode);
        Assert.Matches(@"Stopped: \d+ of 5000 students are graded and kept\. To go on:\n  grader grade .*'.*it'\\''s here\.csv' .*--resume", await said);
        var (exit, _, _) = await GraderProcess.Run("grade", input, "--out", output, "--resume");
        Assert.Equal(0, exit);
        Assert.Equal(await Uninterrupted(input), await File.ReadAllBytesAsync(output));
    }

    [Fact]
    public async Task The_threads_do_not_change_the_bytes()
    {
        var input = Table(300);
        await GraderProcess.Run("grade", input, "--out", Path("one.csv"), "--threads", "1");
        await GraderProcess.Run("grade", input, "--out", Path("seven.csv"), "--threads", "7");

        Assert.Equal(await File.ReadAllBytesAsync(Path("one.csv")), await File.ReadAllBytesAsync(Path("seven.csv")));
    }

    [Theory]
    [InlineData("/dev/full-of-nothing/results.csv", "There is no folder to write")]
    [InlineData("/proc/results.csv", "")]
    public async Task A_place_that_cannot_be_written_is_said_before_anything_is_graded(string output, string sentence)
    {
        var (exit, written, said) = await GraderProcess.Run("grade", Table(10), "--out", output);

        Assert.Equal(4, exit);
        Assert.Empty(written);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }
}
