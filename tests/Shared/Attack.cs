using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grading;
using Grading.Problems;
using Grading.Scripts;
using Grading.Submissions;
using Grading.Verdicts;

namespace Tests.Shared;

/// <summary>A script of the corpus: its first line names the attack and what may become of it.</summary>
internal sealed partial record Attack(string Name, string Code, ImmutableArray<string> Expected)
{
    public const string Problem = "nielsen-delta-rules";
    public const string Part = "hidden-delta-code";

    /// <summary>All scripts, in the order of their names.</summary>
    public static ImmutableArray<Attack> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "attacks"), "*.csx").Order(StringComparer.Ordinal).Select(file =>
        {
            var code = File.ReadAllText(file);
            return new Attack(Path.GetFileNameWithoutExtension(file), code, [.. Expectation().Match(code).Groups[1].Value.Split('|')]);
        }),
    ];

    public bool IsGood => Name.StartsWith("good_", StringComparison.Ordinal);

    public Submission Submission => new(Name, [new Answer(Problem, Part, Code.Trim(), IsScript: true, new Source(Name, 1))], []);

    /// <summary>Whether a verdict is among what is to be expected.</summary>
    public bool Allows(Verdict verdict, string reason) => verdict switch
    {
        Verdict.Correct => Expected.Contains("pass"),
        Verdict.Unreadable => !IsGood && Expected.Contains("rejected") && reason.StartsWith("script-", StringComparison.Ordinal),
        Verdict.Review => Expected.Contains("review") || Expected.Contains("timeout") && reason == "script-time",
        Verdict.Wrong => Expected.Intersect(["timeout", "memory", "stack", "crashed", "wrong"]).Any(),
        _ => false,
    };

    /// <summary>Grades the scripts in one batch; the verdict and reason of each by its name.</summary>
    public static Dictionary<string, Outcome> Grade(IEnumerable<Attack> attacks, ScriptRunner runner) =>
        new Batch(Problems, new(), runner).Grade(attacks.Select(attack => attack.Submission), threads: 2)
            .ToDictionary(graded => graded.Submission.Student, graded => graded.Results.Single(result => result.Part == Part).Outcome);

    public static ImmutableArray<Problem> Problems { get; } = Repository.Problems;

    [GeneratedRegex(@"\A// (?:attack|good): .*; expect: ([a-z|]+)")]
    private static partial Regex Expectation();
}

/// <summary>Limits for tests: as in the commands, with less patience.</summary>
internal static class TestLimits
{
    public static Limits Of(TimeSpan runTime) => new()
    {
        Steps = 2_000_000,
        StepsInAll = 20_000_000,
        Elements = 8_000_000,
        CompileTime = TimeSpan.FromSeconds(20),
        RunTime = runTime,
        StartTime = TimeSpan.FromSeconds(60),
        HeapBytes = 256L << 20,
        ResidentBytes = 480L << 20,
        WorkerSeconds = 600,
        ScriptsPerWorker = 2000,
        Lanes = 2,
        AllowWeakerSandbox = false,
    };

    public static Limits Usual => Of(TimeSpan.FromSeconds(10));
}

/// <summary>Tests that start processes run one after another, and share workers where they may.</summary>
[CollectionDefinition("scripts", DisableParallelization = true)]
public sealed class SharedWorkers : ICollectionFixture<SharedRunner>;

public sealed class SharedRunner : IDisposable
{
    public ScriptRunner Runner { get; } = new(TestLimits.Usual);

    public void Dispose() => Runner.Dispose();
}
