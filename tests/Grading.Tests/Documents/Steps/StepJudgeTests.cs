using System.Collections.Immutable;
using Formulas.Reader.Chains;
using Formulas.Printing;
using Formulas.Tree;
using Grading.Documents;
using Grading.Documents.Steps;

namespace Grading.Tests.Documents.Steps;

/// <summary>
/// Every confirmed step of the labelled documents with one token changed, and written in another way. Some hundreds run at once, all of
/// them with <c>GRADER_LONG_TESTS=1</c>.
/// </summary>
public sealed class StepJudgeTests
{
    private const int Usual = 1000;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GRADER_LONG_TESTS") == "1";

    // A step that holds, with what judges it.
    private sealed record Confirmed(string Where, Formula Left, Formula Right, StepJudge Judge);

    private static readonly Lazy<ImmutableArray<Confirmed>> All = new(() => [.. LabelledDocument.All.SelectMany(Of)]);

    [Fact]
    public void No_step_with_a_changed_token_passes()
    {
        var mutants = All.Value.SelectMany(step => Mutations.Of(step.Right).Select(mutant => (Step: step, Mutant: mutant))).ToArray();
        var passed = Some(mutants).Where(one => Verdict(one.Step, one.Step.Left, one.Mutant) is StepVerdict.True
            && !AreEqual(one.Step, one.Mutant));
        Nothing(string.Join("\n", passed.Select(one => $"{one.Step.Where}: {Text(one.Step.Left)} = {Text(one.Mutant)} for {Text(one.Step.Right)}")));
    }

    [Fact]
    public void No_step_that_is_written_in_another_way_is_called_wrong()
    {
        var random = new Random(17);
        var others = Enumerable.Range(0, 12).SelectMany(_ => All.Value.Select(step =>
            (Step: step, Left: Rewritings.Of(step.Left, random), Right: Rewritings.Of(step.Right, random)))).ToArray();
        var wrong = Some(others).Where(one => Verdict(one.Step, one.Left, one.Right) is StepVerdict.False);
        Nothing(string.Join("\n", wrong.Select(one => $"{one.Step.Where}: {Text(one.Left)} = {Text(one.Right)}")));
    }

    // To high precision; of an operator such as d/dw (…) as far as doubles tell.
    private static bool AreEqual(Confirmed step, Formula mutant) => EqualValues.Are(step.Judge, step.Right, mutant)
        || Walks.First(mutant, node => node is Formula.Slope { Of: not Formula.Symbol }) is not null
            && step.Judge.AreSame(step.Right, mutant, step.Judge.Fields);

    private static void Nothing(string text) => Assert.True(text.Length == 0, text);

    private static string Text(Formula formula) => PlainPrinter.Print(formula);

    // Evenly chosen.
    private static IEnumerable<T> Some<T>(T[] all)
    {
        Assert.True(all.Length > Usual, $"{all.Length}");
        return IsLong ? all : Enumerable.Range(0, Usual).Select(i => all[(int)((long)i * all.Length / Usual)]);
    }

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
