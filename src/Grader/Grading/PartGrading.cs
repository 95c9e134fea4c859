using System.Collections.Immutable;
using Grader.Problems;
using Grader.Scripts;
using ReferenceSolutions.Sampling;

namespace Grader.Grading;

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
            (Question.Formula formula, not null) when ScriptedFormulaGrading.CanGrade(formula) =>
                new ScriptedFormulaGrading(formula, Reference.Of(formula, sets.Value), switches, scripts).Grade,
            (Question.Script script, not null) => new ScriptGrading(ScriptTask.Of(script, seed, part.Id), scripts).Grade,
            _ => _ => ScriptVerdicts.ByAPerson,
        });
        _grade = new(() => part.Question switch
        {
            Question.Formula formula => new FormulaGrading(formula, Reference.Of(formula, sets.Value), switches).Grade,
            Question.Number number => new NumberGrading(number.With(switches.Decimals), Reference.Of(number.Reference, sets.Value[0], [])).Grade,
            Question.Choice choice => new ChoiceGrading(choice).Grade,
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
            outcome = new(Verdict.Review, $"internal:{e.GetType().Name}") { Hint = Feedback.OurFault };
        }
        if (Remembers && answer.Length <= LongestRemembered) _outcomes.Add(key, outcome);
        return outcome;
    }
}

/// <summary>The problems of an assignment, ready to mark.</summary>
public sealed class ProblemGrading
{
    private readonly Dictionary<string, PartGrading> _parts;

    public ProblemGrading(Problem problem, Assignment assignment, ScriptRunner? scripts = null, bool remembers = true)
    {
        Problem = problem;
        var sets = problem.Sections.ToDictionary(section => section, section => new Lazy<PointSet[]>(() => [.. Points(problem, section, assignment.Seed)]));
        Parts = [.. problem.Parts.Select(part => new PartGrading(part, sets[part.Section], assignment.SwitchesOf(problem.Id, part.Id), scripts, assignment.Seed, remembers))];
        _parts = Parts.ToDictionary(part => part.Part.Id);
        foreach (var part in Parts) part.Follows = [.. Followed(part)];
    }

    // A part follows the parts that ask for what its "given" names; where that is not the node itself, the problem says so.
    private IEnumerable<FollowThrough> Followed(PartGrading part)
    {
        foreach (var (id, node) in part.Part.Follows)
            if (this[id] is { } named) yield return new(named, node);
        if (part.Part.Question is not Question.Formula question) yield break;
        foreach (var given in question.Given)
        {
            if (!given.With.IsScalar) continue;
            foreach (var earlier in Parts)
            {
                if (earlier == part) break;
                if (earlier.Part.Section == part.Part.Section && earlier.Part.Question is Question.Formula { Updated: null, Vocabulary.Asked: { } asked } && asked.Quantity == given.With) yield return new(earlier, given.With);
            }
        }
    }

    public Problem Problem { get; }

    public ImmutableArray<PartGrading> Parts { get; }

    public PartGrading? this[string part] => _parts.GetValueOrDefault(part);

    /// <summary>The sample points of a section: the same for everyone with this seed.</summary>
    public static ImmutableArray<PointSet> Points(Problem problem, Section section, string seed) => Sampler.Sample(section.Networks, seed, problem.Id, section.Name);
}
