using CsvHelper;
using Formulas.Names;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Courses;

/// <summary>
/// What Canvas imports as a gradebook: the columns that identify students, one column for the assignment, the row "Points Possible". The
/// scores of students of whom a person has yet to decide something are left blank, which changes nothing in Canvas. An exported gradebook is
/// given back whole: only the cells of the assignment are filled in, and of these none that excuses a student.
/// </summary>
internal static class CanvasGradebook
{
    private const string PointsPossible = "    Points Possible";

    private static readonly string[] IdColumns = ["ID", "SIS User ID", "SIS Login ID", "Integration ID"];

    public static void Write(CourseExport export, Stream to)
    {
        if (export.Roster is null) WriteNew(export, to);
        else WriteInto(Open(export.Roster), export, to);
    }

    /// <summary>An exported gradebook.</summary>
    /// <exception cref="UnusableFileException">It is none.</exception>
    public static Roster Open(string path)
    {
        var roster = Roster.Read(path);
        return roster.Column("Section") >= 2 && roster.Column("ID") is 1 or 2 ? roster
            : throw new UnusableFileException(AssistantSentences.NoCanvasGradebook(path));
    }

    private static void WriteNew(CourseExport export, Stream to)
    {
        using var csv = CsvWriter.Create(to, CsvWriterOptions.Default, leaveOpen: true);
        Record(csv, "Student", "ID", "SIS User ID", "SIS Login ID", "Section", export.Title);
        Record(csv, PointsPossible, "", "", "", "", Cell.Number(export.Columns.Points));
        foreach (var student in export.Students)
            Record(csv, Cell.Text(student.Student), "", "", Cell.Text(student.Student), "", Score(student, Scale.One));
    }

    private static void WriteInto(Roster roster, CourseExport export, Stream to)
    {
        var last = roster.Column("Section");
        var assignment = AssignmentColumn(roster, last, export.Title);
        if (assignment < 0)
        {
            RefuseNear(roster, last, export.Title);
            export.Remark(AssistantSentences.NewColumn(export.Title, roster.Path));
            assignment = roster.Header.Length;
        }
        var possible = Enumerable.Range(0, roster.Rows.Length).FirstOrDefault(row => IsPointsPossible(roster, row), -1);
        var maximum = possible < 0 ? null : Roster.Number(roster.At(possible, assignment));
        var scale = Scale.To(maximum, export, roster.Path, export.Title);
        var results = RosterMatch.Of(roster, export, Identities(roster), row => IsStudent(roster, row, last));
        roster.Write(to, CellOf, Math.Max(roster.Header.Length, assignment + 1), export.Title);

        string CellOf(int row, int column) => column != assignment ? roster.At(row, column)
            : row == possible && maximum is null ? Cell.Number(export.Columns.Points)
            : results.TryGetValue(row, out var student) && !IsExcused(roster.At(row, column)) ? Score(student, scale)
            : roster.At(row, column);
    }

    // By id, else by name; names may stand in one column or in two.
    private static Identities Identities(Roster roster) => new(
        [.. IdColumns.Select(name => roster.Column(name)).Where(column => column >= 0)],
        roster.Column("Student") is >= 0 and var student ? [student] : [],
        Given: roster.Column("FirstName", "First Name"),
        Family: roster.Column("LastName", "Last Name"),
        id => id);

    // The column that Canvas has for this assignment, with its number, so that no new one is made; -1 for none.
    private static int AssignmentColumn(Roster roster, int last, string title)
    {
        int[] columns =
        [
            .. Enumerable.Range(last + 1, roster.Header.Length - last - 1)
                .Where(column => IsTitled(roster.Header[column], title)),
        ];
        return columns switch
        {
            [] => -1,
            [var one] => one,
            _ => throw new UnusableFileException(
                AssistantSentences.TwoColumns(title, columns.Select(column => roster.Header[column]), roster.Path)),
        };
    }

    // Homework 3 (4711): by its name, its number, or both
    private static bool IsTitled(string header, string title) => header.Equals(title, StringComparison.OrdinalIgnoreCase)
        || header.StartsWith(title + " (", StringComparison.OrdinalIgnoreCase)
        || header.EndsWith($" ({title})", StringComparison.Ordinal);

    // A second assignment beside the one that was meant is not what anybody wants.
    private static void RefuseNear(Roster roster, int last, string title)
    {
        var names = roster.Header.Skip(last + 1).Select(header => (header, NameOf(header).ToUpperInvariant()));
        if (NearestName.Among(names, title.ToUpperInvariant()) is { } meant)
            throw new UnusableFileException(AssistantSentences.NoColumnTitled(title, meant, roster.Path));

        static string NameOf(string header) => header.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? header[..at] : header;
    }

    private static bool IsPointsPossible(Roster roster, int row) =>
        roster.At(row, 0).Contains("Points Possible", StringComparison.OrdinalIgnoreCase);

    // None: "Points Possible", "Manual Posting", and the test student's blank line.
    private static bool IsStudent(Roster roster, int row, int last) =>
        roster.Rows[row].Length > last && roster.At(row, roster.Column("ID")).Length > 0 && !IsPointsPossible(roster, row);

    private static bool IsExcused(string cell) => cell.Trim().Equals("EX", StringComparison.OrdinalIgnoreCase);

    private static string Score(StudentResults student, Scale scale) => student.Awaiting > 0 ? "" : scale.Shown(student.Score);

    private static void Record(CsvWriter csv, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.EndRecord();
    }
}
