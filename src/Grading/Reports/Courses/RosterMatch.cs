using System.Collections.Immutable;
using Grading.Wording;

namespace Grading.Reports.Courses;

/// <summary>Which columns of a roster tell people apart, by their places.</summary>
/// <param name="Ids">Columns of ids and addresses, with what a cell holds.</param>
/// <param name="Names">Columns of whole names.</param>
/// <param name="Given">The column of given names, or -1; <paramref name="Family"/> likewise.</param>
internal sealed record Identities(
    ImmutableArray<int> Ids, ImmutableArray<int> Names, int Given, int Family, Func<string, string> Id)
{
    public IEnumerable<string> IdsIn(Roster roster, int row) =>
        Ids.Select(column => PersonKey.Of(Id(roster.At(row, column)))).Where(key => key.Length > 0);

    /// <summary>The first id of a row as it stands there, or nothing.</summary>
    public string FirstId(Roster roster, int row) =>
        Ids.Select(column => roster.At(row, column).Trim()).FirstOrDefault(id => id.Length > 0) ?? "";

    public IEnumerable<string> NamesIn(Roster roster, int row)
    {
        var names = Names.Select(column => PersonKey.OfName(roster.At(row, column)));
        if (Given >= 0 && Family >= 0) names = names.Append(PersonKey.Of($"{roster.At(row, Given)} {roster.At(row, Family)}"));
        return names.Where(key => key.Length > 0);
    }
}

/// <summary>
/// The results of the student of each row: whoever could be two rows, or shares a row with somebody else, is written nowhere and told of,
/// as is whoever has results but no row.
/// </summary>
internal static class RosterMatch
{
    /// <param name="isStudent">Whether a row is one of a student.</param>
    public static Dictionary<int, StudentResults> Of(Roster roster, CourseExport export, Identities identities, Func<int, bool> isStudent)
    {
        int[] rows = [.. Enumerable.Range(0, roster.Rows.Length).Where(isStudent)];
        var byId = Index(rows, row => identities.IdsIn(roster, row));
        var byName = Index(rows, row => identities.NamesIn(roster, row));
        var found = new Dictionary<int, List<StudentResults>>();
        foreach (var student in export.Students)
        {
            var places = Places(student.Student, byId, byName);
            if (places.Count == 1) Add(found, places.Single(), student);
            else export.Remark(places.Count > 1
                ? AssistantSentences.SeveralRows(
                    student.Student, places.Select(row => (roster.Lines[row], identities.FirstId(roster, row))), roster.Path)
                : AssistantSentences.NoRow(student.Student, roster.Path, Suggested(student.Student, roster, rows, identities)));
        }
        foreach (var (row, students) in found.Where(place => place.Value.Count > 1))
            export.Remark(AssistantSentences.SameRow(students.Select(student => student.Student), roster.Lines[row], roster.Path));
        return found.Where(place => place.Value.Count == 1).ToDictionary(place => place.Key, place => place.Value[0]);
    }

    private static void Add(Dictionary<int, List<StudentResults>> found, int row, StudentResults student)
    {
        if (!found.TryGetValue(row, out var students)) found[row] = students = [];
        students.Add(student);
    }

    private static SortedSet<int> Places(
        string student, Dictionary<string, SortedSet<int>> byId, Dictionary<string, SortedSet<int>> byName) =>
        byId.TryGetValue(PersonKey.Of(student), out var rows) || byName.TryGetValue(PersonKey.OfName(student), out rows) ? rows : [];

    private static Dictionary<string, SortedSet<int>> Index(int[] rows, Func<int, IEnumerable<string>> keys)
    {
        var index = new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var key in keys(row))
            {
                if (!index.TryGetValue(key, out var places)) index[key] = places = [];
                places.Add(row);
            }
        }
        return index;
    }

    // An id that would be the same but for zeros in front.
    private static string? Suggested(string student, Roster roster, int[] rows, Identities identities) =>
        PersonKey.WithoutZeros(student) is not { Length: > 0 } key ? null
            : rows.SelectMany(row => identities.IdsIn(roster, row)).FirstOrDefault(id => PersonKey.WithoutZeros(id) == key);
}
