using System.Collections.Immutable;
using System.Diagnostics;
using Formulas.Translating;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Marking;
using Grading.Marking.Choices;
using Grading.Marking.Numbers;
using Grading.Marking.Scripted;
using Grading.Marking.Shapes;
using Grading.Marking.Tables;
using Grading.Problems;
using Grading.Scripts;
using Grading.Verdicts;
using Grading.Wording;
using ReferenceSolutions.Sampling.Beyond;

namespace Grading;

/// <summary>Everything that marking one part needs, computed when its first answer comes. Identical answers are graded once.</summary>
public sealed class PartGrading
{
    // More than the answers that a class gives again and again; an outcome takes about 2 kB.
    private const int Remembered = 250;

    // A longer answer is nobody else's.
    private const int LongestRemembered = 1000;

    private readonly BoundedCache<string, Outcome> _outcomes = new(Remembered);
    private readonly Lazy<PartMarking> _marking;
    private readonly Func<string, Outcome> _grade;
    private readonly Lazy<Func<string, Outcome>> _gradeScript;
    private readonly PartSetup _setup;

    internal PartGrading(PartSetup setup, ScriptRunner? scripts)
    {
        _setup = setup;
        _gradeScript = new(() => ScriptMarkingOf(setup, scripts));
        _marking = new(() => MarkingOf(setup));
        _grade = text => _marking.Value.Grade(text);
    }

    public Part Part => _setup.Part;

    /// <summary>The earlier parts that an answer to this one may build on.</summary>
    internal ImmutableArray<FollowThrough> Follows { get; set; } = [];

    /// <summary>Marks an answer. A bug of ours becomes <see cref="Verdict.Review"/> for this part alone.</summary>
    public Outcome Grade(string answer) => Grade(answer, answer, _grade);

    /// <summary>How an answer is read: what can be told of it without what is right. Of C# that is nothing but its text.</summary>
    public AsRead Read(string answer) => _marking.Value.Read(answer);

    /// <summary>Marks an answer in C#. One that is a single expression is a formula like any other.</summary>
    public Outcome GradeScript(string code) =>
        Part.Question is not Question.Script && ScriptVerdicts.SingleExpression(code) is { } expression
        ? WithCase(Grade(expression))
        : Grade("C#\0" + code, code, Scripted);

    // The case that is told with its outcome is kept for whoever writes the same: it is English, and said again to each.
    private Outcome Scripted(string code)
    {
        using var english = Spoken.InEnglish();
        return _gradeScript.Value(code);
    }

    // A formula in C# has the verdict of the formula, and where that is wrong, what it gave, as other code has. What is refused at points
    // of its own is told nothing of them.
    private Outcome WithCase(Outcome outcome) =>
        outcome is { Verdict: Verdict.Wrong, Witness.Length: > 0, Reason: not Reason.Plain { Cause: not Cause.None } }
        && Part.Question is Question.Formula formula && ScriptedFormulaMarking.CanGrade(formula)
            ? outcome with { Case = StudentSentences.FailingCase(outcome.Witness) }
            : outcome;

    /// <summary>How this part may build on an earlier one.</summary>
    internal FollowThrough Following(PartGrading earlier, Quantity node) =>
        new(_setup, earlier._setup, earlier.Grade, node) { MarkingOf = MarkingOf };

    /// <summary>The verdict on a wrong answer, given the student's own earlier one; null where it is wrong all the same.</summary>
    internal static Outcome? Followed(FollowThrough follow, string answer, string earlier, Outcome outcome, Verdict? ofEarlier)
    {
        try
        {
            return follow.Of(answer, earlier, outcome, ofEarlier);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return OurFault(e);
        }
    }

    private PartMarking MarkingOf(PartSetup setup)
    {
        switch (setup.Part.Question)
        {
            case Question.Formula formula:
                var ofFormula = new FormulaMarking(formula, Reference.Of(formula, setup.Sets.Value), setup.Switches)
                {
                    Confirmation = new(formula, setup.Part.Section.Model, setup.Fresh),
                };
                return new(ofFormula.Grade, ofFormula.Read);
            case Question.Number number:
                var ofNumber = new NumberMarking(
                    number.With(setup.Switches.Decimals), Reference.Of(number.Reference, setup.Sets.Value[0], []));
                return new(ofNumber.Grade, ofNumber.Read);
            case Question.Both both:
                var around = Varying.Around(setup.Sets.Value[0], [.. setup.Fresh.Seed, "around"]);
                var ofOne = new FormulaMarking(both.Written, Reference.Of(both.Written, [around]), setup.Switches);
                var ofBoth = new BothMarking(
                    new(ofOne.Grade, ofOne.Read), MarkingOf(setup with { Part = setup.Part with { Question = both.Value } }),
                    both.Written.Vocabulary);
                return new(ofBoth.Grade, ofBoth.Read);
            case Question.Table table:
                var ofTable = new TableMarking(table, setup, MarkingOf);
                return new(ofTable.Grade, ofTable.Read);
            case Question.Shape shape:
                var ofShape = new ShapeMarking(shape, setup.Part.Section);
                return new(ofShape.Grade, ofShape.Read);
            case Question.Choice choice:
                var ofChoice = new ChoiceMarking(choice);
                return new(ofChoice.Grade, ofChoice.Read);
            case Question.Selection selection:
                var ofSelection = new SelectionMarking(selection);
                return new(ofSelection.Grade, ofSelection.Read);
            case Question.Script:
                return new(Scripted, ScriptVerdicts.Read);
            default: throw new UnreachableException();
        }
    }

    private static (ScriptTask Task, int Inside) Fresh(Question.Script script, PartSetup setup, string tokens)
    {
        var inside = ScriptTask.Of(script, setup.Fresh.Inside(tokens));
        var outside = ScriptTask.Of(script, setup.Fresh.Outside(tokens));
        return (inside with { Calls = [.. inside.Calls, .. outside.Calls] }, inside.Calls.Length);
    }

    private static Func<string, Outcome> ScriptMarkingOf(PartSetup setup, ScriptRunner? scripts) =>
        (setup.Part.Question, scripts) switch
        {
            (Question.Formula formula, not null) when ScriptedFormulaMarking.CanGrade(formula) =>
                new ScriptedFormulaMarking(formula, Reference.Of(formula, setup.Sets.Value), setup.Switches, scripts, setup.Fresh).Grade,
            (Question.Script script, not null) => new ScriptMarking(
                ScriptTask.Of(script, [.. setup.Sets.Value, .. setup.Fresh.OtherSizes()])
                    .And(ScriptTask.Of(script, setup.Fresh.Small())).Repeated(), scripts,
                tokens => Fresh(script, setup, tokens)).Grade,
            _ => _ => ScriptVerdicts.ByAPerson,
        };

    private Outcome Grade(string key, string answer, Func<string, Outcome> grade)
    {
        if (string.IsNullOrWhiteSpace(answer)) return new(Verdict.Missing);
        if (_outcomes.TryGet(key, out var known)) return known;
        Outcome outcome;
        try
        {
            outcome = grade(answer);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            outcome = OurFault(e);
        }
        if (_setup.Remembers && answer.Length <= LongestRemembered) _outcomes.Add(key, outcome);
        return outcome;
    }

    private static Outcome OurFault(Exception e) => new(Verdict.Review, new Reason.Internal(e.GetType().Name));
}
