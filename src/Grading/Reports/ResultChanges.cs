namespace Grading.Reports;

/// <summary>Who has another verdict or score than before, and by how much.</summary>
internal static class ResultChanges
{
    /// <summary>Of each answer, what may change: verdict and score.</summary>
    public static Dictionary<(string Student, string Problem, string Part), (string Verdict, decimal? Score)> Read(string results)
    {
        var rows = new Dictionary<(string, string, string), (string, decimal?)>();
        foreach (var row in ResultsReader.Rows(results)) rows[(row.Student, row.Problem, row.Part)] = (row.Verdict, row.Score);
        return rows;
    }

    /// <summary>A line for each change, then a line for each student whose total changes, then how many there are. Takes out of <paramref name="before"/> what is still there.</summary>
    public static IEnumerable<string> Lines(Dictionary<(string Student, string Problem, string Part), (string Verdict, decimal? Score)> before, string after)
    {
        var (changes, totals) = (0, new SortedDictionary<string, decimal>(StringComparer.Ordinal));
        foreach (var row in ResultsReader.Rows(after))
        {
            var known = before.Remove((row.Student, row.Problem, row.Part), out var old);
            if (known && old.Verdict == row.Verdict && old.Score == row.Score) continue;
            changes++;
            var difference = (row.Score ?? 0) - (old.Score ?? 0);
            totals[row.Student] = totals.GetValueOrDefault(row.Student) + difference;
            yield return $"{row.Student}  {row.Problem}.{row.Part}: {(known ? Shown(old.Verdict, old.Score) : "not there")} -> {Shown(row.Verdict, row.Score)}";
        }
        foreach (var ((student, problem, part), old) in before.OrderBy(entry => entry.Key))
        {
            changes++;
            totals[student] = totals.GetValueOrDefault(student) - (old.Score ?? 0);
            yield return $"{student}  {problem}.{part}: {Shown(old.Verdict, old.Score)} -> not there";
        }
        foreach (var (student, difference) in totals)
            if (difference != 0) yield return $"{student}  total {(difference > 0 ? "+" : "")}{Cell.Number(difference)}";
        yield return $"{changes} {(changes == 1 ? "answer changes" : "answers change")}, of {totals.Count} {(totals.Count == 1 ? "student" : "students")}.";
    }

    private static string Shown(string verdict, decimal? score) => score is null ? verdict : $"{verdict} ({Cell.Number(score)})";
}
