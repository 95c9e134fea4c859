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
using Grading.Wording;
using ReferenceSolutions.Sampling;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>
/// Marks C# statements as the answer to a formula part: the names that a formula might use are
/// variables, the value that is returned is compared with the reference at the same points as a formula, stratum by stratum. What a
/// formula may not leave or use, a script may not either.
/// </summary>
public sealed class ScriptedFormulaMarking
{
    private const string Method = "Answer";
    private const string UnknownName = "compile:CS0103";

    private readonly Question.Formula _question;
    private readonly Reference _reference;
    private readonly Switches _switches;
    private readonly Permission _permission;
    private readonly ScriptRunner _runner;
    private readonly Signature _signature;
    private readonly FreshPoints _fresh;
    private readonly ImmutableArray<(string Name, Quantity Quantity)> _variables;
    private readonly ImmutableArray<ImmutableArray<Value>> _calls;

    // 5 parameters: a question with its reference, as it is set, and who runs and confirms
    internal ScriptedFormulaMarking(
        Question.Formula question, Reference reference, Switches switches, ScriptRunner runner, FreshPoints fresh)
    {
        (_question, _reference, _switches, _runner, _fresh) = (question, reference, switches, runner, fresh);
        _permission = switches.PermissionIn(question, reference.Frames[0].Set.Network.Model);
        _variables = [.. Names(question.Vocabulary).Where(name => _permission.IsHandedOver(name.Quantity))];
        _signature = new(Method, ValueKind.Number, [.. _variables.Select(variable => (variable.Name, ValueKind.Number))]);
        _calls = [.. reference.Frames.SelectMany(frame => Calls(frame, _variables))];
    }

    /// <summary>Questions about numbers: indices and layers have no variables of their own.</summary>
    public static bool CanGrade(Question.Formula question) =>
        question.Vocabulary is { HasIndices: false, FreeIndices.IsEmpty: true, FreeLayer: null };

    public Outcome Grade(string code)
    {
        if (_reference.UsablePoints < Reference.LeastPoints) return new(Verdict.Review, Cause.TooFewPoints);
        // A point without a value is a wrong answer, not a broken script.
        return _runner.Run(new(code, _signature, IsBody: true), _calls, resultElements: 1, _ => true) switch
        {
            ScriptOutcome.Values values => Confirmed(code, values.Numbers, Judge(code, values, out var isIncrement), isIncrement),
            ScriptOutcome.Rejected { Why: var why } when Withheld(why) is { } name =>
                new(Verdict.Unreadable, new Reason.NotExplicit(Formula.Symbol.Of(name))),
            ScriptOutcome.Threw { Call: var call } threw => Stopped(threw, call),
            ScriptOutcome.Stopped { Call: >= 0 and var call } stopped => Stopped(stopped, call),
            var outcome => ScriptVerdicts.Of(outcome, _ => ""),
        };
    }

    // Any script could be a table.
    private Outcome Confirmed(string code, ImmutableArray<Compiled.WrittenNumber> numbers, Outcome outcome, bool isIncrement)
    {
        if (outcome.Verdict is not (Verdict.Correct or Verdict.Conditional)) return outcome;
        var (tokens, stratum) = (ScriptText.Tokens(code), (outcome.Reason as Reason.Assumes)?.Stratum);
        var (inside, outside) = (Reference.Of(_question, _fresh.Inside(tokens)), Reference.Of(_question, _fresh.Outside(tokens)));
        Reference.Frame[] frames = [.. inside.Frames, .. outside.Frames];
        var inputs = new ScriptConfirmation.Inputs([.. frames.SelectMany(frame => Calls(frame, _variables))],
            [.. frames.SelectMany(frame => Expected(frame, stratum, isIncrement ? Old(frame) : null))], inside.Points)
        {
            Known = _calls,
        };
        return Confirmation.Refusal(code, numbers, inputs) ?? outcome;
    }

    private ScriptConfirmation Confirmation => ScriptConfirmation.Of(_runner, _signature, isBody: true, resultElements: 1);

    private static IEnumerable<Sized[]?> Expected(Reference.Frame frame, Stratum? stratum, double[]? old)
    {
        for (var point = 0; point < frame.Values.Length; point++)
        {
            var value = old is null ? frame.Values[point] : Sized.Subtract(frame.Values[point], Sized.Exactly(old[point]));
            yield return frame.Usable[point] && (stratum is null || frame.Set.LiesIn(point, stratum)) ? [value] : null;
        }
    }

    // What an update asks the new value of, as it was at each point.
    private double[] Old(Reference.Frame frame) =>
        [.. Calls(frame, [("", _question.Updated!)]).Select(call => ((Value.Number)call[0]).X)];

