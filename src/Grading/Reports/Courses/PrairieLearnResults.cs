using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grading.Verdicts;

namespace Grading.Reports.Courses;

/// <summary>
/// PrairieLearn's <c>results.json</c>. The score is a fraction and is required, so a submission of which a person has yet to decide a part
/// is "not gradable": no attempt is lost, and no part counts zero in silence. A file above 1 MiB would be discarded.
/// </summary>
internal static class PrairieLearnResults
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>With a score where it is gradable, otherwise with what keeps it from that.</summary>
    public sealed record Results(bool Gradable, decimal? Score, string[]? FormatErrors, ImmutableArray<Test> Tests);

    public sealed record Test(string Name, decimal Points, decimal MaxPoints, string Output);

    public static void Write(CourseExport export, Stream to)
    {
        var student = export.Only();
        var bytes = Bytes(student, longest: 8000);
        to.Write(bytes.Length <= MostBytes ? bytes : Bytes(student, longest: 100));
    }

    private static byte[] Bytes(StudentResults student, int longest)
    {
        ImmutableArray<Test> tests = [.. student.Rows.Select(row => TestOf(row, longest))];
        var results = student.Awaiting == 0
            ? new Results(Gradable: true, Share(student), FormatErrors: null, tests)
            : new Results(Gradable: false, Score: null, Awaiting(student, longest), tests);
        return JsonSerializer.SerializeToUtf8Bytes(results, PrairieLearnJson.Default.Results);
    }

    private static Test TestOf(ResultRow row, int longest) => new(
        Name: $"{row.Problem}.{row.Part}: {row.Verdict.Word()}",
        Points: row.Score ?? 0,
        MaxPoints: row.Points,
        Output: Cut(Explanation.Text(row), longest));

    private static decimal Share(StudentResults student) =>
        student.Points == 0 ? 0 : Math.Clamp(student.Score / student.Points, 0, 1);

    private static string[] Awaiting(StudentResults student, int longest) =>
    [
        .. student.Rows.Where(row => row.Score is null)
            .Select(row => Cut($"{row.Problem}.{row.Part}: {Explanation.Text(row)}", longest)),
    ];

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(PrairieLearnResults.Results))]
internal sealed partial class PrairieLearnJson : JsonSerializerContext;
