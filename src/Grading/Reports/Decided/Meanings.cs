using System.Collections.Immutable;
using System.Globalization;
using Grading.Assignments;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Reports.Decided;

/// <summary>
/// The first step: what a person says was meant takes the place of what was typed, or is sent to the part that was meant; then all parts of
/// that student's problem are marked anew, so that what follows from it is seen.
/// </summary>
internal sealed class Meanings(Marking marking, Action<Decision> waits)
{
    /// <summary>The rows of a student with what was meant; those of whom nothing is said stay.</summary>
    public ImmutableArray<ResultRow> Of(string student, ImmutableArray<ResultRow> rows, IReadOnlyList<Decision> decisions)
    {
        var given = marking.Typed(student);
        var typed = given?.Answers ?? [.. rows.Where(row => row.Answer.Length > 0).Select(AnswerOf)];
        var moved = new Dictionary<PartName, ResultRow>();
        var problems = rows.Where(row => MachineRow.IsReadAs(row)).Select(row => row.Problem).ToHashSet();
        var meant = new List<Answer>();
        var left = new HashSet<PartName>();
        foreach (var decision in decisions)
        {
            var row = RowOf(rows, decision)!;
            var place = PlaceOf(decision);
            if (given is null && IsCut(rows, decision.Target.Problem, place.Problem))
            {
                waits(decision);
                continue;
            }
            meant.Add(Meant(typed, decision, row));
            left.Add(Totals.NameOf(row));
            moved[place] = row;
            problems.UnionWith([place.Problem, decision.Target.Problem]);
        }
        if (problems.Count == 0 || (given is null && IsCut(rows, [.. problems]))) return rows;
        ImmutableArray<Answer> answers = [.. typed.Where(answer => !left.Contains(new(answer.Problem, answer.Part))), .. meant];
        var asTyped = rows.Any(MachineRow.IsReadAs) ? [] : Marked(student, typed, problems).ToHashSet();
        return Remarked(student, rows, answers, problems, moved, asTyped);
    }

    /// <summary>
    /// Those of some decisions about a student that can send an answer where they say: it was given once, and the part that is meant has no
    /// answer that stays there. Two answers to one part would be one row, and one of them in no result.
    /// </summary>
    public static ImmutableArray<Decision> WithRoom(ImmutableArray<Decision> decisions, ImmutableArray<ResultRow> rows)
    {
        var (left, before) = (decisions, -1);
        while (left.Length != before)
        {
            before = left.Length;
            left = left.RemoveAll(decision => !HasRoom(decision, rows, left));
        }
        return left;
    }

    private static bool HasRoom(Decision decision, ImmutableArray<ResultRow> rows, ImmutableArray<Decision> others)
    {
        var (name, place) = (TargetOf(decision), PlaceOf(decision));
        if (place == name) return true;
        var isOnce = rows.Count(row => Totals.NameOf(row) == name && row.Answer.Length > 0) <= 1
            && RowOf(rows, decision) is { IsAnsweredTwice: false };
        var isLeft = others.Any(other => TargetOf(other) == place)
            || !rows.Any(row => Totals.NameOf(row) == place && row.Answer.Length > 0 && !MachineRow.IsReadAs(row));
        return isOnce && isLeft && !others.Any(other => other != decision && PlaceOf(other) == place);
    }

    private static PartName TargetOf(Decision decision) => new(decision.Target.Problem, decision.Target.Part);

    private static PartName PlaceOf(Decision decision) => decision.Place ?? TargetOf(decision);

    /// <summary>
    /// The rows of a student marked anew from their cells. What more than a cell has told of stays: what a person must look at, answers
    /// in C#, and problems with a cell that was cut.
    /// </summary>
    public ImmutableArray<ResultRow> Anew(string student, ImmutableArray<ResultRow> rows)
    {
        var problems = rows.Select(row => row.Problem).Where(problem => !IsCut(rows, problem)).ToHashSet();
        var answers = rows.Where(row => row.Answer.Length > 0).Select(AnswerOf).ToImmutableArray();
        var kept = rows.Where(row => row.Verdict == Verdict.Review || MachineRow.IsReadAs(row) || AnswerOf(row).IsScript)
            .ToLookup(Totals.NameOf);
        return [.. Remarked(student, rows, answers, problems, [], []).Select(row => kept[Totals.NameOf(row)].FirstOrDefault() ?? row)];
    }

