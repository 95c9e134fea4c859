using System.Globalization;
using System.Text.RegularExpressions;

namespace Upload;

/// <summary>Canvas' import of a gradebook.</summary>
internal static partial class Canvas
{
    // what may stand before the first assignment; each also with the name in two columns
    private static readonly string[] Identities =
    [
        "Student,ID,Section", "Student,ID,SIS Login ID,Section", "Student,ID,SIS User ID,SIS Login ID,Section",
        "Student,ID,SIS User ID,SIS Login ID,Integration ID,Section", "Student,ID,SIS User ID,SIS Login ID,Root Account,Section",
        "Student,ID,SIS User ID,SIS Login ID,Integration ID,Root Account,Section",
    ];

    // by what students are found, in this order
    private static readonly string[] Keys = ["ID", "SIS User ID", "SIS Login ID", "Student"];

    private sealed record Gradebook(string[] Identity, string[] Header, string[] Points, List<string[]> Students)
    {
        public IEnumerable<int> Assignments => Enumerable.Range(Identity.Length, Header.Length - Identity.Length)
            .Where(column => !Points.ElementAtOrDefault(column, "").Contains("(read only)", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The grades that change.</summary>
    public static IEnumerable<string> Take(string exported, string imported)
    {
        var (known, given) = (Read(exported), Read(imported));
        var columns = given.Assignments.Select(column => (Column: column, Of: AssignmentOf(given.Header[column], known))).ToArray();
        var changes = new List<string>();
        foreach (var student in given.Students)
        {
            var of = StudentOf(student, given, known);
            foreach (var (column, assignment) in columns)
            {
                var (before, after) = (Score(of.ElementAtOrDefault(assignment, "")), Score(student.ElementAtOrDefault(column, "")));
                if (before != after) changes.Add($"  {of[0]}: {known.Header[assignment]}: {Shown(before)} -> {Shown(after)}");
            }
        }
        return changes.Prepend($"Canvas takes {Counted(given.Students.Count, "student")} and {Counted(changes.Count, "change")}:");
    }

    private static Gradebook Read(string text)
    {
        var rows = Table.Read(text, Separator(text));
        if (rows.Count == 0) throw new RefusedException("Canvas: there is nothing in the file.");
        var header = rows[0];
        var length = Array.FindIndex(header, name => name.Contains("Section", StringComparison.Ordinal)) + 1;
        var identity = header[..length];
        if (header.Length <= 3 || !Identities.Any(names => IsIdentity(identity, names)))
            throw new RefusedException($"Canvas: the columns \"{string.Join(',', header)}\" are not those of a gradebook.");
        var points = rows.Find(row => row[0].Contains("Points Possible", StringComparison.Ordinal)) ?? [];
        List<string[]> students = [.. rows.Skip(1).Where(row => !IsNoStudent(row))];
        return new(identity, header, points, students);
    }

    private static bool IsIdentity(string[] identity, string names) => string.Join(',', identity) is var given
        && (given == names || given == names.Replace("Student,", "LastName,FirstName,", StringComparison.Ordinal));

    private static bool IsNoStudent(string[] row) => row[0].Contains("Points Possible", StringComparison.Ordinal)
        || row.Any(cell => cell is "Manual Posting" or "Muted");

    // of the first three lines, whichever stands there more often
    private static char Separator(string text)
    {
        var lines = string.Concat(text.Split('\n').Take(3));
        return lines.Count(c => c == ';') > lines.Count(c => c == ',') ? ';' : ',';
    }

    private static int AssignmentOf(string title, Gradebook known)
    {
        var id = Id().Match(title);
        var byId = id.Success ? Array.FindIndex(known.Header, name => Id().Match(name).Value == id.Value) : -1;
        var found = byId >= 0 ? byId : Array.FindIndex(known.Header, name => Id().Replace(name, "").TrimEnd() == title);
        return found >= 0 ? found : throw new RefusedException($"Canvas: \"{title}\" would be a new assignment.");
    }

    private static string[] StudentOf(string[] student, Gradebook given, Gradebook known)
    {
        foreach (var key in Keys)
        {
            var (mine, theirs) = (Array.IndexOf(given.Identity, key), Array.IndexOf(known.Identity, key));
            if (mine < 0 || theirs < 0 || student[mine].Length == 0) continue;
            if (known.Students.Find(row => row[theirs] == student[mine]) is { } found) return found;
        }
        throw new RefusedException($"Canvas: \"{student[0]}\" is nobody of this course.");
    }

    // EX, nothing, or a number that is compared to two decimals; 1.234,5 is one, too
    private static string Score(string cell)
    {
        if (cell is "" or "-") return "";
        if (cell.Equals("EX", StringComparison.OrdinalIgnoreCase)) return "EX";
        var text = cell.LastIndexOf(',') > cell.LastIndexOf('.') ? cell.Replace(".", "").Replace(',', '.') : cell.Replace(",", "");
        return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var score)
            ? Math.Round(score, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture)
            : throw new RefusedException($"Canvas: \"{cell}\" is no score.");
    }

    private static string Shown(string score) => score.Length > 0 ? score : "nothing";

    private static string Counted(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";

    private static string ElementAtOrDefault(this string[] row, int column, string otherwise) =>
        column < row.Length ? row[column] : otherwise;

    [GeneratedRegex(@"\(\d+\)$")]
    private static partial Regex Id();
}
