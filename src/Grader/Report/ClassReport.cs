using System.Collections.Immutable;
using Grader.Web.Statements;
using Grading.Reports;
using Grading.Reports.Steps;

namespace Grader.Report;

/// <summary>What the page says of a class.</summary>
internal sealed record ClassReport
{
    /// <summary>So many students have all their answers on the page; of a larger class those that are not correct stand there.</summary>
    public const int MostInFull = 200;

    /// <summary>So many students have a place on the page; of a larger class nobody has.</summary>
    public const int MostStudents = 1000;

    public required string Title { get; init; }
    public required string Seed { get; init; }
    public required string Grader { get; init; }
    public required int Students { get; init; }
    public required int Answers { get; init; }

    /// <summary>The problems that were graded: id and title, and the points there were.</summary>
    public required ImmutableArray<(string Id, string Title, decimal Points)> Problems { get; init; }

    /// <summary>How many students have a total of 0–10 %, 10–20 %, … of the points; those of whom all is decided.</summary>
    public required ImmutableArray<int> Histogram { get; init; }
    public required decimal Points { get; init; }

    /// <summary>How the parts make a total, in sentences; none where it is their sum.</summary>
    public required ImmutableArray<string> Counting { get; init; }
    public required double Mean { get; init; }
    public required double Deviation { get; init; }
    public required int Undecided { get; init; }

    /// <summary>How many answers keep totals open.</summary>
    public required int Open { get; init; }
    public required ImmutableArray<PartStatistics> Parts { get; init; }

    /// <summary>The most frequent wrong answers.</summary>
    public required ImmutableArray<WrongAnswer> Clusters { get; init; }

    /// <summary>The most frequent false steps of whole documents.</summary>
    public required ImmutableArray<BrokenStep> Broken { get; init; }

    /// <summary>The name of the section that a part is of, where its problem has several.</summary>
    public required IReadOnlyDictionary<(string Problem, string Part), string> SectionOf { get; init; }

    /// <summary>What a person has yet to decide: the first of it, and how much there is.</summary>
    public required ImmutableArray<ResultRow> Awaiting { get; init; }
    public required int AwaitingCount { get; init; }

    /// <summary>Everybody, of a class of up to <see cref="MostStudents"/>; otherwise nobody.</summary>
    public required ImmutableArray<StudentResults> Each { get; init; }

    /// <summary>Who has a false step, by what equal ones share; of those on the page.</summary>
    public required ILookup<(string Problem, string Part, string Group), string> BrokenBy { get; init; }

    /// <summary>Students to look at, with reasons: the first of them, and how many there are.</summary>
    public required ImmutableArray<StudentAtRisk> AtRisk { get; init; }
    public required int AtRiskCount { get; init; }

    /// <summary>Draws readings.</summary>
    public required Typeset Typeset { get; init; }

    /// <summary>Whether all answers are on the page.</summary>
    public bool IsInFull => Students <= MostInFull;
}
