using Grading.Scripts;
using Grading.Verdicts;
using ReferenceSolutions.Sampling;
using ScriptMessages;

namespace Grading.Tests.Scripts;

/// <summary>The corpus of attacks, as answers to one part in one batch.</summary>
[Collection("scripts")]
public sealed class AttackCorpusTests(SharedRunner shared)
{
    [LinuxFact]
    public void Every_attack_ends_as_expected_in_any_order()
    {
        var first = Attack.Grade(Attack.All, shared.Runner);
        var again = Attack.Grade(Shuffled("again"), shared.Runner);
        Assert.Empty(Attack.All.Where(attack => !attack.Allows(first[attack.Name].Verdict, first[attack.Name].Reason.Word))
            .Select(attack => $"{attack.Name}: {first[attack.Name]}"));
        Assert.Empty(Attack.All.Where(attack => again[attack.Name] != first[attack.Name])
            .Select(attack => $"{attack.Name}: {first[attack.Name]}, then {again[attack.Name]}"));
    }

    [LinuxFact]
    public void Good_scripts_are_correct_between_attacks()
    {
        var good = Attack.All.Where(attack => attack.IsGood).ToArray();
        var hostile = Attack.All.Where(attack => attack.Expected.Intersect(["timeout", "memory", "stack"]).Any()).ToArray();
        var mixed = hostile.SelectMany((attack, i) => new[] { attack, good[i % good.Length] with { Name = $"good after {attack.Name}" } });
        var outcomes = Attack.Grade(mixed, shared.Runner);
        Assert.All(outcomes.Where(graded => graded.Key.StartsWith("good", StringComparison.Ordinal)),
            graded => Assert.Equal(Verdict.Correct, graded.Value.Verdict));
    }

    [LinuxFact]
    public void Without_text_scan_and_syntax_list_nothing_escapes() => NothingEscapes(new(TextScan: false, SyntaxList: false, Steps: true));

    [LinuxFact]
    public void Without_steps_nothing_escapes() => NothingEscapes(Gates.All with { Steps = false });

    private static void NothingEscapes(Gates gates)
    {
        int[] processes;
        Dictionary<string, Outcome> outcomes;
        using (var runner =
            new ScriptRunner(TestLimits.Of(TimeSpan.FromSeconds(0.7)) with { CompileTime = TimeSpan.FromSeconds(2) }, gates))
        {
            outcomes = Attack.Grade(Shuffled("gates"), runner);
            processes = [.. runner.ProcessIds];
        }
        Assert.Equal(Attack.All.Length, outcomes.Count);
        // 1337 is what an attack returns that went through.
        Assert.Empty(outcomes.Where(graded => graded.Value.Witness.Contains("1337", StringComparison.Ordinal))
            .Select(graded => graded.Key));
        Assert.All(processes, id => Assert.False(Directory.Exists($"/proc/{id}")));
    }

    private static IEnumerable<Attack> Shuffled(string order)
    {
        var next = Seed.Uniform(order);
        return Attack.All.Select(attack => (attack, Key: next())).OrderBy(pair => pair.Key).Select(pair => pair.attack);
    }
}
