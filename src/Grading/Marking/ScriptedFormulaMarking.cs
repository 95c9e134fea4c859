using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using Grading.Assignments;
using Grading.Comparing;
using Grading.Problems;
using Grading.Scripts;
using Grading.Verdicts;
using ScriptMessages;

namespace Grading.Marking;

/// <summary>
/// Marks C# statements as the answer to a formula part: the declared names are variables, the value that is returned is compared with the reference
/// at the same points as a formula, stratum by stratum.
/// </summary>
public sealed class ScriptedFormulaMarking
{
    private const string Method = "Answer";

    private readonly FormulaMarking _formulas;
    private readonly Reference _reference;
    private readonly ScriptRunner _runner;
    private readonly Signature _signature;
    private readonly ImmutableArray<ImmutableArray<Value>> _calls;

    public ScriptedFormulaMarking(Question.Formula question, Reference reference, Switches switches, ScriptRunner runner)
    {
        (_formulas, _reference, _runner) = (new(question, reference, switches), reference, runner);
        var variables = Variables(question).ToArray();
        _signature = new(Method, ValueKind.Number, [.. variables.Select(variable => (variable.Name, ValueKind.Number))]);
        _calls =
        [
            .. from frame in reference.Frames
               from point in Enumerable.Range(0, frame.Values.Length)
               select variables.Select(variable => (Value)new Value.Number(frame.Set.Points.Column(frame.Set.Network.Layout.Column(variable.Quantity, [], 0))[point].Value)).ToImmutableArray(),
        ];
    }

    /// <summary>Questions about numbers: indices and layers have no variables of their own.</summary>
    public static bool CanGrade(Question.Formula question) => !question.Vocabulary.HasIndices && question.Vocabulary.FreeIndices.IsEmpty && question.Vocabulary.FreeLayer is null;

    public Outcome Grade(string code)
    {
        if (_reference.UsablePoints < Reference.LeastPoints) return new(Verdict.Review, Cause.TooFewPoints);
        // A point without a value is a wrong answer, not a broken script.
        return _runner.Run(new(code, _signature, IsBody: true), _calls, resultElements: 1, _ => true) is var outcome && outcome is ScriptOutcome.Values values
            ? Judge(values.Results)
            : ScriptVerdicts.Of(outcome, _ => "");
    }

    // δ4 is a variable under its letter and under its name.
    private static IEnumerable<(string Name, Quantity Quantity)> Variables(Question.Formula question) =>
        from quantity in question.Vocabulary.Quantities
        where quantity.IsScalar
        from name in new[] { quantity.Name, Greek.Spelled(quantity.Name) }.Distinct()
        select (name, quantity);

    private Outcome Judge(ImmutableArray<Value?> results)
    {
        var next = 0;
        var agreement = new Agreement[_reference.Frames.Length][];
        var (usable, finite) = (0, 0);
        for (var f = 0; f < agreement.Length; f++)
        {
            var frame = _reference.Frames[f];
            agreement[f] = new Agreement[frame.Values.Length];
            for (var p = 0; p < frame.Values.Length; p++, next++)
            {
                var value = results[next] is Value.Number number ? number.X : double.NaN;
                agreement[f][p] = Comparison.IsSame(value, frame.Values[p]) ? Agreement.Same : Agreement.Different;
                if (!frame.Usable[p]) continue;
                usable++;
                if (double.IsFinite(value)) finite++;
            }
        }
        var outcome = _formulas.Judge(agreement);
        return outcome is { Verdict: Verdict.Wrong, IsPlain: true } && finite < usable ? outcome with { Reason = new Reason.ScriptNotFinite("") } : outcome;
    }
}
