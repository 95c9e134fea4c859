namespace Grader.Reports;

/// <summary>
/// One row of <c>results.csv</c>: one part of one student, column by column. An empty <paramref name="Credit"/> and <paramref name="Score"/>
/// mean that a person decides; <paramref name="Source"/> is the file and line the answer was read from.
/// </summary>
public sealed record ResultRow(
    string Student,
    string Problem,
    string Part,
    string Answer,
    string Reading,
    string Verdict,
    decimal? Credit,
    decimal Points,
    decimal? Score,
    string Reason,
    string Mistake,
    string Hint,
    string Witness,
    string Cluster,
    string Comment,
    string Source);
