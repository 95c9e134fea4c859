using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Grader.Tests.Scale;

/// <summary>
/// The process may end at any moment; what it graded is kept, and the run that goes on gives the bytes of one that was never interrupted.
/// <c>GRADER_LONG_TESTS=1</c> kills at twenty moments instead of three.
/// </summary>
public sealed class InterruptionTests : IDisposable
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("GRADER_LONG_TESTS") is null ? 3 : 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    // 20,000 answers, many of them unlike any other, so that grading takes its time.
    private string Table(int students = 5000)
    {
        var table = new StringBuilder("student,problem,part,answer\n");
        for (var s = 0; s < students; s++)
        {
            table.Append(CultureInfo.InvariantCulture,
                $"s{s:D5},itakura-saito,a,2(z6^2-t)/z6^3 + 0*{s}\ns{s:D5},itakura-saito,b,w46 - k*dL/dz6*x4 + {s % 50}\n");
            table.Append(
                CultureInfo.InvariantCulture, $"s{s:D5},itakura-saito,c,b6 - {s}k*dL/dz6\ns{s:D5},itakura-saito,d,dL/dz6*sigma'(z3)*w36\n");
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

    // Starts a run, waits until the journal holds so many more students, and kills it. How many it then
    // holds; null where all were graded before.
    private static async Task<int?> Kill(string input, string output, int students, params string[] more)
    {
        using var process = GraderProcess.Start(["grade", input, "--out", output, "--threads", "2", .. more]);
        while (!process.HasExited && Journalled(output) < students) await Task.Delay(1);
        process.Kill();
        await process.WaitForExitAsync();
        return File.Exists(output) ? null : Journalled(output);
    }

    // Kills a run in mid-batch: some students are graded, and not all. Where the kill comes too late, another moment is tried.
    private static async Task<int> KillAmidst(string input, string output, int students, params string[] more)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            if (await Kill(input, output, Math.Max(1, students >> attempt), more) is { } held and > 0 && held < Students(input))
                return held;
            File.Delete(output);
        }
        throw new InvalidOperationException("Ten runs were over before they could be killed.");
    }

    // Lines of the journal after the first, which is its title.
    private static int Journalled(string output)
    {
        try
        {
            using var journal = new FileStream(output + ".journal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Math.Max(0, new StreamReader(journal).ReadToEnd().Count(c => c == '\n') - 1);
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private static int Students(string input) => File.ReadLines(input).Skip(1).Select(line => line.Split(',')[0]).Distinct().Count();

    [Fact]
    public async Task A_batch_that_is_killed_and_resumed_gives_the_same_bytes()
    {
        var input = Table();
        var whole = await Uninterrupted(input);
        var random = new Random(2026);
        for (var kill = 0; kill < Kills; kill++)
        {
            var output = Path($"results{kill}.csv");
            var held = await KillAmidst(input, output, random.Next(1, 4500));
            Assert.InRange(held, 1, 4999);
            // sometimes the resumed run is killed as well
            if (kill % 3 == 2 && await Kill(input, output, random.Next(held + 1, 4999), "--resume") is { } more)
                Assert.InRange(more, held, 5000);
            var (exit, _, said) = await GraderProcess.Run("grade", input, "--out", output, "--resume");
            Assert.True(exit == 0, said);
            Assert.Equal(whole, await File.ReadAllBytesAsync(output));
            Assert.False(File.Exists(output + ".journal") || File.Exists(output + ".part"));
        }
    }

    [Fact]
    public async Task What_is_torn_or_changed_is_graded_again()
    {
        var input = Table(1000);
        var output = Path("results.csv");
        await KillAmidst(input, output, 300);
        // a power cut: a line without its end, rows that were never written
        await File.AppendAllTextAsync(output + ".journal", "00112233 12");
        var rows = await File.ReadAllBytesAsync(output + ".part");
        rows.AsSpan(rows.Length / 2, 50).Clear();
        await File.WriteAllBytesAsync(output + ".part", rows);
        // and one student's answers are others now
        await File.WriteAllTextAsync(input,
            (await File.ReadAllTextAsync(input))
                .Replace("s00003,itakura-saito,a,2(", "s00003,itakura-saito,a,3(", StringComparison.Ordinal));
        var whole = await Uninterrupted(input);

        var (exit, _, said) = await GraderProcess.Run("grade", input, "--out", output, "--resume");

        Assert.True(exit == 0, said);
        Assert.Contains("students were graded before the interruption; they are not graded again.", said, StringComparison.Ordinal);
        Assert.Equal(whole, await File.ReadAllBytesAsync(output));
    }

    [Theory]
    [InlineData("\0\0\0\0\n")]
    [InlineData("zz 1 2 3 0,0,0,0,0,0,0 .\n")]
    [InlineData("00000000000000000000000000000001 99999999999999999999 2 3 0,0,0,0,0,0,0 .\n")]
    [InlineData("00000000000000000000000000000001 -5 2 00000003 0,0,0,0,0,0,0 .\n")]
    public async Task A_journal_that_is_damaged_is_used_up_to_there(string damage)
    {
        var input = Table(1000);
        var output = Path("results.csv");
        await KillAmidst(input, output, 300);
        await File.AppendAllTextAsync(output + ".journal", damage);

        var (exit, _, said) = await GraderProcess.Run("grade", input, "--out", output, "--resume");

        Assert.True(exit == 0, said);
        Assert.Contains("students were graded before the interruption", said, StringComparison.Ordinal);
        Assert.Equal(await Uninterrupted(input), await File.ReadAllBytesAsync(output));
    }

    [Fact]
    public async Task A_journal_of_another_seed_is_not_used()
    {
        var input = Table(1000);
        var output = Path("results.csv");
        await KillAmidst(input, output, 300, "--seed", "1");

        var (_, _, said) = await GraderProcess.Run("grade", input, "--out", output, "--resume", "--seed", "2");

        Assert.Contains("The journal belongs to other problems, another assignment, seed or grader; everything is graded.", said,
            StringComparison.Ordinal);
    }

    // A fast machine may be done before the request arrives: then a class of twice the size is tried.
    [Theory]
    [InlineData("grade")]
    [InlineData("regrade", "--diff", "whole.csv")]
    public async Task A_polite_request_to_stop_keeps_what_is_done_and_says_how_to_go_on(params string[] command)
    {
        var output = Path("it's here.csv");
        for (var students = 5000; students <= 80_000; students *= 2)
        {
            var input = Table(students);
            var whole = await Uninterrupted(input);
            string[] words = [command[0], input, .. command[1..].Select(word => word == "whole.csv" ? Path(word) : word), "--out", output];
            var (exit, said) = await Interrupt(words, output, held: 200);
            if (exit == 0)
            {
                Assert.Equal(whole, await File.ReadAllBytesAsync(output));
                File.Delete(output);
                continue;
            }

            Assert.Equal(130, exit);
            Assert.Matches(
                $@"Stopped: \d+ of {students} students are graded and kept\. To go on:\n  grader {command[0]} .*'.*it'\\''s here\.csv' .*--resume", said);
            Assert.InRange(Journalled(output), 200, students - 1);
            var (resumedExit, _, resumed) = await GraderProcess.Run([.. words, "--resume"]);
            Assert.True(resumedExit == 0, resumed);
            Assert.Equal(whole, await File.ReadAllBytesAsync(output));
            return;
        }
        Assert.Fail("Every run was over before it could be asked to stop.");
    }

    // Starts a run and sends what Ctrl-C sends as soon as the journal holds so many students.
    private static async Task<(int Exit, string Said)> Interrupt(string[] words, string output, int held)
    {
        using var process = GraderProcess.Start(words);
        var said = process.StandardError.ReadToEndAsync();
        while (!process.HasExited && Journalled(output) < held) await Task.Delay(1);
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said);
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
