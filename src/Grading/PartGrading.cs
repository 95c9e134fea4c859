using System.Collections.Immutable;
using Grading.Assignments;
using Grading.Comparing;
using Grading.Marking;
using Grading.Problems;
using Grading.Scripts;
using Grading.Verdicts;
using ReferenceSolutions.Sampling;

namespace Grading;

/// <summary>Everything that marking one part needs, computed when its first answer comes. Identical answers are graded once.</summary>
public sealed class PartGrading
{
    // More than the answers that a class gives again and again; an outcome takes about 2 kB.
    private const int Remembered = 250;

    // A longer answer is nobody else's.
    private const int LongestRemembered = 1000;

    private readonly Recent<string, Outcome> _outcomes = new(Remembered);
    private readonly Lazy<Func<string, Outcome>> _grade;
    private readonly Lazy<Func<string, Outcome>> _gradeScript;

    internal PartGrading(Part part, Lazy<PointSet[]> sets, Switches switches, ScriptRunner? scripts, string seed, bool remembers)
    {
        (Part, Sets, Switches, Remembers) = (part, sets, switches, remembers);
        _gradeScript = new(() => (part.Question, scripts) switch
        {
            (Question.Formula formula, not null) when ScriptedFormulaMarking.CanGrade(formula) =>
                new ScriptedFormulaMarking(formula, Reference.Of(formula, sets.Value), switches, scripts).Grade,
            (Question.Script script, not null) => new ScriptMarking(ScriptTask.Of(script, seed, part.Id), scripts).Grade,
            _ => _ => ScriptVerdicts.ByAPerson,
        });
        _grade = new(() => part.Question switch
        {
            Question.Formula formula => new FormulaMarking(formula, Reference.Of(formula, sets.Value), switches).Grade,
            Question.Number number => new NumberMarking(number.With(switches.Decimals), Reference.Of(number.Reference, sets.Value[0], [])).Grade,
            Question.Choice choice => new ChoiceMarking(choice).Grade,
            Question.Script => _gradeScript.Value,
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }

    public Part Part { get; }

    internal Lazy<PointSet[]> Sets { get; }

    internal Switches Switches { get; }

    /// <summary>Whether the last answers to this part are kept with their outcomes.</summary>
    internal bool Remembers { get; }

    /// <summary>The earlier parts that an answer to this one may build on.</summary>
    internal ImmutableArray<FollowThrough> Follows { get; set; } = [];

    /// <summary>Marks an answer. A bug of ours becomes <see cref="Verdict.Review"/> for this part alone.</summary>
    public Outcome Grade(string answer) => Grade(answer, answer, _grade);

    /// <summary>Marks an answer in C#. One that is a single expression is a formula like any other.</summary>
    public Outcome GradeScript(string code) =>
        Part.Question is not Question.Script && ScriptVerdicts.SingleExpression(code) is { } expression ? Grade(expression) : Grade("C#\0" + code, code, _gradeScript);

    private Outcome Grade(string key, string answer, Lazy<Func<string, Outcome>> grade)
    {
        if (string.IsNullOrWhiteSpace(answer)) return new(Verdict.Missing);
        if (_outcomes.TryGet(key, out var known)) return known;
        Outcome outcome;
        try
        {
            outcome = grade.Value(answer);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            outcome = new(Verdict.Review, new Reason.Internal(e.GetType().Name));
        }
        if (Remembers && answer.Length <= LongestRemembered) _outcomes.Add(key, outcome);
        return outcome;
    }
}
