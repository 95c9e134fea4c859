using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grading.Verdicts;
using Grading.Wording;

namespace Grading.Reports.Courses;

/// <summary>
/// Gradescope's <c>results.json</c>: one test per part. A part that awaits a person has no score, so that the total leaves it out, and says
/// so. Plain text throughout: nothing a student wrote is rendered.
/// </summary>
internal static class GradescopeResults
{
    private const string PlainText = "text";

    public sealed record Results(decimal Score, string Output, string OutputFormat, ImmutableArray<Test> Tests);

    /// <summary>A test without a score has no maximum either.</summary>
    public sealed record Test(
        string Name,
        string Number,
        decimal? Score,
        decimal? MaxScore,
        string Status,
        string Output,
        string OutputFormat,
        string[]? Tags,
        ExtraData ExtraData);

    public sealed record ExtraData(
        string Verdict,
        string Parsed,
        [property: JsonPropertyName("graderVersion")] string GraderVersion,
        string Seed);

    public static void Write(CourseExport export, Stream to)
    {
        var student = export.Only();
        var output = student.Awaiting == 0 ? "" : AssistantSentences.StillToDecide(student.Awaiting);
        var results = new Results(student.Score, output, PlainText, [.. student.Rows.Select(row => TestOf(row, export.Seed))]);
        JsonSerializer.Serialize(to, results, GradescopeJson.Default.Results);
    }

    private static Test TestOf(ResultRow row, string seed) => new(
        Name: $"{row.Problem}.{row.Part}: {row.Verdict.Word()}",
        Number: $"{row.Problem}.{row.Part}",
        Score: row.Score,
        MaxScore: row.Score is null ? null : row.Points,
        Status: row.Score == row.Points ? "passed" : "failed",
        Output: Explanation.Text(row),
        OutputFormat: PlainText,
        Tags: Tags(row),
        ExtraData: new(row.Verdict.Word(), row.Reading, GraderVersion.Text, seed));

    private static string[]? Tags(ResultRow row)
    {
        string[] tags = [.. new[] { row.Reason, row.Mistake }.Where(tag => tag.Length > 0)];
        return tags.Length > 0 ? tags : null;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(GradescopeResults.Results))]
internal sealed partial class GradescopeJson : JsonSerializerContext;
