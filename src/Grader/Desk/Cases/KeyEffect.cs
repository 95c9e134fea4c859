using System.Collections.Immutable;
using Grading.Reports;

namespace Grader.Desk.Cases;

/// <summary>What a choice would change: how many totals by how much, as <see cref="ResultChanges"/> would list it.</summary>
/// <param name="Totals">Differences of totals with the number of students who have them, the most frequent first.</param>
/// <param name="Changed">Students of whom any answer would stand otherwise.</param>
/// <param name="Students">Students of the item, less those of whom something is decided alone.</param>
internal sealed record KeyEffect(ImmutableArray<(decimal Difference, int Students)> Totals, int Changed, int Students)
{
    /// <summary>Whether anybody would have less than before.</summary>
    public bool Lowers => Totals.Any(total => total.Difference < 0);

    public static KeyEffect Of(Item item, Snapshot before, Snapshot after)
    {
        var students = item.Cases.Select(one => one.Of).DistinctBy(student => student.Student).ToArray();
        var changed = students.Where(student => Differs(before.ResultsOf(student), after.ResultsOf(student))).ToArray();
        var totals = changed.Select(student => after.ResultsOf(student).Score - before.ResultsOf(student).Score)
            .GroupBy(difference => difference)
            .Select(same => (Difference: same.Key, Students: same.Count()))
            .OrderByDescending(same => same.Students).ThenBy(same => same.Difference);
        return new([.. totals], changed.Length, students.Length - before.DecidedAlone(item).Length);
    }

    // Part by part: what was marked anew may stand in another order.
    private static bool Differs(StudentResults before, StudentResults after)
    {
        var known = new Dictionary<(string, string), Standing>();
        foreach (var row in before.Rows) known[(row.Problem, row.Part)] = Standing.Of(row);
        foreach (var row in after.Rows)
            if (!known.Remove((row.Problem, row.Part), out var old) || old != Standing.Of(row)) return true;
        return known.Count > 0;
    }
}
