using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grading;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Steps;
using Grading.Verdicts;

namespace Grader.Commands.Showing;

/// <summary>What <c>--json</c> prints of an answer: columns of results.csv.</summary>
/// <param name="Credit">From 0 to 1; left out where a person decides.</param>
// 12 parameters: its columns
internal sealed record AnswerLine(
    string Student, string Problem, string Part, string Answer, string Reading, string Verdict, decimal? Credit, decimal Points,
        string Reason,
    string Mistake, string Hint, string Source);

/// <summary>What <c>--json</c> prints of an equality in a document: columns of steps.csv.</summary>
// 11 parameters: its columns
internal sealed record StepLine(
    string Student, string Problem, string Part, string Line, string Left, string Right, string Verdict, string Reason, string Mistake,
    string Hint, string Source);

/// <summary>What <c>--json</c> prints of a reading.</summary>
/// <param name="Otherwise">What it could be read as as well.</param>
/// <param name="Sentence">Why it can't be read.</param>
internal sealed record ReadLine(bool IsRead, string? Text, string? Latex, string[]? Otherwise, string? Sentence)
{
    public string? Reason { get; init; }

    /// <summary>The place that the sentence is about, in characters of the answer from 0 on.</summary>
    public int? Start { get; init; }
    public int? Length { get; init; }
}

/// <summary>What <c>--json</c> prints of a problem that was validated.</summary>
internal sealed record ProblemLine(string Problem, int Parts, string Summary, string[] Faults, string[] Warnings);

/// <summary>What <c>--json</c> prints of answers that can be decided at once.</summary>
// 9 parameters: the columns of the table
internal sealed record GroupLine(
    int Students, string Problem, string Part, string Cluster, decimal? Credit, string Mistake, string Reason, string Meaning,
    string Example);

/// <summary>One JSON object on one line.</summary>
internal static class JsonLine
{
    // Formulas stay legible: what it is written to is no page, and Terminal shows control characters as JSON writes them.
    private static readonly Lines s_lines = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Of(ResultRow row) => JsonSerializer.Serialize(
        new AnswerLine(
            row.Student, row.Problem, row.Part, row.Answer, row.Reading, row.Verdict.Word(), row.Credit, row.Points, row.Reason,
                row.Mistake,
            row.Hint, row.Source),
        s_lines.AnswerLine);

    public static string Of(StepRow row) => JsonSerializer.Serialize(
        new StepLine(
            row.Student, row.Problem, row.Part, row.Line, row.Left, row.Right, row.Verdict, row.Reason, row.Mistake,
            StepMarks.Said(row), row.Source),
        s_lines.StepLine);

    public static string Of(ReadLine line) => JsonSerializer.Serialize(line, s_lines.ReadLine);

    public static string Of(Problem problem, Validation.Report report) => JsonSerializer.Serialize(
        new ProblemLine(problem.Id, problem.Parts.Length, report.Summary, [.. report.Faults], [.. report.Warnings]), s_lines.ProblemLine);

    /// <summary>A problem whose file can't be used.</summary>
    public static string Of(string problem, IEnumerable<Fault> faults) => JsonSerializer.Serialize(
        new ProblemLine(problem, Parts: 0, Summary: "", [.. faults.Select(fault => $"{fault}")], Warnings: []), s_lines.ProblemLine);

    public static string Of(AnswerGroup group) => JsonSerializer.Serialize(
        new GroupLine(
            group.Students, group.Problem, group.Part, group.Id, group.Credit, group.Mistake, group.Reason,
            group.Meaning, group.Example),
        s_lines.GroupLine);
}

/// <summary>How they are written: made when it is compiled, so that nothing looks at types while it runs.</summary>
[JsonSerializable(typeof(AnswerLine))]
[JsonSerializable(typeof(StepLine))]
[JsonSerializable(typeof(ReadLine))]
[JsonSerializable(typeof(ProblemLine))]
[JsonSerializable(typeof(GroupLine))]
internal sealed partial class Lines : JsonSerializerContext;
