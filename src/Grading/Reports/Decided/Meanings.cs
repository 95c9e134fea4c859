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
        var answers = given?.Answers ?? [.. rows.Where(row => row.Answer.Length > 0).Select(AnswerOf)];
        var moved = new Dictionary<PartName, ResultRow>();
        var problems = rows.Where(row => MachineRow.IsReadAs(row)).Select(row => row.Problem).ToHashSet();
        foreach (var decision in decisions)
        {
            var row = RowOf(rows, decision)!;
            var place = decision.Place ?? new(decision.Target.Problem, decision.Target.Part);
            if (given is null && IsCut(rows, decision.Target.Problem, place.Problem))
            {
                waits(decision);
                continue;
            }
            answers = Replaced(answers, decision, place, row);
            moved[place] = row;
            problems.UnionWith([place.Problem, decision.Target.Problem]);
        }
        var isNothingToMark = problems.Count == 0 || (given is null && IsCut(rows, [.. problems]));
        return isNothingToMark ? rows : Remarked(student, rows, answers, problems, moved);
    }

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
        return [.. Remarked(student, rows, answers, problems, []).Select(row => kept[Totals.NameOf(row)].FirstOrDefault() ?? row)];
    }

    /// <summary>The row of what was typed: where it was typed, or where an earlier run has put it.</summary>
    public static ResultRow? RowOf(ImmutableArray<ResultRow> rows, Decision decision) =>
        rows.FirstOrDefault(row => row.Problem == decision.Target.Problem && row.Part == decision.Target.Part)
        ?? rows.FirstOrDefault(row => MachineRow.IsReadAs(row) && decision.Place == Totals.NameOf(row));

    private static bool IsCut(ImmutableArray<ResultRow> rows, params string[] problems) =>
        rows.Any(row => problems.Contains(row.Problem) && Cell.IsCut(row.Answer));

    // What stands at the place as typed goes; what was meant comes, once.
    private static ImmutableArray<Answer> Replaced(ImmutableArray<Answer> answers, Decision decision, PartName place, ResultRow row)
    {
        var typed = AnswerOf(row);
        var text = decision.Place is null ? decision.Means : row.Answer;
        var first = answers.FirstOrDefault(answer => answer.Problem == row.Problem && answer.Part == row.Part);
        if (decision.Place is not null && first is not null) text = first.Text;
        var meant = (first ?? typed) with { Problem = place.Problem, Part = place.Part, Text = text };
        return [.. answers.Where(answer => answer.Problem != row.Problem || answer.Part != row.Part), meant];
    }

    // 5 parameters: whose rows, from which answers, of which problems, and what was meant.
    private ImmutableArray<ResultRow> Remarked(
        string student,
        ImmutableArray<ResultRow> rows,
        ImmutableArray<Answer> answers,
        HashSet<string> problems,
        Dictionary<PartName, ResultRow> moved)
    {
        problems.IntersectWith(marking.Order);
        var marked = marking.Mark(new(student, [.. answers.Where(answer => problems.Contains(answer.Problem))], []))
            .Where(result => problems.Contains(result.Problem))
            .Select(result => Shown(ResultRow.Of(result), moved))
            .Where(row => !row.IsStray);
        var left = moved.Values.Select(Totals.NameOf).ToHashSet();
        left.ExceptWith(moved.Keys);
        var kept = rows.Where(row => IsKept(row, problems, moved) && !left.Contains(Totals.NameOf(row))).ToArray();
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
