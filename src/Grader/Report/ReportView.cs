using System.Collections.Immutable;
using System.Globalization;
using Grading.Reports;
using Grading.Reports.Steps;

namespace Grader.Report;

/// <summary>A report with its places: what leads from wrong answers and broken derivations to students, and back.</summary>
internal sealed class ReportView(ClassReport report)
{
    private readonly Dictionary<string, int> _problems = Numbered(report.Problems.Select(problem => problem.Id));
    private readonly Dictionary<string, int> _students = Numbered(report.Each.Select(student => student.Student));
    private readonly Dictionary<(string, string, string), int> _wrong =
        Numbered(report.Clusters.Select(answer => (answer.Problem, answer.Part, answer.Shared)));
    private readonly ILookup<(string, string, string), string> _wrongBy = (
        from student in report.Each
        from row in student.Rows
        let key = WrongAnswer.KeyOf(row)
        where key is not null
        select (Key: key.Value, student.Student)).ToLookup(one => one.Key, one => one.Student);

    public ClassReport Report => report;

    /// <summary>Rules by which the choice of a problem hides what is about others.</summary>
    public string Rules => _problems.Count < 2 ? ""
        : string.Concat(_problems.Values.Select(number => Invariant($"body:has(#f{number}:checked) .of:not(.p{number}){{display:none}}")));

    /// <summary>The classes of what is about a problem.</summary>
    public string About(string problem) => Invariant($"of p{_problems.GetValueOrDefault(problem)}");

    /// <summary>Where the answers of a student stand; null where they don't.</summary>
    public string? PlaceOf(string student) => _students.TryGetValue(student, out var number) ? Invariant($"s{number}") : null;

    /// <summary>Where an answer stands among the frequent wrong ones; null where it does not.</summary>
    public string? PlaceOf(ResultRow row) =>
        WrongAnswer.KeyOf(row) is { } key && _wrong.TryGetValue(key, out var number) ? Invariant($"w{number}") : null;

    public IEnumerable<string> StudentsOf(WrongAnswer answer) => _wrongBy[(answer.Problem, answer.Part, answer.Shared)].Distinct();

    /// <summary>Nobody, where students have no place.</summary>
    public IEnumerable<string> StudentsOf(BrokenStep step) =>
        report.Each.IsEmpty ? [] : report.BrokenBy[(step.Problem, step.Part, step.Group)];

    /// <summary>How many of those who answered the part gave this answer.</summary>
    public double ShareOf(WrongAnswer answer)
    {
        var part = report.Parts.First(part => (part.Problem, part.Part) == (answer.Problem, answer.Part));
        return (double)answer.Students / Math.Max(1, part.Answered);
    }

    /// <summary>What of a student's answers stands on the page.</summary>
    public ImmutableArray<ResultRow> Shown(StudentResults student) =>
        report.IsInFull ? student.Rows : student.Rows.RemoveAll(row => row.Verdict == Grading.Verdicts.Verdict.Correct);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<T, int> Numbered<T>(IEnumerable<T> things) where T : notnull =>
        things.Distinct().Select((thing, i) => (thing, i + 1)).ToDictionary(one => one.thing, one => one.Item2);
}
