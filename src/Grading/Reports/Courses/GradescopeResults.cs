using System.Text.Encodings.Web;
using System.Text.Json;

namespace Grading.Reports.Courses;

/// <summary>
/// Gradescope's <c>results.json</c>: one test per part. A part that awaits a person has no score, so that the total leaves it out, and says so.
/// Plain text throughout: nothing a student wrote is rendered.
/// </summary>
internal static class GradescopeResults
{
    public static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Default, NewLine = "\n" };

    public static void Write(CourseExport export, Stream to)
    {
        var student = export.Only("gradescope");
        using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartObject();
        json.WriteNumber("score", student.Score);
        json.WriteString("output", student.Awaiting == 0 ? "" : $"A person has yet to decide {student.Awaiting} of the parts; the score is not final.");
        json.WriteString("output_format", "text");
        json.WriteStartArray("tests");
        foreach (var row in student.Rows)
        {
            json.WriteStartObject();
            json.WriteString("name", $"{row.Problem}.{row.Part}: {row.Verdict}");
            json.WriteString("number", $"{row.Problem}.{row.Part}");
            if (row.Score is { } score)
            {
                json.WriteNumber("score", score);
                json.WriteNumber("max_score", row.Points);
            }
            json.WriteString("status", row.Score is not null && row.Score == row.Points ? "passed" : "failed");
            json.WriteString("output", Explanation.Text(row));
            json.WriteString("output_format", "text");
            if (row.Reason.Length + row.Mistake.Length > 0)
            {
                json.WriteStartArray("tags");
                foreach (var tag in new[] { row.Reason, row.Mistake }.Where(tag => tag.Length > 0)) json.WriteStringValue(tag);
                json.WriteEndArray();
            }
            json.WriteStartObject("extra_data");
            json.WriteString("verdict", row.Verdict);
            json.WriteString("parsed", row.Reading);
            json.WriteString("graderVersion", CourseExport.Version);
            json.WriteString("seed", export.Seed);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
