using System.Collections.Concurrent;
using System.Collections.Immutable;
using Formulas.Printing;
using Formulas.Reader.Chains;
using Formulas.Tree;
using Grading.Documents;
using Grading.Documents.Steps;

namespace Grading.Tests.Documents.Steps;

/// <summary>Every confirmed step of the labelled documents with one token changed, and written in another way.</summary>
public sealed class StepJudgeTests
{
    private const int Least = 1000;

    // A step that holds, with what judges it.
    private sealed record Confirmed(string Where, Formula Left, Formula Right, StepJudge Judge);

    private static readonly ConcurrentDictionary<(StepJudge Judge, Formula.Slope Slope), bool> Slopes = [];

    private static readonly Lazy<ImmutableArray<Confirmed>> All = new(() => [.. LabelledDocument.All.SelectMany(Of)]);

    [Fact]
    public void No_step_with_a_changed_token_passes()
    {
        var mutants = All.Value.SelectMany(step => Mutations.Of(step.Right).Select(mutant => (Step: step, Mutant: mutant))).ToArray();
        Assert.True(mutants.Length >= Least, $"{mutants.Length}");
        var passed = mutants.Where(one => Verdict(one.Step, one.Step.Left, one.Mutant) is StepVerdict.True
            && !EqualValues.Are(one.Step.Judge, one.Step.Right, one.Mutant));
        Nothing(string.Join(
            "\n", passed.Select(one => $"{one.Step.Where}: {Text(one.Step.Left)} = {Text(one.Mutant)} for {Text(one.Step.Right)}")));
    }

    [Fact]
    public void No_step_that_is_written_in_another_way_is_called_wrong()
    {
        var random = new Random(17);
        var others = Enumerable.Range(0, 12).SelectMany(_ => All.Value.Select(step =>
            (Step: step, Left: Rewritten(step.Left, step.Judge, random), Right: Rewritten(step.Right, step.Judge, random)))).ToArray();
        Assert.True(others.Length >= Least, $"{others.Length}");
        var wrong = others.Where(one => Verdict(one.Step, one.Left, one.Right) is StepVerdict.False);
        Nothing(string.Join("\n", wrong.Select(one => $"{one.Step.Where}: {Text(one.Left)} = {Text(one.Right)}")));
    }

    private static void Nothing(string text) => Assert.True(text.Length == 0, text);

    private static string Text(Formula formula) => PlainPrinter.Print(formula);

    // With derivatives along the direct way for total ones, where these are equal.
    private static Formula Rewritten(Formula formula, StepJudge judge, Random random) => Walks.Replace(
        Rewritings.Of(formula, random), node => node is Formula.Slope slope && random.Next(2) == 0 && IsDirect(slope, judge)
            ? slope with { IsDirect = true } : null);

    private static bool IsDirect(Formula.Slope slope, StepJudge judge) =>
        Slopes.GetOrAdd((judge, slope), one => EqualValues.AreAsTheyStand(judge, one.Slope, one.Slope with { IsDirect = true }));

    private static StepVerdict Verdict(Confirmed step, Formula left, Formula right) =>
        step.Judge.Of(new Side(left, null, null), new Side(right, null, null));

    private static IEnumerable<Confirmed> Of(LabelledDocument document)
    {
        var grading = new DocumentGrading(
            document.Problem, section => [.. ProblemGrading.Points(document.Problem, section, "steps")], new());
        var (chains, address, _) = grading.Read(document.Text)!.Value;
        for (var c = 0; c < chains.Length; c++)
        {
            if (address.Sections[c] is not { } section) continue;
            var members = chains[c].Members;
            for (var m = 1; m < members.Length; m++)
            {
                var (left, right, judge, _) = section.Sides(Folded(m - 1), Folded(m), Folded(0));
                if (left is { Formula: { } one, Otherwise: null } && right is { Formula: { } other, Otherwise: null }
                    && judge.Of(left, right) is StepVerdict.True)
                    yield return new($"{document.Name} {document.Text.AsTyped(members[m].Start, members[m].End)}", one, other, judge);
            }

            string Folded(int member) => document.Text.Folded(members[member].Start, members[member].End);
        }
    }
}
