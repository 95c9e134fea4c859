using System.Collections.Immutable;
using CsvHelper;
using Formulas.Names;
using Grading.Problems;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Decided;

/// <summary>
/// Reads a log of decisions, strictly: the columns <c>problem, part, credit</c>, <c>cluster</c> or <c>student</c> or both, perhaps
/// <c>comment, by, at, seen, means</c>, in any order, between commas or semicolons. A row is about the student or the cluster
/// that it names; its credit is a share, or <c>auto</c> to take back what was decided. Rows without a credit or a meaning are not decided
/// yet and mean nothing.
/// </summary>
internal static class DecisionsReader
{
    private static readonly string[] Columns = ["student", "problem", "part", "cluster", "credit", "comment", "by", "at", "seen", "means"];

    private static readonly string[] Needed = ["problem", "part", "credit"];

    // What "grader clusters" adds for the person who decides.
    private static readonly string[] Beside = ["students", "mistake", "reason", "meaning", "example"];

    /// <exception cref="ProblemFileException">What stands there can't be meant; all faults at once.</exception>
    /// <exception cref="UnusableFileException">The file can't be read.</exception>
    public static Decisions Read(string path, ProblemCatalogue catalogue, Action<string> say) => new(Rows(path, catalogue, say));

    /// <summary>All rows that decide something, in their order.</summary>
    /// <exception cref="ProblemFileException">What stands there can't be meant; all faults at once.</exception>
    /// <exception cref="UnusableFileException">The file can't be read.</exception>
    public static ImmutableArray<Decision> Rows(string path, ProblemCatalogue catalogue, Action<string> say)
    {
        var file = Path.GetFileName(path);
        var faults = new List<Fault>();
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        var undecided = 0;
        var table = LogText.Read(path);
        foreach (var row in Rows(table, file, faults))
        {
            if (row.IsUndecided) undecided++;
            else if (row.Decision(catalogue) is { } decision) decisions.Add(decision);
        }
        if (faults.Count > 0) throw new ProblemFileException([.. faults.OrderBy(fault => fault.Line)]);
        if (undecided > 0) say(AssistantSentences.Undecided(path, undecided));
        if (table.Torn.Length > 0) say(AssistantSentences.Torn(path));
        return decisions.ToImmutable();
    }

    /// <summary>Whether a table with these columns says about whom what is decided.</summary>
    public static bool AreOverrides(IEnumerable<string> columns)
    {
        var there = columns.ToHashSet();
        return there.IsSupersetOf(Needed) && (there.Contains("student") || there.Contains("cluster"));
    }

    // The rows in which anything stands; each is to be read before the next.
    private static IEnumerable<DecisionRow> Rows(LogText table, string file, List<Fault> faults)
    {
        using var reader = table.Open();
        var at = Header(reader, file, faults);
        while (at.Count > 0 && reader.Read())
        {
            var isBlank = Enumerable.Range(0, reader.FieldCount).All(column => reader.GetString(column).Length == 0);
            if (!isBlank && !IsTorn(reader)) yield return new(reader, at, file, faults);
        }
    }

    private static bool IsTorn(CsvReader reader) => reader.FieldCount > 0
        && TornLine.IsClosed(reader.FieldCount, reader.Headers.Count, reader.GetString(reader.FieldCount - 1));

    // Where each column stands; none after a fault.
    private static Dictionary<string, int> Header(CsvReader reader, string file, List<Fault> faults)
    {
        var at = new Dictionary<string, int>();
        var names = reader.Headers.Select(name => name.Trim().ToLowerInvariant()).ToArray();
        for (var column = 0; column < names.Length; column++)
        {
            if (Place(names[column], column, at) is { } sentence) faults.Add(new(file, 1, names[column], sentence));
        }
        foreach (var name in Needed.Where(name => !at.ContainsKey(name)))
            faults.Add(new(file, 1, name, AssistantSentences.ColumnIsMissing));
        if (!at.ContainsKey("student") && !at.ContainsKey("cluster")) faults.Add(new(file, 1, "cluster", AssistantSentences.WhomColumn));
        if (faults.Count > 0) at.Clear();
        return at;
    }

    // Notes where a column stands, or says why it can't.
    private static string? Place(string name, int column, Dictionary<string, int> at)
    {
        if (Beside.Contains(name)) return null;
        if (!Columns.Contains(name))
            return AssistantSentences.NoColumn(NearestName.Among(Columns.Select(known => (known, known)), name), Columns);
        return at.TryAdd(name, column) ? null : AssistantSentences.SecondColumn;
    }
}
