using System.Text.Json;

namespace Grading.Reports.Courses;

/// <summary>
/// PrairieLearn's <c>results.json</c>. The score is a fraction and is required, so a submission of which a person has yet to decide a part is
/// "not gradable": no attempt is lost, and no part counts zero in silence. A file above 1 MiB would be discarded.
/// </summary>
internal static class PrairieLearnResults
{
    private const int MostBytes = 1024 * 1024;

    public static void Write(CourseExport export, Stream to)
    {
        var student = export.Only("prairielearn");
        var bytes = Bytes(student, longest: 8000);
        to.Write(bytes.Length <= MostBytes ? bytes : Bytes(student, longest: 100));
    }

    private static byte[] Bytes(StudentResults student, int longest)
    {
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, GradescopeResults.Options))
        {
            json.WriteStartObject();
            json.WriteBoolean("gradable", student.Awaiting == 0);
            if (student.Awaiting == 0) json.WriteNumber("score", student.Points == 0 ? 0 : Math.Clamp(student.Score / student.Points, 0, 1));
            else Texts(json, "format_errors", student.Rows.Where(row => row.Score is null).Select(row => $"{row.Problem}.{row.Part}: {Explanation.Text(row)}"), longest);
            json.WriteStartArray("tests");
            foreach (var row in student.Rows)
            {
                json.WriteStartObject();
                json.WriteString("name", $"{row.Problem}.{row.Part}: {row.Verdict}");
                json.WriteNumber("points", row.Score ?? 0);
                json.WriteNumber("max_points", row.Points);
                json.WriteString("output", Cut(Explanation.Text(row), longest));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts, int longest)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(Cut(text, longest));
        json.WriteEndArray();
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";
}
