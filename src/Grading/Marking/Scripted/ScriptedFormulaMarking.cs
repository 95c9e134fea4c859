using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;
using Grading.Assignments;
using Grading.Comparing;
using Grading.Marking.Confirming;
using Grading.Problems;
using Grading.Scripts;
using Grading.Verdicts;
using ReferenceSolutions.Sampling;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>
/// Marks C# statements as the answer to a formula part: the names that a formula might use are
/// variables, the value that is returned is compared with the reference at the same points as a formula, stratum by stratum.
/// </summary>
public sealed class ScriptedFormulaMarking
{
    private const string Method = "Answer";

    private readonly Reference _reference;
    private readonly Switches _switches;
    private readonly ScriptRunner _runner;
    private readonly Signature _signature;
    private readonly Question.Formula _question;
    private readonly FreshPoints _fresh;
    private readonly (string Name, Quantity Quantity)[] _variables;
    private readonly ImmutableArray<ImmutableArray<Value>> _calls;

    // 5 parameters: a question with its reference, as it is set, and who runs and confirms
    internal ScriptedFormulaMarking(
        Question.Formula question, Reference reference, Switches switches, ScriptRunner runner, FreshPoints fresh)
    {
        (_question, _reference, _switches, _runner, _fresh) = (question, reference, switches, runner, fresh);
        var permission = switches.PermissionIn(question, reference.Frames[0].Set.Network.Model);
        _variables = [.. Variables(question.Vocabulary, permission)];
        _signature = new(Method, ValueKind.Number, [.. _variables.Select(variable => (variable.Name, ValueKind.Number))]);
        _calls = [.. reference.Frames.SelectMany(Calls)];
    }

    /// <summary>Questions about numbers: indices and layers have no variables of their own.</summary>
    public static bool CanGrade(Question.Formula question) =>
        question.Vocabulary is { HasIndices: false, FreeIndices.IsEmpty: true, FreeLayer: null };

    public Outcome Grade(string code)
    {
        if (_reference.UsablePoints < Reference.LeastPoints) return new(Verdict.Review, Cause.TooFewPoints);
        // A point without a value is a wrong answer, not a broken script.
        var outcome = _runner.Run(new(code, _signature, IsBody: true), _calls, resultElements: 1, _ => true);
        return outcome is ScriptOutcome.Values values ? Confirmed(code, Judge(values.Results)) : ScriptVerdicts.Of(outcome, _ => "");
    }

    // Any script could be a table.
    private Outcome Confirmed(string code, Outcome outcome)
    {
        if (outcome.Verdict is not (Verdict.Correct or Verdict.Conditional)) return outcome;
        var (tokens, stratum) = (ScriptText.Tokens(code), (outcome.Reason as Reason.Assumes)?.Stratum);
        var (inside, outside) = (Reference.Of(_question, _fresh.Inside(tokens)), Reference.Of(_question, _fresh.Outside(tokens)));
        Reference.Frame[] frames = [.. inside.Frames, .. outside.Frames];
        var inputs = new ScriptConfirmation.Inputs(
            [.. frames.SelectMany(Calls)], [.. frames.SelectMany(frame => Expected(frame, stratum))], inside.Points);
        return ScriptConfirmation.Of(_runner, _signature, isBody: true, resultElements: 1).Refusal(code, inputs) ?? outcome;
    }

    private static IEnumerable<Sized[]?> Expected(Reference.Frame frame, Stratum? stratum)
    {
        for (var point = 0; point < frame.Values.Length; point++)
            yield return frame.Usable[point] && (stratum is null || frame.Set.LiesIn(point, stratum)) ? [frame.Values[point]] : null;
    }

    // δ4 is a variable under its letter and under its name; what may not stand in a formula is no variable at all.
    private static IEnumerable<(string Name, Quantity Quantity)> Variables(Vocabulary vocabulary, Permission permission) =>
        from quantity in vocabulary.Quantities
        where permission.IsHandedOver(quantity)
        from name in new[] { quantity.Name, Greek.Spelled(quantity.Name) }.Distinct()
        select (name, quantity);

    private IEnumerable<ImmutableArray<Value>> Calls(Reference.Frame frame)
    {
        var columns = _variables.Select(variable => frame.Set.Network.Layout.Column(variable.Quantity, [], 0)).ToArray();
        for (var point = 0; point < frame.Values.Length; point++)
            yield return [.. columns.Select(column => (Value)new Value.Number(frame.Set.Points.Column(column)[point].Value))];
    }

    private Outcome Judge(ImmutableArray<Value?> results)
    {
        var values = results.Select(result => result is Value.Number number ? number.X : double.NaN).ToArray();
        var agreements = Agreements.Of(values, _reference);
        var outcome = Judging.Of(agreements, _reference, _switches);
        return outcome is { Verdict: Verdict.Wrong, IsPlain: true } && agreements.NotFinite() > 0
            ? outcome with { Reason = new Reason.ScriptNotFinite("") }
            : outcome;
    }
}
