using System.Diagnostics;
using Grading;
using Grading.Marking;
using Grading.Scripts;
using Grading.Submissions;
using Grading.Verdicts;
using ScriptMessages;
using ScriptMessages.Lock;

namespace Grader.Tests.Scripts;

/// <summary>Workers that are killed, replaced, and never missed.</summary>
[Collection("scripts")]
public sealed class SupervisionTests(SharedRunner shared)
{
    private static readonly Attack Good = Attack.All.First(attack => attack.IsGood);

    [LinuxFact]
    public void Every_layer_of_the_sandbox_holds_here()
    {
        _ = Attack.Grade([Good], shared.Runner);
        Assert.Empty(shared.Runner.MissingLayers);
    }

    [LinuxFact]
    public void Workers_killed_from_outside_cost_a_second_try_and_nothing_else()
    {
        using var runner = new ScriptRunner(TestLimits.Usual);
        _ = Attack.Grade([Good], runner);
        using var done = new CancellationTokenSource();
        var killer = Task.Run(async () =>
        {
            for (var i = 0; i < 5 && !done.IsCancellationRequested; i++)
            {
                await Task.Delay(700);
                foreach (var id in runner.ProcessIds.ToArray()) Kill(id);
            }
        });
        var outcomes = Attack.Grade(Enumerable.Range(0, 200).Select(i => Good with { Name = $"good {i}", Code = $"{Good.Code}\n// {i}" }), runner);
        done.Cancel();
        killer.Wait();
        // Killed in both tries is rare at this pace, and a person's business then; never wrong.
        Assert.All(outcomes.Values, outcome => Assert.True(outcome.Verdict is Verdict.Correct or Verdict.Review, outcome.ToString()));
        Assert.True(outcomes.Values.Count(outcome => outcome.Verdict == Verdict.Correct) >= 190);
    }

    [LinuxFact]
    public void An_honest_script_is_not_run_where_a_layer_is_missing_and_nobody_allows_it()
    {
        var missing = ScriptVerdicts.Of(new ScriptOutcome.NotRun([ProcessLock.Landlocked]), _ => "");
        Assert.Equal((Verdict.Review, "script-sandbox"), (missing.Verdict, missing.Reason));
        Assert.Contains("Landlock", ScriptVerdicts.Sandbox([ProcessLock.Landlocked], allowed: false), StringComparison.Ordinal);
        Assert.Null(ScriptVerdicts.Sandbox([], allowed: false));
    }

    [LinuxFact]
    public void The_memory_of_the_workers_stays_flat()
    {
        var sizes = new List<long>();
        for (var round = 0; round < 3; round++)
        {
            Assert.All(Attack.Grade(Distinct(round * 150, 150), shared.Runner).Values, outcome => Assert.Equal(Verdict.Correct, outcome.Verdict));
            sizes.Add(shared.Runner.ResidentBytes.Max());
        }
        Assert.True(sizes[^1] < 500L << 20, $"{sizes[^1] >> 20} MB");
        Assert.True(sizes[2] - sizes[1] < 60L << 20, string.Join(", ", sizes.Select(size => $"{size >> 20} MB")));
    }

    [LongFact]
    public void Ten_thousand_distinct_scripts_cost_less_than_20_ms_each()
    {
        using var runner = new ScriptRunner(TestLimits.Usual);
        _ = Attack.Grade([Good], runner);
        var (most, watch) = (0L, Stopwatch.StartNew());
        for (var round = 0; round < 20; round++)
        {
            Assert.All(Attack.Grade(Distinct(round * 500, 500), runner).Values, outcome => Assert.Equal(Verdict.Correct, outcome.Verdict));
            most = Math.Max(most, runner.ResidentBytes.Max());
        }
        var each = 2 * watch.Elapsed.TotalMilliseconds / 10_000;
        Assert.True(most < 500L << 20 && each < 20, $"{most >> 20} MB, {each:F1} ms of two cores each");
    }

    [LinuxFact]
    public void Without_scripts_the_compiler_is_never_loaded()
    {
        using var runner = new ScriptRunner(TestLimits.Usual);
        var code = "import nothing";
        _ = new Batch(Attack.Problems, new(), runner).Grade(new Submission("s", [new("itakura-saito", "a", "2*(z6^2 - t)/z6^3", false, new("s", 1)), new("itakura-saito", "b", code, false, new("s", 2))], []));
        Assert.Empty(runner.ProcessIds);
        // The commands, in a process of their own: what is loaded is told by what is mapped.
        var sheet = Path.Combine(Directory.CreateTempSubdirectory("grader-sheet-").FullName, "s.md");
        File.WriteAllText(sheet, "student: s\n## itakura-saito\na: 2*(z6^2 - t)/z6^3\n");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "grader.dll"), "check", sheet, "--problems", global::Grader.Commands.Loading.ProblemPath(null)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["COREHOST_TRACE"] = "0";
        using var process = Process.Start(start)!;
        var loaded = new HashSet<string>();
        while (!process.HasExited)
        {
            foreach (var line in Maps(process.Id)) loaded.Add(Path.GetFileName(line.Split(' ')[^1]));
            Thread.Sleep(2);
        }
        Assert.Contains("grader.dll", loaded);
        Assert.DoesNotContain(loaded, name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Directory.Delete(Path.GetDirectoryName(sheet)!, recursive: true);
    }

    private static string[] Maps(int id)
    {
        try
        {
            return File.ReadAllLines($"/proc/{id}/maps");
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static IEnumerable<Attack> Distinct(int from, int count) =>
        Enumerable.Range(from, count).Select(i => Good with { Name = $"{i}", Code = Good.Code.Replace("double s = 0;", $"double s = 0; double unused{i} = {i};", StringComparison.Ordinal) });

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // it has ended
        }
    }
}

/// <summary>The messages between the processes.</summary>
public sealed class MessagesTests
{
    [Fact]
    public void A_request_and_a_reply_come_back_as_they_were_sent()
    {
        var request = new Request([1, 2, 3], "Delta", 10, 20, 30, [[new Value.Number(-0.0), new Value.Vector([double.NaN, 1]), new Value.Matrix([[1, 2], null, []])]]);
        var read = Messages.Decode(Messages.Encode(new byte[Messages.NonceLength], writer => Messages.Write(writer, request)), Messages.ReadRequest);
        Assert.Equal((request.Entry, request.Steps, request.Elements, request.ResultElements), (read.Entry, read.Steps, read.Elements, read.ResultElements));
        Assert.Equal([BitConverter.DoubleToInt64Bits(-0.0)], read.Calls[0].OfType<Value.Number>().Select(number => BitConverter.DoubleToInt64Bits(number.X)));
        Assert.Equal([1, 2], ((Value.Matrix)read.Calls[0][2]).Rows[0]!);
        Assert.Null(((Value.Matrix)read.Calls[0][2]).Rows[1]);
    }

    [Fact]
    public void Garbage_is_no_message()
    {
        foreach (var garbage in new byte[][] { [], [1], [.. Enumerable.Repeat((byte)255, 40)], new byte[100] })
        {
            using var stream = new MemoryStream(garbage);
            try
            {
                var frame = Messages.ReadFrame(stream);
                if (frame is not null) Messages.Decode(frame, Messages.ReadReply);
            }
            catch (InvalidDataException)
            {
                // as it should be
            }
        }
        Assert.Throws<InvalidDataException>(() => Messages.ReadFrame(new MemoryStream(BitConverter.GetBytes(int.MaxValue))));
    }
}
