namespace Upload;

/// <summary>
/// nbgrader has no import of grades: its gradebook is filled by a loop over <c>student,total</c>. What that needs is that every student of
/// <c>submitted</c> has one row.
/// </summary>
internal static class Nbgrader
{
    /// <summary>The students with their scores.</summary>
    public static IEnumerable<string> Take(string submitted, string gradebook)
    {
        var rows = Table.Read(gradebook, ',');
        var (student, total, points) = (Column(rows[0], "student"), Column(rows[0], "total"), Column(rows[0], "points"));
        string[] students = [.. Directory.GetDirectories(submitted).Select(folder => Path.GetFileName(folder)!)];
        if (students.Except(rows.Skip(1).Select(row => row[student])).FirstOrDefault() is { } missing)
            throw new RefusedException($"nbgrader: {missing} has no row.");
        return rows.Skip(1).Select(row => $"  {row[student]}: {(row[total].Length > 0 ? row[total] : "open")} of {row[points]}")
            .Prepend($"nbgrader takes {students.Length} {(students.Length == 1 ? "student" : "students")}:");
    }

    private static int Column(string[] header, string name) => Array.IndexOf(header, name) is >= 0 and var column
        ? column
        : throw new RefusedException($"nbgrader: there is no column \"{name}\".");
}
