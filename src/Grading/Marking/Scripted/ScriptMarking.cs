using System.Collections.Immutable;
using System.Globalization;
using Grading.Comparing;
using Grading.Scripts;
using Grading.Verdicts;
using Grading.Wording;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>
/// Marks a method in C#: it is run at the points of its model, and every number of every result must be the reference's. Where one is not,
/// the smallest call that shows it is told, with what the method gave back.
/// </summary>
/// <param name="fresh">The same task at inputs that depend on the script, and how many of them lie within what the model is sampled from;
/// null where it is not confirmed.</param>
public sealed class ScriptMarking(ScriptTask task, ScriptRunner runner, Func<string, (ScriptTask Task, int Inside)>? fresh = null)
{
    // An honest result has as many numbers as the reference's; a little more is still looked at.
    private const int ResultElements = 1000;

    // So many numbers are read by somebody who looks for a mistake.
    private const int NumbersShown = 40;

    private readonly int _most = Math.Max(ResultElements, 2 * task.Calls.Max(call => call.Numbers.Length));

    public Outcome Grade(string code) =>
        runner.Run(new(code, task.Signature, IsBody: false), task.Inputs, _most, IsSound) is var outcome
            && outcome is ScriptOutcome.Values values
        ? Confirmed(code, values, Judge(code, values.Results))
        : WithInputs(ScriptVerdicts.Of(outcome, Place), outcome switch
        {
            ScriptOutcome.Stopped stopped => stopped.Call,
            ScriptOutcome.Threw threw => threw.Call,
            _ => -1,
        });

    private Outcome Confirmed(string code, ScriptOutcome values, Outcome outcome)
    {
        if (outcome.Verdict != Verdict.Correct || fresh is null) return outcome;
        var (again, inside) = fresh(ScriptText.Tokens(code));
        var inputs = new ScriptConfirmation.Inputs(again.Inputs, [.. again.Calls.Select(call => call.Numbers)], inside)
        {
            Known = task.Inputs,
            IsThreshold = OtherNumbers.IsThresholdOfMethod,
        };
        return Confirmation.Refusal(code, values.Numbers, inputs) ?? outcome;
    }

    private ScriptConfirmation Confirmation => ScriptConfirmation.Of(runner, task.Signature, isBody: false, _most);

    private string Place(int call) => call >= 0 && call < task.Calls.Length ? task.Calls[call].Place : "";

    private Outcome WithInputs(Outcome outcome, int call) => call >= 0 && call < task.Calls.Length && SizeOf(call) <= NumbersShown
        ? outcome with { Case = StudentSentences.FailingCase([.. Inputs(call)]) }
        : outcome;

    private bool IsSound(ImmutableArray<Value?> results) =>
        Enumerable.Range(0, results.Length)
            .All(call => HasShape(call, results[call]) && ScriptValues.Numbers(results[call]).All(double.IsFinite));

    private bool HasShape(int call, Value? result) => ScriptValues.Shape(result) == ScriptValues.Shape(task.Calls[call].Returned);

    private Outcome Judge(string code, ImmutableArray<Value?> results)
    {
        for (var call = 0; call < results.Length; call++)
        {
            if (!HasShape(call, results[call]))
                return Shown(results, new(Verdict.Wrong,
                    new Reason.ScriptShape(Place(call), ScriptValues.Shape(task.Calls[call].Returned),
                        results[call] is { } found ? ScriptValues.Shape(found) : null))
                { Witness = Place(call) });
            if (FirstWrong(results, call) is not { } j) continue;
            if (AreNear(results) && !Confirmation.AreOfDifferences(code, task.Inputs, results))
                return new(Verdict.Review, Cause.Approximates);
            var element = ScriptValues.Numbers(results[call])[j];
            // right but for inputs so small that nobody means them: a guard against dividing by zero, or rounding
            if (task.Calls[call].Floor > 0 && double.IsFinite(element)) return new(Verdict.Review, Cause.Unconfirmed);
            var witness = $"{Place(call)}: {ScriptValues.Place(results[call]!, j)} -> {Shown(element)}".TrimStart(':', ' ');
            return Shown(results, double.IsFinite(element)
                ? Wrong(call) with { Witness = witness }
                : new(Verdict.Wrong, new Reason.ScriptNotFinite(Place(call))) { Witness = witness });
        }
        return new(Verdict.Correct);
    }

    // The last call has the inputs of the first.
    private Outcome Wrong(int call) =>
        call == task.Calls.Length - 1 && task.Calls[call].Numbers.Length > 0 ? new(Verdict.Wrong, Cause.ScriptChanges) : new(Verdict.Wrong);

    private int? FirstWrong(ImmutableArray<Value?> results, int call)
    {
        var elements = ScriptValues.Numbers(results[call]);
        for (var j = 0; j < elements.Length; j++)
            if (!double.IsFinite(elements[j])
                || !Comparison.IsSame(elements[j], task.Calls[call].Numbers[j], task.Calls[call].Floor)) return j;
        return null;
    }

    private bool AreNear(ImmutableArray<Value?> results)
    {
        for (var call = 0; call < results.Length; call++)
        {
            if (!HasShape(call, results[call])) return false;
            var elements = ScriptValues.Numbers(results[call]);
            for (var j = 0; j < elements.Length; j++)
                if (!Comparison.IsNear(elements[j], task.Calls[call].Numbers[j])) return false;
        }
        return true;
    }

    // The smallest of the calls that are not right, its inputs and all of its result.
    private Outcome Shown(ImmutableArray<Value?> results, Outcome outcome)
    {
        var call = Enumerable.Range(0, results.Length)
            .Where(call => !HasShape(call, results[call]) || FirstWrong(results, call) is not null).MinBy(SizeOf);
        if (SizeOf(call) <= NumbersShown)
            return outcome with { Case = StudentSentences.FailingCase(Inputs(call), results[call]) };
        return HasShape(call, results[call]) && FirstWrong(results, call) is { } j
            ? outcome with
            {
                Case = StudentSentences.FailingCase(
                    Place(call), ScriptValues.Place(results[call]!, j), ScriptValues.Numbers(results[call])[j]),
            }
            : outcome;
    }

    private IEnumerable<(string Name, Value Value)> Inputs(int call) =>
        task.Signature.Parameters.Select((parameter, i) => (parameter.Name, task.Calls[call].Inputs[i]));

    private int SizeOf(int call) => task.Calls[call].Inputs.Sum(value => ScriptValues.Numbers(value).Length);

    private static string Shown(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "no value";
}
