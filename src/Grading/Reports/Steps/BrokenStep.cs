using System.Collections.Immutable;
using Grading.Verdicts;

namespace Grading.Reports.Steps;

/// <summary>A false step that several students have, however each wrote it.</summary>
/// <param name="Part">The part whose conclusion is wrong because of it, or in whose derivation it stands.</param>
/// <param name="Group">What they share.</param>
/// <param name="Students">How many have it.</param>
/// <param name="Carried">How many of them have a wrong conclusion that comes from it.</param>
/// <param name="Credit">What a conclusion that comes from it earns so far; null where none does.</param>
/// <param name="Left">As the first of the shortest writes it.</param>
internal sealed record BrokenStep(
    string Problem, string Part, string Group, int Students, int Carried, decimal? Credit, string Mistake, string Left, string Right)
{
    /// <summary>The equality.</summary>
    public string Equality => $"{Left} = {Right}".ReplaceLineEndings(" ");
}

/// <summary>Where derivations break: errors of their own, counted once a student, in memory that does not grow with the class.</summary>
internal sealed class BrokenSteps
{
    private const int Most = 50_000;

    private readonly Dictionary<(string, string, string), BrokenStep> _steps = [];

    /// <summary>Those of a class.</summary>
    public static ImmutableArray<BrokenStep> Of(string results, string steps)
    {
        var broken = new BrokenSteps();
        using var beside = new StepsBeside(steps);
        foreach (var student in ResultsReader.Students(results))
            foreach (var step in Of(student, beside.Of(student.Student))) broken.Add(step);
        return broken.MostFrequent();
    }

    /// <summary>Those of one student: each counts once.</summary>
    public static IEnumerable<BrokenStep> Of(StudentResults student, ImmutableArray<StepRow> steps)
    {
        if (steps.IsEmpty) yield break;
        var carried = student.Rows.Where(row => row.Verdict == Verdict.Wrong)
            .Select(row => (Row: row, Derivation.Of(row, steps).Cause)).Where(one => one.Cause is { Group.Length: > 0 }).ToArray();
        foreach (var (row, cause) in carried) yield return One(cause!, row.Part, row);
        foreach (var step in steps.Where(step => step is { IsFalse: true, Follows: "", Group.Length: > 0 })
            .DistinctBy(step => (step.Problem, step.Part, step.Group)))
        {
            var isCarried = Array.Exists(carried, one => one.Cause!.Group == step.Group && one.Cause.Problem == step.Problem);
            if (!isCarried) yield return One(step, step.Part, null);
        }
    }

    // What a wrong conclusion comes from stands at the conclusion's part.
    private static BrokenStep One(StepRow step, string part, ResultRow? carried) => new(
        step.Problem, part, step.Group, 1, carried is null ? 0 : 1, carried?.Credit, step.Mistake, step.Left, step.Right);

    public void Add(BrokenStep one)
    {
        var key = (one.Problem, one.Part, one.Group);
        if (_steps.TryGetValue(key, out var known)) _steps[key] = Together(known, one);
        else if (_steps.Count < Most) _steps[key] = one;
    }

    // The plainer way to write it is shown, whatever the order.
    private static BrokenStep Together(BrokenStep known, BrokenStep other)
    {
        var isPlainer = other.Equality.Length != known.Equality.Length
            ? other.Equality.Length < known.Equality.Length
            : string.CompareOrdinal(other.Equality, known.Equality) < 0;
        return known with
        {
            Students = known.Students + 1,
            Carried = known.Carried + other.Carried,
            Credit = known.Credit ?? other.Credit,
            Left = isPlainer ? other.Left : known.Left,
            Right = isPlainer ? other.Right : known.Right,
        };
    }

    /// <summary>The most frequent first; those of one count by problem, part and group.</summary>
    public ImmutableArray<BrokenStep> MostFrequent() =>
    [
        .. _steps.Values.OrderByDescending(step => step.Students)
            .ThenBy(step => step.Problem, StringComparer.Ordinal)
            .ThenBy(step => step.Part, StringComparer.Ordinal)
            .ThenBy(step => step.Group, StringComparer.Ordinal),
    ];
}
