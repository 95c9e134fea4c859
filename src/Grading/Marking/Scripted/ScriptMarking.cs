using System.Collections.Immutable;
using System.Globalization;
using Grading.Comparing;
using Grading.Scripts;
using Grading.Verdicts;
using Grading.Wording;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>
/// Marks a method in C#: it is run at random inputs, and every number of every result must be the reference's. Where one is not, the
/// smallest call that shows it is told, with what the method gave back.
/// </summary>
/// <param name="fresh">The same task at inputs that depend on the script; null where it is not confirmed.</param>
public sealed class ScriptMarking(ScriptTask task, ScriptRunner runner, Func<string, ScriptTask>? fresh = null)
{
    // An honest result has as many numbers as the reference's; a little more is still looked at.
    private const int ResultElements = 1000;

    // So many numbers are read by somebody who looks for a mistake.
    private const int NumbersShown = 40;

    public Outcome Grade(string code) =>
        runner.Run(new(code, task.Signature, IsBody: false), task.Calls, ResultElements, IsSound) is var outcome
            && outcome is ScriptOutcome.Values values
        ? Confirmed(code, Judge(values.Results))
        : WithInputs(ScriptVerdicts.Of(outcome, Place), outcome switch
        {
            ScriptOutcome.Stopped stopped => stopped.Call,
            ScriptOutcome.Threw threw => threw.Call,
            _ => -1,
        });

    private Outcome Confirmed(string code, Outcome outcome)
    {
        if (outcome.Verdict != Verdict.Correct || fresh is null) return outcome;
        var again = fresh(ScriptText.Tokens(code));
        var inputs = new ScriptConfirmation.Inputs(again.Calls, [.. again.Expected], again.Calls.Length);
        return ScriptConfirmation.Of(runner, task.Signature, isBody: false, ResultElements).Refusal(code, inputs) ?? outcome;
    }

    private string Place(int call) => call >= 0 && call < task.Shapes.Length ? task.Shapes[call] : "";

    private Outcome WithInputs(Outcome outcome, int call) => call >= 0 && call < task.Calls.Length && SizeOf(call) <= NumbersShown
        ? outcome with { Case = StudentSentences.FailingCase([.. Inputs(call)]) }
        : outcome;

    private bool IsSound(ImmutableArray<Value?> results) =>
        Enumerable.Range(0, results.Length)
            .All(call => HasShape(call, results[call]) && ((Value.Vector)results[call]!).Elements.All(double.IsFinite));

    private bool HasShape(int call, Value? result) => result is Value.Vector vector && vector.Elements.Length == task.Expected[call].Length;

    private Outcome Judge(ImmutableArray<Value?> results)
    {
        for (var call = 0; call < results.Length; call++)
        {
            if (!HasShape(call, results[call]))
                return Shown(results, new(Verdict.Wrong,
                    new Reason.ScriptShape(Place(call), task.Expected[call].Length,
                        (results[call] as Value.Vector)?.Elements.Length))
                { Witness = Place(call) });
            if (FirstWrong(results, call) is not { } j) continue;
            var element = ((Value.Vector)results[call]!).Elements[j];
            var witness = $"{Place(call)}: [{j}] -> {Shown(element)}";
            return Shown(results, double.IsFinite(element)
                ? Wrong(call) with { Witness = witness }
                : new(Verdict.Wrong, new Reason.ScriptNotFinite(Place(call))) { Witness = witness });
        }
        return new(Verdict.Correct);
    }

    // The last call has the inputs of the first.
    private Outcome Wrong(int call) =>
        call == task.Calls.Length - 1 && task.Expected[call].Length > 0 ? new(Verdict.Wrong, Cause.ScriptChanges) : new(Verdict.Wrong);

    private int? FirstWrong(ImmutableArray<Value?> results, int call)
    {
        var elements = ((Value.Vector)results[call]!).Elements;
        for (var j = 0; j < elements.Length; j++)
            if (!double.IsFinite(elements[j]) || !Comparison.IsSame(elements[j], task.Expected[call][j])) return j;
        return null;
    }

    // The smallest of the calls that are not right, its inputs and all of its result.
    private Outcome Shown(ImmutableArray<Value?> results, Outcome outcome)
    {
        var call = Enumerable.Range(0, results.Length)
            .Where(call => !HasShape(call, results[call]) || FirstWrong(results, call) is not null).MinBy(SizeOf);
        if (SizeOf(call) <= NumbersShown)
            return outcome with { Case = StudentSentences.FailingCase(Inputs(call), results[call]) };
        return HasShape(call, results[call]) && FirstWrong(results, call) is { } j
            ? outcome with { Case = StudentSentences.FailingCase(Place(call), j, ((Value.Vector)results[call]!).Elements[j]) }
            : outcome;
    }

    private IEnumerable<(string Name, Value Value)> Inputs(int call) =>
        task.Signature.Parameters.Select((parameter, i) => (parameter.Name, task.Calls[call][i]));

    private int SizeOf(int call) => task.Calls[call].Sum(value => value switch
    {
        Value.Vector vector => vector.Elements.Length,
        Value.Matrix matrix => matrix.Rows.Sum(row => row?.Length ?? 0),
        _ => 1,
    });

    private static string Shown(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "no value";
}
