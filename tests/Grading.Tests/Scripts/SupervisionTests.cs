using System.Diagnostics;
using Grading.Marking.Scripted;
using Grading.Scripts;
using Grading.Submissions;
using Grading.Verdicts;
using ScriptMessages.Lock;

namespace Grading.Tests.Scripts;

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
    public void A_worker_is_the_only_process_it_knows_where_namespaces_are_to_be_had()
    {
        _ = Attack.Grade([Good], shared.Runner);
        if (!shared.Runner.HasNamespaces) return;
        // the number it has here, and the one it has there
        Assert.All(shared.Runner.ProcessIds, id => Assert.Equal(["NSpid:", $"{id}", "1"],
            File.ReadLines($"/proc/{id}/status").Single(line => line.StartsWith("NSpid:", StringComparison.Ordinal)).Split('\t')));
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
        var outcomes =
            Attack.Grade(Enumerable.Range(0, 200).Select(i => Good with { Name = $"good {i}", Code = $"{Good.Code}\n// {i}" }), runner);
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
        Assert.Equal((Verdict.Review, "script-sandbox"), (missing.Verdict, missing.Reason.Word));
        Assert.Contains("Landlock", ScriptVerdicts.Sandbox([ProcessLock.Landlocked], allowed: false), StringComparison.Ordinal);
        Assert.Null(ScriptVerdicts.Sandbox([], allowed: false));
    }

    [LinuxFact]
    public void A_script_that_is_slow_because_others_compute_is_right_all_the_same()
    {
        using var runner = new ScriptRunner(WithoutSum(1));
        using var done = new CancellationTokenSource();
        Thread[] busy = [.. Enumerable.Range(0, 8 * Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (!done.IsCancellationRequested) Thread.SpinWait(1000);
        }) { IsBackground = true })];
        foreach (var thread in busy) thread.Start();
        var outcome = Attack.Grade([Heavy(100_000)], runner).Values.Single();
        done.Cancel();
        Assert.Equal(Verdict.Correct, outcome.Verdict);
    }

    // A time that no machine needs less than for so many steps.
    [LinuxFact]
    public void Where_processor_time_runs_out_before_the_steps_a_person_decides()
    {
        using var runner = new ScriptRunner(WithoutSum(0.05));
        var outcome = Attack.Grade([Heavy(1_900_000)], runner).Values.Single();
        Assert.Equal((Verdict.Review, "script-time", 2), (outcome.Verdict, outcome.Reason.Word, runner.RunProcesses));
        Assert.Contains("A person", outcome.Hint, StringComparison.Ordinal);
    }

    private static Limits WithoutSum(double seconds) => TestLimits.Of(TimeSpan.FromSeconds(seconds)) with { StepsInAll = long.MaxValue };

    // No call of them takes more steps than a call may; of the second, only those that confirm it do together.
    [LinuxTheory]
    [InlineData(1_900_000, "script-time")]
    [InlineData(20_000, "unconfirmed")]
    public void Where_all_calls_together_take_many_steps_a_person_decides(int steps, string reason)
    {
        using var runner = new ScriptRunner(TestLimits.Usual);
        var outcome = Attack.Grade([Heavy(steps)], runner).Values.Single();
        Assert.Equal((Verdict.Review, reason, 1), (outcome.Verdict, outcome.Reason.Word, runner.RunProcesses));
    }

    // Each of them ends a process; a number that can be no other one decides for all.
    [LinuxFact]
    public void Of_numbers_that_stop_a_script_when_they_are_others_one_is_tried_alone()
    {
        using var runner = new ScriptRunner(TestLimits.Usual);
        var gates = string.Concat(Enumerable.Range(0, 10).Select(i => $"    if ({i}.5 + z.Length != z.Length + ({i} + 0.5)) F(-1);\n"));
        var code = Good.Code.Replace("{\n    ", $"{{\n{gates}    ", StringComparison.Ordinal)
            + "\nint F(int n) => n == 0 ? 0 : F(n - 1) + 1;";
        var outcome = Attack.Grade([Good with { Code = code }], runner).Values.Single();
        Assert.Equal((Verdict.Review, "unconfirmed", 3), (outcome.Verdict, outcome.Reason.Word, runner.RunProcesses));
    }

    // Else the next script, another student's, would wait for it.
    [LinuxFact]
    public void A_script_that_cost_its_lane_the_process_leaves_another()
    {
        using var runner = new ScriptRunner(WithoutSum(0.05) with { Lanes = 1 });
        runner.StartLanes();
        _ = Attack.Grade([Heavy(1_900_000)], runner);
        Assert.Equal(2, runner.ProcessIds.Count); // one that compiles, one that runs
    }

    // The lock lets none be made, and a runtime that needs one takes that for the end of its memory: four idle seconds are too few.
    [LinuxFact]
    public void Idle_workers_keep_all_their_threads()
    {
        using var runner = new ScriptRunner(TestLimits.Usual with { Lanes = 1 });
        runner.StartLanes();
        var threads = Threads(runner);
        Thread.Sleep(5000);
        Assert.Equal(threads, Threads(runner));
    }

    private static int[] Threads(ScriptRunner runner) =>
        [.. runner.ProcessIds.Select(id => Directory.GetDirectories($"/proc/{id}/task").Length)];

    [LinuxFact]
    public void A_worker_that_is_stopped_for_a_while_has_not_had_its_time()
    {
        using var runner = new ScriptRunner(TestLimits.Of(TimeSpan.FromSeconds(1)));
        _ = Attack.Grade([Good], runner);
        int[] workers = [.. runner.ProcessIds];
        foreach (var id in workers) Signal(id, "STOP");
        var graded = Task.Run(() => Attack.Grade([Good with { Code = $"{Good.Code}\n// again" }], runner).Values.Single());
        Thread.Sleep(3000);
        Assert.False(graded.IsCompleted);
        foreach (var id in workers) Signal(id, "CONT");
        Assert.Equal((Verdict.Correct, 1), (graded.Result.Verdict, runner.RunProcesses));
    }

    // Right, and with so many rounds of a loop in each call.
    private static Attack Heavy(int rounds) => Good with
    {
        Code = Good.Code.Replace("double s = 0;", $"double s = 0; if (j == 0) for (int n = 0; n < {rounds}; n++) s += Math.Sin(n)*0;",
            StringComparison.Ordinal),
    };

    private static void Signal(int id, string name) => Process.Start("kill", [$"-{name}", $"{id}"]).WaitForExit();

    [LinuxFact]
    public void The_memory_of_the_workers_stays_flat()
    {
        var sizes = new List<long>();
        for (var round = 0; round < 3; round++)
        {
            Assert.All(
                Attack.Grade(Distinct(round * 150, 150), shared.Runner).Values, outcome => Assert.Equal(Verdict.Correct, outcome.Verdict));
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
    public void Without_scripts_no_process_is_started()
    {
        using var runner = new ScriptRunner(TestLimits.Usual);
        var code = "import nothing";
        _ = new Batch(Attack.Problems, new(),
            runner).Grade(
                new Submission("s",
                    [new("itakura-saito", "a", "2*(z6^2 - t)/z6^3", false, new("s", 1)),
                        new("itakura-saito", "b", code, false, new("s", 2))],
                    []));
        Assert.Empty(runner.ProcessIds);
    }

    private static IEnumerable<Attack> Distinct(int from, int count) =>
        Enumerable.Range(from, count)
            .Select(i =>
                Good with
                {
                    Name = $"{i}",
                    Code = Good.Code.Replace("double s = 0;", $"double s = 0; double unused{i} = {i};", StringComparison.Ordinal)
                });

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
