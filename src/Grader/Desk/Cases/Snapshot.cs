using System.Collections.Immutable;
using Grading.Assignments;
using Grading.Reports;
using Grading.Reports.Decided;

namespace Grader.Desk.Cases;

/// <summary>The rows of a student with what was decided, and what became of the decisions about them.</summary>
internal sealed record StudentStanding(ImmutableArray<DecidedRow> Rows, Effects Effects);

/// <summary>All results with all decisions at one moment.</summary>
internal sealed class Snapshot
{
    private readonly Marking _marking;
    private readonly ImmutableDictionary<string, StudentStanding> _standings;
    private readonly Lazy<ImmutableArray<Item>> _items;

    private Snapshot(
        ClassResults read, ImmutableArray<Decision> log, Marking marking, ImmutableDictionary<string, StudentStanding> standings)
    {
        (Class, Log, _marking, _standings) = (read, log, marking, standings);
        Decisions = new(log);
        _items = new(Listed);
    }

    public ClassResults Class { get; }

    /// <summary>All rows about all targets, in their order.</summary>
    public ImmutableArray<Decision> Log { get; }

    public Decisions Decisions { get; }

    /// <summary>How parts make a total.</summary>
    public Counting Counting { get; private init; } = Counting.All;

    /// <summary>All that a person may look at, decided or not; first what was decided on another answer.</summary>
    public ImmutableArray<Item> Items => _items.Value;

    public static Snapshot Of(ClassResults read, ImmutableArray<Decision> log, Marking marking, Counting counting)
    {
        var decisions = new Decisions(log);
        var standings = read.Students.ToImmutableDictionary(
            student => student.Student, student => Of(student, decisions, marking), StringComparer.Ordinal);
        return new(read, log, marking, standings) { Counting = counting };
    }

    private static StudentStanding Of(StudentCase student, Decisions decisions, Marking marking)
    {
        var effects = new Effects();
        return new([.. decisions.Decided(student.Student, student.Rows, student.Steps, marking, effects)], effects);
    }

    /// <summary>The same with more rows at the end of the log.</summary>
    public Snapshot With(ImmutableArray<Decision> rows)
    {
        var log = Log.AddRange(rows);
        var decisions = new Decisions(log);
        var touched = Class.Students.Where(student => rows.Any(row => IsAbout(row.Target, student)));
        var standings = _standings.SetItems(touched.Select(student =>
            KeyValuePair.Create(student.Student, Of(student, decisions, _marking))));
        return new(Class, log, _marking, standings) { Counting = Counting };
    }

    private bool IsAbout(Target target, StudentCase student) => target.Student is { } id
        ? id == student.Student
        : student.Rows.Any(row => row.Problem == target.Problem && row.Part == target.Part && (
            GroupId.IsOfSteps(target.Cluster) ? !student.Steps.IsEmpty : GroupId.Of(row) == target.Cluster))
        || Of(student).Rows.Any(one => MachineRow.IsReadAs(one.Row) && one.Row.Problem == target.Problem && one.Row.Part == target.Part);

    public StudentStanding Of(StudentCase student) => _standings[student.Student];

    /// <summary>How an answer stands now; where it was sent to another part, there.</summary>
    public DecidedRow Of(Case one)
    {
        var rows = Of(one.Of).Rows;
        foreach (var row in rows)
            if (row.Row.Problem == one.Row.Problem && row.Row.Part == one.Row.Part) return row;
        var target = new Target(one.Row.Problem, one.Row.Part, one.Of.Student, null);
        foreach (var row in rows)
            if (row.By?.Target == target) return row;
        return new(one.Row, null);
    }

    public bool IsDecided(Item item) => item.Kind != ItemKind.Changed && item.Cases.All(one => Of(one).By is not null);

    /// <summary>
    /// The answers of a group of which a credit is decided for the student alone, so that what is decided of the group doesn't reach them;
    /// none where all have rows of their own.
    /// </summary>
    public ImmutableArray<Case> DecidedAlone(Item item)
    {
        if (item.IsPerStudent) return [];
        Case[] own = [.. item.Cases.Where(one => Of(one).By?.Target.Student is not null)];
        return own.Length == item.Cases.Length ? [] : [.. own.Where(one => Of(one).By is not { HasMeaning: true, Credit: null })];
    }

    /// <summary>The last decision that counts for any answer of an item.</summary>
    public Decision? Deciding(Item item) => item.Cases.Select(one => Of(one).By).FirstOrDefault(by => by is not null);

    /// <summary>What became of a decision.</summary>
    public Fate FateOf(Decision decision)
    {
        if (decision.Target.Student is { } id)
            return Class.Student(id) is { } student ? Of(student).Effects.Of(decision) : Fate.AffectsNobody;
        return _standings.Values.Any(standing => standing.Effects.Of(decision) == Fate.Counts) ? Fate.Counts : Fate.AffectsNobody;
    }

    /// <summary>Decisions about nobody.</summary>
    public ImmutableArray<Decision> AboutNobody => [.. Decisions.Counting.Where(one => FateOf(one) == Fate.AffectsNobody)];

    /// <summary>An item by its id.</summary>
    public Item? Item(string id) => Items.FirstOrDefault(item => item.Id == id) ?? Class.Single(id);

    /// <summary>What changes when an answer of an item, or a decision about it, does.</summary>
    public string Token(Item item) => TypedText.Digits(string.Join('\n', item.Cases.Select(one =>
        $"{one.Of.Student}\t{one.Row.Problem}\t{one.Row.Part}\t{Cell.DigitsOf(one.Row.Answer)}\t{Mark(Of(one).By)}")));

    private static string Mark(Decision? by) => by is null ? ""
        : $"{by.Target}\t{Cell.Number(by.Credit)}\t{by.Means}\t{by.Comment}\t{by.By}\t{by.At}";

    /// <summary>The results of a student as all outputs have them.</summary>
    public StudentResults ResultsOf(StudentCase student) =>
        new(student.Student, [.. Of(student).Rows.Select(one => one.Row)]) { Counting = Counting };

    // An answer that waits again is not listed with its group, too, where that has no other.
    private ImmutableArray<Item> Listed()
    {
        Item[] changed = [.. Changed()];
        if (changed.Length == 0) return Class.Items;
        var rows = changed.SelectMany(item => item.Cases).Select(one => one.Row);
        var waiting = rows.ToHashSet<ResultRow>(ReferenceEqualityComparer.Instance);
        return [.. changed, .. Class.Items.Where(item => !item.Cases.All(one => waiting.Contains(one.Row)))];
    }

    // Decided on another text, and by nothing else since: the row waits again, whatever its verdict is now.
    private IEnumerable<Item> Changed() =>
        from decision in Decisions.Counting
        where decision.Target.Student is not null && FateOf(decision) == Fate.AnswerChanged
        let student = Class.Student(decision.Target.Student!)
        let item = Cases.Item.Single(student, decision.Target.Problem, decision.Target.Part, ItemKind.Changed)
        where item.Cases.Any(one => Of(one).By is null)
        select item;
}
