using System.Collections.Immutable;
using Grading.Assignments;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Steps;
using Grading.Verdicts;

namespace Grader.Desk.Cases;

/// <summary>The results of a class as the machine wrote them, and what of them a person may decide.</summary>
internal sealed class ClassResults
{
    private static readonly Decisions Nothing = new([]);

    private readonly Dictionary<string, StudentCase> _students;
    private readonly Dictionary<string, Item> _items;

    private ClassResults(ImmutableArray<StudentCase> students)
    {
        Students = students;
        _students = students.ToDictionary(student => student.Student, StringComparer.Ordinal);
        Items = Merged([.. Groups(students)], [.. FalseSteps(students)]);
        _items = Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
    }

    public ImmutableArray<StudentCase> Students { get; }

    /// <summary>Groups of what is unreadable, wrong, or for a person to look at.</summary>
    public ImmutableArray<Item> Items { get; }

    public StudentCase? Student(string id) => _students.GetValueOrDefault(id);

    /// <summary>A group by its id.</summary>
    public Item? Item(string id) => _items.GetValueOrDefault(id);

    /// <summary>A single answer by the id of its item.</summary>
    public Item? Single(string id) => (
        from student in Students
        from row in student.Rows
        where Cases.Item.IdOf("one", student.Student, row.Problem, row.Part) == id
        select Cases.Item.Single(student, row.Problem, row.Part)).FirstOrDefault();

    /// <summary>Reads results, without what was decided before, and the steps beside them.</summary>
    public static ClassResults Read(string results, string? steps, Marking marking)
    {
        using var beside = new StepsBeside(steps);
        // somebody may have sorted them by another column
        var students = ResultsReader.Students(results).GroupBy(student => student.Student, StringComparer.Ordinal)
            .Select(same => same.First() with { Rows = [.. same.SelectMany(student => student.Rows)] });
        return new([.. students.Select(student => Read(student, beside.Of(student.Student), marking))]);
    }

    /// <summary>
    /// Whether the rows are those that parts have, with their points, and what belonged to no part does not belong to one of these.
    /// </summary>
    /// <param name="areAllAsked">Whether each student has all parts, or those of the problems that were begun.</param>
    public bool AreOf(ImmutableArray<(PartName Part, decimal Points)> parts, bool areAllAsked) => Students.All(student =>
    {
        var strays = student.Rows.Where(row => row.IsStray).Select(Totals.NameOf).ToHashSet();
        var rows = student.Rows.Where(row => !row.IsStray).Select(row => (Totals.NameOf(row), row.Points)).ToHashSet();
        var begun = rows.Select(row => row.Item1.Problem).ToHashSet();
        return rows.SetEquals(parts.Where(part => areAllAsked || begun.Contains(part.Part.Problem)))
            && !parts.Any(part => strays.Contains(part.Part));
    });

    /// <summary>The same students with other rows.</summary>
    public ClassResults With(Func<StudentCase, ImmutableArray<ResultRow>> rows) =>
        new([.. Students.Select(student => student with { Rows = rows(student) })]);

    private static StudentCase Read(StudentResults student, ImmutableArray<StepRow> steps, Marking marking) => new(
        student.Student,
        [.. Nothing.Decided(student.Student, student.Rows, steps, marking, new()).Select(decided => decided.Row)],
        steps);

    private static IEnumerable<Item> Groups(ImmutableArray<StudentCase> students) =>
        from student in students
        from row in student.Rows
        where row.Verdict is Verdict.Review or Verdict.Unreadable or Verdict.Wrong
        group new Case(student, row) by (row.Problem, row.Part, Group: GroupId.Of(row)) into same
        select new Item(
            Cases.Item.IdOf(same.Key.Problem, same.Key.Part, same.Key.Group), KindOf(same.First().Row),
            same.Key.Problem, same.Key.Part, same.Key.Group, [.. same]);

    private static ItemKind KindOf(ResultRow row) => row.Verdict switch
    {
        Verdict.Review => ItemKind.Review,
        Verdict.Unreadable => ItemKind.Unreadable,
        _ => ItemKind.Wrong,
    };

    // Equal false steps within one group of equal answers are no second item: what is decided about the answers counts more.
    private static ImmutableArray<Item> Merged(ImmutableArray<Item> groups, ImmutableArray<Item> falseSteps)
    {
        var groupOf = new Dictionary<ResultRow, string>(ReferenceEqualityComparer.Instance);
        foreach (var group in groups)
            foreach (var one in group.Cases) groupOf[one.Row] = group.Id;
        var within = falseSteps.ToLookup(Within);
        return
        [
            .. groups.Select(group => within[group.Id].FirstOrDefault(steps => steps.Cases.Length == group.Cases.Length) is { } all
                ? group with { Step = all.Step }
                : group),
            .. within[""],
        ];

        // the id of the group that has all of them; empty where none has
        string Within(Item steps) =>
            steps.Cases.Select(one => groupOf.GetValueOrDefault(one.Row, "")).Distinct().ToArray() is [var only] ? only : "";
    }

    private static IEnumerable<Item> FalseSteps(ImmutableArray<StudentCase> students) =>
        from student in students
        where !student.Steps.IsEmpty
        from row in student.Rows
        let cause = Derivation.Of(row, student.Steps).Cause
        where cause is { Group.Length: > 0 }
        group (Case: new Case(student, row), Cause: cause) by (row.Problem, row.Part, cause.Group) into same
        select new Item(
            Cases.Item.IdOf(same.Key.Problem, same.Key.Part, same.Key.Group), ItemKind.FalseStep,
            same.Key.Problem, same.Key.Part, same.Key.Group, [.. same.Select(one => one.Case)])
        {
            Step = same.First().Cause,
        };
}
