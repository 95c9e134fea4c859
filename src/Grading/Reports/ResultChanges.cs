using Grading.Assignments;
using Grading.Verdicts;
using Grading.Wording;

namespace Grading.Reports;

/// <summary>Of one answer what a change of the key or of credit may change.</summary>
internal readonly record struct Standing(Verdict Verdict, decimal? Score)
{
    public static Standing Of(ResultRow row) => new(row.Verdict, row.Score);

    public string Shown => AssistantSentences.Decided(Verdict.Word(), Cell.Number(Score));
}

/// <summary>Who has another verdict or score than before, and by how much.</summary>
internal sealed class ResultChanges
{
    private readonly Dictionary<(string Student, string Problem, string Part), Standing> _before = [];
    private readonly SortedDictionary<string, decimal> _totals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = [];
    private int _changes;

    private ResultChanges() { }

    /// <summary>The changes against these results, which are read at once: another run may put its own in the same place.</summary>
    public static ResultChanges Since(string results, Counting? counting = null)
    {
        var changes = new ResultChanges();
        foreach (var student in ResultsReader.Students(results, counting))
        {
            changes.Count(student, -1);
            foreach (var row in student.Rows) changes._before[(row.Student, row.Problem, row.Part)] = Standing.Of(row);
        }
        return changes;
    }

    /// <summary>
    /// A line for each change, then a line for each student whose total changes, then how many there are. To be asked once: what is still
    /// there is forgotten.
    /// </summary>
    public IEnumerable<string> Lines(string after, Counting? counting = null)
    {
        foreach (var student in ResultsReader.Students(after, counting))
        {
            Count(student, 1);
            foreach (var row in student.Rows)
                if (Compare(row) is { } change) yield return change;
        }
        foreach (var ((student, problem, part), old) in _before.OrderBy(entry => entry.Key))
        {
            Changed(student);
            yield return AssistantSentences.Changes(student, problem, part, old.Shown, AssistantSentences.NotThere);
        }
        foreach (var (student, difference) in _totals.Where(total => total.Value != 0))
            yield return AssistantSentences.TotalChanges(student, difference > 0, Cell.Number(difference));
        yield return AssistantSentences.ChangesInAll(_changes, _changed.Count);
    }

    private string? Compare(ResultRow row)
    {
        var isKnown = _before.Remove((row.Student, row.Problem, row.Part), out var old);
        var now = Standing.Of(row);
        if (isKnown && old == now) return null;
        Changed(row.Student);
        return AssistantSentences.Changes(row.Student, row.Problem, row.Part, isKnown ? old.Shown : AssistantSentences.NotThere, now.Shown);
    }

    private void Count(StudentResults student, int sign) =>
        _totals[student.Student] = _totals.GetValueOrDefault(student.Student) + sign * student.Score;

    private void Changed(string student)
    {
        _changes++;
        _changed.Add(student);
    }
}
