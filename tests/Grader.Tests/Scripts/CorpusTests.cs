using System.Diagnostics;
using Grading.Scripts;
using Grading.Verdicts;
using ReferenceSolutions.Sampling;
using ScriptMessages;

namespace Grader.Tests.Scripts;

/// <summary>The corpus of attacks, as answers to one part in one batch.</summary>
[Collection("scripts")]
public sealed class CorpusTests(SharedRunner shared)
{
    [LinuxFact]
    public void Every_attack_ends_as_expected_in_any_order()
    {
        var first = Attack.Grade(Attack.All, shared.Runner);
        var again = Attack.Grade(Shuffled("again"), shared.Runner);
        Assert.Empty(Attack.All.Where(attack => !attack.Allows(first[attack.Name].Verdict, first[attack.Name].Reason)).Select(attack => $"{attack.Name}: {first[attack.Name]}"));
        Assert.Empty(Attack.All.Where(attack => again[attack.Name] != first[attack.Name]).Select(attack => $"{attack.Name}: {first[attack.Name]}, then {again[attack.Name]}"));
    }

    [LinuxFact]
    public void Good_scripts_are_correct_between_attacks()
    {
        var good = Attack.All.Where(attack => attack.IsGood).ToArray();
        var hostile = Attack.All.Where(attack => attack.Expected.Intersect(["timeout", "memory", "stack"]).Any()).ToArray();
        var mixed = hostile.SelectMany((attack, i) => new[] { attack, good[i % good.Length] with { Name = $"good after {attack.Name}" } });
        var outcomes = Attack.Grade(mixed, shared.Runner);
        Assert.All(outcomes.Where(graded => graded.Key.StartsWith("good", StringComparison.Ordinal)), graded => Assert.Equal(Verdict.Correct, graded.Value.Verdict));
    }

    [LinuxFact]
    public void Without_text_scan_and_syntax_list_nothing_escapes() => NothingEscapes(new(TextScan: false, SyntaxList: false, Steps: true));

    [LinuxFact]
    public void Without_steps_nothing_escapes() => NothingEscapes(Gates.All with { Steps = false });

    private static void NothingEscapes(Gates gates)
    {
        int[] processes;
        Dictionary<string, Outcome> outcomes;
        using (var runner = new ScriptRunner(TestLimits.Of(TimeSpan.FromSeconds(0.7)) with { CompileTime = TimeSpan.FromSeconds(2) }, gates))
        {
            outcomes = Attack.Grade(Shuffled("gates"), runner);
            processes = [.. runner.ProcessIds];
        }
        Assert.Equal(Attack.All.Length, outcomes.Count);
        // 1337 is what an attack returns that went through.
        Assert.Empty(outcomes.Where(graded => graded.Value.Witness.Contains("1337", StringComparison.Ordinal)).Select(graded => graded.Key));
        Assert.All(processes, id => Assert.False(Directory.Exists($"/proc/{id}")));
    }

    [OrdinaryUserFact]
    public void An_ordinary_user_gets_the_same_and_nothing_is_left_behind()
    {
        var place = Directory.CreateTempSubdirectory("grader-corpus-");
        try
        {
            var (submissions, output) = (place.CreateSubdirectory("submissions"), place.CreateSubdirectory("out"));
            foreach (var attack in Attack.All) File.WriteAllText(Path.Combine(submissions.CreateSubdirectory(attack.Name).FullName, $"{Attack.Problem}.{Attack.Part}.csx"), attack.Code);
            Run("/bin/chmod", "-R", "a+rX", place.FullName);
            Run("/bin/chown", "65534", output.FullName);
            var before = Files(place);
            var (id, said) = Run("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--", DotnetPath, Path.Combine(AppContext.BaseDirectory, "grader.dll"),
                "grade", submissions.FullName, "--problems", global::Grader.Commands.Loading.ProblemPath(null), "--out", Path.Combine(output.FullName, "results.csv"), "--threads", "2");
            Assert.Equal(before.Append(Path.Combine(output.FullName, "results.csv")).Order(StringComparer.Ordinal), Files(place));
            Assert.Contains($"{Attack.All.Length} students", said, StringComparison.Ordinal);
            Assert.DoesNotContain("review", said, StringComparison.Ordinal);
            Assert.DoesNotContain(Directory.EnumerateDirectories("/proc"), process => IsWorkerOf(process, id));
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static string DotnetPath => Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    private static IEnumerable<Attack> Shuffled(string order)
    {
        var next = Seed.Uniform(order);
        return Attack.All.Select(attack => (attack, Key: next())).OrderBy(pair => pair.Key).Select(pair => pair.attack);
    }

    private static string[] Files(DirectoryInfo place) => [.. place.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.FullName).Order(StringComparer.Ordinal)];

    private static (int Id, string Said) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.Id, said);
    }

    // A worker names the process it works for in its arguments.
    private static bool IsWorkerOf(string process, int id)
    {
        try
        {
            var line = File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
            return line.Contains($"{id}") && line.Any(word => word.EndsWith("script-host.dll", StringComparison.Ordinal) || word.EndsWith("script-compiler.dll", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
