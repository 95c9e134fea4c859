using System.Collections.Immutable;
using Grading.Assignments;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Steps;

namespace Grader.Report;

/// <summary>The sums behind <see cref="ClassReport"/>: one pass over the results, in memory that does not grow with the class.</summary>
internal sealed class ClassSums
{
    private const int Bins = 10;
    private const int AwaitingShown = 200;
    private const int AtRiskShown = 200;
    private const int BrokenShown = 40;

    private readonly PartColumns _columns;
    private readonly Dictionary<(string, string), PartSums> _parts;
    private readonly WrongAnswers _wrong = new();
    private readonly BrokenSteps _broken = new();
    private readonly Moments _totals = new();
    private readonly int[] _histogram = new int[Bins];
    private readonly ImmutableArray<ResultRow>.Builder _awaiting = ImmutableArray.CreateBuilder<ResultRow>();
    private readonly ImmutableArray<StudentResults>.Builder _each = ImmutableArray.CreateBuilder<StudentResults>();
    private readonly ImmutableArray<StudentAtRisk>.Builder _atRisk = ImmutableArray.CreateBuilder<StudentAtRisk>();
    private readonly List<((string, string, string) Step, string Student)> _brokenBy = [];
    private int _students, _answers, _awaitingCount, _undecided, _open, _atRiskCount;

    private ClassSums(PartColumns columns)
    {
        _columns = columns;
        _parts = columns.Parts.ToDictionary(part => (part.Problem, part.Part), part => new PartSums(part.Problem, part.Part));
    }

    /// <summary>The report on the results of a class.</summary>
    public static ClassReport Report(
        string results, PartColumns columns, ImmutableArray<Problem> problems, Assignment assignment, string? steps = null)
    {
        var sums = new ClassSums(columns);
        using var beside = new StepsBeside(steps);
        foreach (var student in ResultsReader.Students(results, columns.Counting))
        {
            sums.Add(student);
            sums.Add(student, beside.Of(student.Student));
        }
        return sums.Report(problems, assignment);
    }

    private void Add(StudentResults student)
    {
        _students++;
        _answers += student.Rows.Length;
        if (_students <= ClassReport.MostStudents) _each.Add(student);
        if (Risk.Of(student).ToImmutableArray() is { IsEmpty: false } risks && ++_atRiskCount <= AtRiskShown)
            _atRisk.Add(new(student, risks));
        var total = student.Points == 0 ? 0 : (double)(student.Score / student.Points);
        _open += student.Awaiting;
        if (student.Awaiting > 0) _undecided++;
        else AddTotal(total);
        foreach (var row in student.Rows) Add(row, total);
    }

    private void Add(StudentResults student, ImmutableArray<StepRow> steps)
    {
        foreach (var step in BrokenSteps.Of(student, steps))
        {
            _broken.Add(step);
            if (_students <= ClassReport.MostStudents) _brokenBy.Add(((step.Problem, step.Part, step.Group), student.Student));
        }
    }

    private void AddTotal(double total)
    {
        _totals.Add(total, total);
        _histogram[Math.Clamp((int)(total * Bins), 0, Bins - 1)]++;
    }

    private void Add(ResultRow row, double total)
    {
        if (_parts.TryGetValue((row.Problem, row.Part), out var sums)) sums.Add(row, total);
        if (row.Score is null && ++_awaitingCount <= AwaitingShown) _awaiting.Add(row);
        _wrong.Add(row);
    }

    private ClassReport Report(ImmutableArray<Problem> problems, Assignment assignment) => new()
    {
        Title = assignment.Title.Length > 0 ? assignment.Title : string.Join(", ", _columns.Parts.Select(part => part.Problem).Distinct()),
        Seed = assignment.Seed,
        Typeset = new(problems),
        Grader = GraderVersion.Text,
        Problems = [.. Graded(problems)],
        Students = _students,
        Answers = _answers,
        Histogram = [.. _histogram],
        Points = _columns.Points,
        Counting = [.. Totals.Lines(_columns.Counting, [])],
        Mean = _totals.Mean,
        Deviation = _totals.Deviation,
        Undecided = _undecided,
        Open = _open,
        Parts = [.. _columns.Parts.Select(part => _parts[(part.Problem, part.Part)].Statistics())],
        Clusters = _wrong.MostFrequent(),
        Broken = [.. _broken.MostFrequent().Take(BrokenShown)],
        SectionOf = Sections(problems),
        Awaiting = _awaiting.ToImmutable(),
        AwaitingCount = _awaitingCount,
        Each = _students <= ClassReport.MostStudents ? _each.ToImmutable() : [],
        BrokenBy = _brokenBy.ToLookup(one => one.Step, one => one.Student),
        AtRisk = _atRisk.ToImmutable(),
        AtRiskCount = _atRiskCount,
    };

    private static Dictionary<(string, string), string> Sections(ImmutableArray<Problem> problems) => problems
        .Where(problem => problem.Sections.Length > 1)
        .SelectMany(problem => problem.Parts.Select(part => ((problem.Id, part.Id), part.Section.Name))).ToDictionary();

    private IEnumerable<(string Id, string Title, decimal Points)> Graded(ImmutableArray<Problem> problems) =>
        from problem in problems
        let parts = _columns.Parts.Where(part => part.Problem == problem.Id).ToArray()
        where parts.Length > 0
        select (problem.Id, problem.Title, parts.Sum(part => part.Points));
}
