using System.Collections.Immutable;
using System.Globalization;
using Grading.Comparing;
using Grading.Scripts;
using Grading.Verdicts;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>Marks a method in C#: it is run at random inputs, and every number of every result must be the reference's.</summary>
/// <param name="fresh">The same task at inputs that depend on the script; null where it is not confirmed.</param>
public sealed class ScriptMarking(ScriptTask task, ScriptRunner runner, Func<string, ScriptTask>? fresh = null)
{
    // An honest result has as many numbers as the reference's; a little more is still looked at.
    private const int ResultElements = 1000;

    public Outcome Grade(string code) =>
        runner.Run(new(code, task.Signature, IsBody: false), task.Calls, ResultElements, IsSound) is var outcome
            && outcome is ScriptOutcome.Values values
        ? Confirmed(code, Judge(values.Results))
        : ScriptVerdicts.Of(outcome, Place);

    private Outcome Confirmed(string code, Outcome outcome)
    {
        if (outcome.Verdict != Verdict.Correct || fresh is null) return outcome;
        var again = fresh(ScriptText.Tokens(code));
        var inputs = new ScriptConfirmation.Inputs(again.Calls, [.. again.Expected], again.Calls.Length);
        return ScriptConfirmation.Of(runner, task.Signature, isBody: false, ResultElements).Refusal(code, inputs) ?? outcome;
    }

    private string Place(int call) => call >= 0 && call < task.Shapes.Length ? task.Shapes[call] : "";

    private bool IsSound(ImmutableArray<Value?> results) =>
        Enumerable.Range(0, results.Length)
            .All(call => HasShape(call, results[call]) && ((Value.Vector)results[call]!).Elements.All(double.IsFinite));

    private bool HasShape(int call, Value? result) => result is Value.Vector vector && vector.Elements.Length == task.Expected[call].Length;

    private Outcome Judge(ImmutableArray<Value?> results)
    {
        for (var call = 0; call < results.Length; call++)
        {
            if (!HasShape(call, results[call]))
                return new(Verdict.Wrong,
                    new Reason.ScriptShape(Place(call), task.Expected[call].Length,
                        (results[call] as Value.Vector)?.Elements.Length))
                { Witness = Place(call) };
            var (expected, elements) = (task.Expected[call], ((Value.Vector)results[call]!).Elements);
            for (var j = 0; j < elements.Length; j++)
            {
                var witness = $"{Place(call)}: [{j}] -> {Shown(elements[j])}";
                if (!double.IsFinite(elements[j])) return new(Verdict.Wrong, new Reason.ScriptNotFinite(Place(call))) { Witness = witness };
                if (!Comparison.IsSame(elements[j], expected[j])) return Wrong(results, call) with { Witness = witness };
            }
        }
        return new(Verdict.Correct);
    }

    // The last call has the inputs of the first.
    private Outcome Wrong(ImmutableArray<Value?> results, int call) =>
        call == results.Length - 1 && task.Expected[call].Length > 0 ? new(Verdict.Wrong, Cause.ScriptChanges) : new(Verdict.Wrong);

    private static string Shown(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "no value";
}
