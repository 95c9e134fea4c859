using System.Collections.Immutable;
using Grading.Reports;
using Grading.Reports.Steps;

namespace Grader.Desk.Cases;

/// <summary>Why a person looks at something, in the order in which it is listed.</summary>
internal enum ItemKind
{
    /// <summary>A decision that was made on another answer.</summary>
    Changed,
    Review,
    Unreadable,
    Wrong,
    FalseStep,

    /// <summary>One answer of one student, whatever its verdict.</summary>
    Single,
}

/// <summary>A student with the rows as the machine wrote them, and the lines of the derivations.</summary>
internal sealed record StudentCase(string Student, ImmutableArray<ResultRow> Rows, ImmutableArray<StepRow> Steps);

/// <summary>One answer that is to be decided, of one student.</summary>
internal sealed record Case(StudentCase Of, ResultRow Row);

/// <summary>What is decided at once: one answer, or all that are equal.</summary>
/// <param name="Id">Stands in addresses and says nothing of anybody.</param>
/// <param name="Group">As in the column <c>cluster</c> of the decisions; empty for a single answer.</param>
internal sealed record Item(string Id, ItemKind Kind, string Problem, string Part, string Group, ImmutableArray<Case> Cases)
{
    public ResultRow First => Cases[0].Row;

    public int Students { get; } = Cases.Select(one => one.Of.Student).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How much hangs on it: students times points.</summary>
    public decimal Weight => Cases.Sum(one => one.Row.Points);

    /// <summary>
    /// Whether it is decided student by student, each with the text that was seen: what needs a look is called alike and need not be alike.
    /// </summary>
    public bool IsPerStudent => Group.Length == 0 || Kind == ItemKind.Review;

    /// <summary>Equal false steps are told by their step.</summary>
    public StepRow? Step { get; init; }

    /// <summary>All answers of one student to one part as it was typed.</summary>
    public static Item Single(StudentCase student, string problem, string part, ItemKind kind = ItemKind.Single) => new(
        IdOf("one", student.Student, problem, part), kind, problem, part, Group: "",
        [.. student.Rows.Where(row => row.Problem == problem && row.Part == part).Select(row => new Case(student, row))]);

    public static string IdOf(params string[] texts) => "i" + TypedText.Digits(string.Join('\n', texts));
}