    private Outcome Stopped(ScriptOutcome outcome, int call) => ScriptVerdicts.Of(outcome, _ => "") with
    {
        Case = StudentSentences.FailingCase(Used(outcome, call)),
    };

    // What a call was given, each under one of its names, of what the script uses.
    private (string Name, Value Value)[] Used(ScriptOutcome outcome, int call) =>
    [
        .. _variables.Select((variable, i) => (variable.Name, variable.Quantity, Value: _calls[call][i]))
            .Where(given => outcome.Uses.Contains(given.Name)).DistinctBy(given => given.Quantity)
            .Select(given => (given.Name, given.Value)),
    ];

    // δ4 is known under its letter and under its name.
    private static IEnumerable<(string Name, Quantity Quantity)> Names(Vocabulary vocabulary) =>
        from quantity in vocabulary.Quantities
        from name in new[] { quantity.Name, Greek.Spelled(quantity.Name) }.Distinct()
        select (name, quantity);

    // What may not stand in a formula is no variable: the compiler knows nothing of that name.
    private Quantity? Withheld(Compiled.Rejected why) => why.Rule != UnknownName
        ? null
        : Names(_question.Vocabulary)
            .Where(known => known.Quantity.IsScalar && why.What.Contains($"'{known.Name}'", StringComparison.Ordinal))
            .Select(known => known.Quantity).FirstOrDefault();

    private static IEnumerable<ImmutableArray<Value>> Calls(
        Reference.Frame frame, ImmutableArray<(string Name, Quantity Quantity)> variables)
    {
        var columns = variables.Select(variable => frame.Set.Network.Layout.Column(variable.Quantity, [], 0)).ToArray();
        for (var point = 0; point < frame.Values.Length; point++)
            yield return [.. columns.Select(column => (Value)new Value.Number(frame.Set.Points.Column(column)[point].Value))];
    }

    private Outcome Judge(string code, ScriptOutcome.Values returned, out bool isIncrement)
    {
        var values = returned.Results.Select(result => result is Value.Number number ? number.X : double.NaN).ToArray();
        var agreements = Agreements.Of(values, _reference);
        var outcome = Judging.Of(agreements, _reference, _switches);
        isIncrement = outcome.Verdict == Verdict.Wrong && IsAcceptedIncrement(values);
        if (isIncrement) return new(Verdict.Correct);
        if (outcome.Verdict == Verdict.Correct && OutsideForm(returned.Uses) is { } other)
            return new(Verdict.Wrong, new Reason.OtherForm(_question.Form, other));
        if (outcome.Verdict != Verdict.Wrong) return outcome;
        if (AreNear(values) && !Confirmation.AreOfDifferences(code, _calls, returned.Results))
            return new(Verdict.Review, Cause.Approximates);
        return Shown(outcome.IsPlain && agreements.NotFinite() > 0 ? outcome with { Reason = new Reason.ScriptNotFinite("") } : outcome,
            agreements, returned);
    }

    private bool AreNear(double[] values)
    {
        var i = 0;
        foreach (var frame in _reference.Frames)
            for (var p = 0; p < frame.Values.Length; p++, i++)
                if (frame.Usable[p] && !Comparison.IsNear(values[i], frame.Values[p])) return false;
        return true;
    }

    // The first point at which it is not right: what it uses, and what it gives.
    private Outcome Shown(Outcome outcome, Agreements agreements, ScriptOutcome.Values returned)
    {
        if (agreements.Different is not { } different) return outcome;
        var call = different.Point + _reference.Frames.TakeWhile(frame => frame != different.Frame).Sum(frame => frame.Values.Length);
        var used = Used(returned, call);
        return outcome with
        {
            Case = StudentSentences.FailingCase(used, new Value.Number(different.Value)),
            Witness = string.Join(' ', used.Select(given => $"{given.Name}={Evidence.Number(((Value.Number)given.Value).X)}")
                .Append($"-> {Evidence.Number(different.Value)}")),
        };
    }

    private string? OutsideForm(ImmutableArray<string> uses) => _permission.FirstOutsideForm(
        _variables.Where(variable => uses.Contains(variable.Name)).Select(variable => variable.Quantity),
        uses.Where(name => name.Contains('.', StringComparison.Ordinal) && name != "Math.Pow"));

    // The old value and what was returned, where the assignment takes a bare increment for an update.
    private bool IsAcceptedIncrement(double[] values)
    {
        if (!_switches.BareIncrement || _question.Updated is null) return false;
        var old = _reference.Frames.SelectMany(Old);
        double[] renewed = [.. values.Zip(old, (increment, before) => before + increment)];
        return Judging.Of(Agreements.Of(renewed, _reference), _reference, _switches).Verdict == Verdict.Correct;
    }
}
