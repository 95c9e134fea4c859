using System.Collections.Immutable;
using Grading.Reports.Places;
using Grading.Reports.Steps;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Reports.Decided;

/// <summary>
/// A person's decisions, put into finished results: what was meant is marked (<c>read-as:comma</c>), then credit, score and comment; the
/// reason says what the credit was before (<c>overridden:0</c>). Of several rows about one target the last counts; a decision about a
/// student beats one about a group of equal answers, and that one about a group of equal false steps; one on an answer that has changed
/// since counts no more.
/// </summary>
internal sealed class Decisions
{
    private readonly ImmutableArray<Decision> _counting;
    private readonly Dictionary<Target, Decision> _byTarget;
    private readonly ILookup<string, Decision> _meant;

    public Decisions(IEnumerable<Decision> rows)
    {
        var last = new Dictionary<Target, Decision>();
        foreach (var row in rows) last[row.Target] = row;
        _counting = [.. last.Values.Where(decision => !decision.IsAuto).OrderBy(decision => decision.Source.Line)];
        _byTarget = _counting.ToDictionary(decision => decision.Target);
        _meant = _counting.Where(decision => decision.HasMeaning).ToLookup(decision => decision.Target.Student!);
    }

    /// <summary>Those that count, in the order of their rows.</summary>
    public ImmutableArray<Decision> Counting => _counting;

    /// <summary>Whether something that this student typed is to be marked as something else, so that it is needed in full.</summary>
    public bool SaysWhatIsMeant(string student) => _meant.Contains(student);

    /// <summary>Rewrites the results at <paramref name="place"/>; says of each decision how many it has affected.</summary>
    /// <exception cref="UnusableFileException">The results can't be read or written.</exception>
    public void Apply(OutputPlace place, Marking marking, Action<string> say)
    {
        var effects = new Effects();
        using var steps = new StepsBeside(DecidesSteps ? marking.Steps : null);
        ResultsCsv.Write(place, ResultsReader.Students(place.Path).SelectMany(student =>
            Decided(student.Student, student.Rows, steps.Of(student.Student), marking, effects)).Select(decided => decided.Row));
        foreach (var decision in _counting) say(effects.Told(decision));
    }

    private bool DecidesSteps => _counting.Any(decision => GroupId.IsOfSteps(decision.Target.Cluster));

    // 5 parameters: whose rows, the lines of the derivations, what marks a meaning, and what is told of it.
    /// <summary>The rows of a student with what was decided about them.</summary>
    public IEnumerable<DecidedRow> Decided(
        string student, ImmutableArray<ResultRow> results, ImmutableArray<StepRow> steps, Marking marking, Effects effects)
    {
        ImmutableArray<ResultRow> rows = [.. results.Select(MachineRow.Of)];
        ImmutableArray<Decision> here = [.. _meant[student].Where(decision => IsHere(decision, rows, effects))];
        Decision[] meant = [.. Meanings.WithRoom(here, rows)];
        foreach (var decision in here.Except(meant)) effects.HasNoRoom(decision);
        if (meant.Length > 0 || rows.Any(MachineRow.IsReadAs)) rows = new Meanings(marking, effects.Waits).Of(student, rows, meant);
        foreach (var decision in meant) effects.Affect(decision);
        return rows.Select(row => Credited(row, meant, steps, effects));
    }

    // There is such an answer, and it is the one that was decided on.
    private static bool IsHere(Decision decision, ImmutableArray<ResultRow> rows, Effects effects)
    {
        var row = Meanings.RowOf(rows, decision);
        return row is not null && IsSeen(decision, row, effects);
    }

    private static bool IsSeen(Decision decision, ResultRow row, Effects effects)
    {
        if (decision.Seen.Length == 0 || decision.Seen.Equals(Cell.DigitsOf(row.Answer), StringComparison.OrdinalIgnoreCase)) return true;
        effects.Changed(decision);
        return false;
    }

    private DecidedRow Credited(ResultRow row, Decision[] meant, ImmutableArray<StepRow> steps, Effects effects)
    {
        if ((About(row, meant, effects) ?? AboutSteps(row, steps)) is not { } decision) return new(row, Meaning(row, meant));
        effects.Affect(decision);
        var before = row.Credit is { } credit ? Cell.Number(credit) : "none";
        var credited = row with
        {
            Credit = decision.Credit,
            Score = decision.Credit * row.Points,
            Reason = Reason.Overridden(row.Reason, before),
            Comment = decision.Comment,
        };
        return new(credited, decision);
    }

    private static Decision? Meaning(ResultRow row, Decision[] meant) => MachineRow.IsReadAs(row)
        ? Array.Find(meant, decision => (decision.Place ?? new(decision.Target.Problem, decision.Target.Part)) == Totals.NameOf(row))
        : null;

    private Decision? About(ResultRow row, Decision[] meant, Effects effects)
    {
        // A meaning that sent the answer elsewhere takes its credit along.
        var name = Totals.NameOf(row);
        if (Array.Find(meant, decision => decision is { Credit: not null, Place: { } place } && place == name) is { } moved) return moved;
        if (With(new(row.Problem, row.Part, row.Student, null)) is { } own && IsSeen(own, row, effects)) return own;
        return GroupId.Of(row) is { Length: > 0 } group ? With(new(row.Problem, row.Part, null, group)) : null;
    }

    // What is decided about a group of equal false steps is about the parts that are wrong because of one.
    private Decision? AboutSteps(ResultRow row, ImmutableArray<StepRow> steps) =>
        !steps.IsEmpty && Derivation.Of(row, steps).Cause is { Group: { Length: > 0 } group }
            ? With(new(row.Problem, row.Part, null, group))
            : null;

    // The decision about a target, if it says what that earns.
    private Decision? With(Target target) => _byTarget.GetValueOrDefault(target) is { Credit: not null } decision ? decision : null;
}