    /// <summary>The row of what was typed: where it was typed, or where an earlier run has put it.</summary>
    public static ResultRow? RowOf(ImmutableArray<ResultRow> rows, Decision decision) =>
        rows.FirstOrDefault(row => row.Problem == decision.Target.Problem && row.Part == decision.Target.Part)
        ?? rows.FirstOrDefault(row => MachineRow.IsReadAs(row) && decision.Place == Totals.NameOf(row));

    private static bool IsCut(ImmutableArray<ResultRow> rows, params string[] problems) =>
        rows.Any(row => problems.Contains(row.Problem) && Cell.IsCut(row.Answer));

    // What was meant, at the part that was meant, in the place of what was typed.
    private static Answer Meant(ImmutableArray<Answer> answers, Decision decision, ResultRow row)
    {
        var first = answers.FirstOrDefault(answer => answer.Problem == row.Problem && answer.Part == row.Part);
        var text = decision.Place is null ? decision.Means : first?.Text ?? row.Answer;
        var place = PlaceOf(decision);
        return (first ?? AnswerOf(row)) with { Problem = place.Problem, Part = place.Part, Text = text };
    }

    private IEnumerable<ResultRow> Marked(string student, ImmutableArray<Answer> answers, HashSet<string> problems) =>
        marking.Mark(new(student, [.. answers.Where(answer => problems.Contains(answer.Problem))], []))
            .Where(result => problems.Contains(result.Problem)).Select(ResultRow.Of);

    // 6 parameters: whose rows, from which answers, of which problems, what was meant, and how all are marked as typed: what is marked
    // alike then and now stays as it stands, since more than its cell may have told of it.
    private ImmutableArray<ResultRow> Remarked(
        string student,
        ImmutableArray<ResultRow> rows,
        ImmutableArray<Answer> answers,
        HashSet<string> problems,
        Dictionary<PartName, ResultRow> moved,
        HashSet<ResultRow> asTyped)
    {
        problems.IntersectWith(marking.Order);
        ResultRow[] anew = [.. Marked(student, answers, problems)];
        var alike = anew.Where(asTyped.Contains).Select(Totals.NameOf).ToHashSet();
        var marked = anew.Select(row => Shown(row, moved)).Where(row => !row.IsStray);
        var left = moved.Values.Select(Totals.NameOf).ToHashSet();
        left.ExceptWith(moved.Keys);
        var kept = rows.Where(row => !left.Contains(Totals.NameOf(row)) && (IsKept(row, problems, moved)
            || (alike.Contains(Totals.NameOf(row)) && !moved.ContainsKey(Totals.NameOf(row))))).ToArray();
        var names = kept.Select(Totals.NameOf).ToHashSet();
        return [.. kept.Concat(marked.Where(row => !names.Contains(Totals.NameOf(row)))).Select((row, place) => (row, place))
            .OrderBy(entry => entry.row.IsStray ? marking.Order.Length : marking.RankOf(entry.row.Problem))
            .ThenBy(entry => PlaceIn(rows, entry.row, entry.place)).Select(entry => entry.row)];
    }

    // Of other problems, of no part, or of a submission with a fault: unless a person has read it, it stays as it is.
    private static bool IsKept(ResultRow row, HashSet<string> problems, Dictionary<PartName, ResultRow> moved) =>
        !problems.Contains(row.Problem) || row.IsStray || (row.Reason == "file" && !moved.ContainsKey(Totals.NameOf(row)));

    // As the rows stood; what is new where the marking put it.
    private static int PlaceIn(ImmutableArray<ResultRow> rows, ResultRow row, int otherwise)
    {
        for (var i = 0; i < rows.Length; i++)
            if (rows[i].Problem == row.Problem && rows[i].Part == row.Part) return i;
        return rows.Length + otherwise;
    }

    // The answer stays what the student typed, with its place in the file.
    private static ResultRow Shown(ResultRow row, Dictionary<PartName, ResultRow> moved) =>
        moved.TryGetValue(Totals.NameOf(row), out var typed)
            ? row with { Answer = typed.Answer, Source = typed.Source, Reason = MachineRow.ReasonOf(typed, row.Reason) }
            : row;

    private static Answer AnswerOf(ResultRow row)
    {
        var colon = row.Source.LastIndexOf(':');
        var isPlace = int.TryParse(row.Source.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line);
        var file = colon < 0 ? row.Source : row.Source[..colon];
        var isScript = file.EndsWith(".csx", StringComparison.OrdinalIgnoreCase);
        return new(row.Problem, row.Part, row.Answer, isScript, new(file, isPlace ? line : 1));
    }
}
