using System.Text;
using System.Text.Json;
using Grading.Reports;
using Grading.Reports.Courses;
using Grading.Reports.Places;
using Grading.Submissions;

namespace Grading.Tests.Reports.Courses;

/// <summary>What course systems are given of a student of whom something can't be read.</summary>
public sealed class OpenTotalsTests : IDisposable
{
    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private CourseExport Export(params string[] answers)
    {
        Submission submission = new("s1",
            [.. answers.Select((answer, i) =>
                new Answer("itakura-saito", $"{(char)('a' + i)}", answer, IsScript: false, new("s1.md", i + 1)))], []);
        var results = Path.Combine(_files.Root, "results.csv");
        ResultsCsv.Write(OutputPlace.Alone(results), Class.Batch.Grade(submission).Select(ResultRow.Of));
        return new(results, PartColumns.Of(results, Class.Problems), null, "HW", "0", _ => { });
    }

    private static JsonElement Json(Action<CourseExport, Stream> format, CourseExport export)
    {
        var stream = new MemoryStream();
        format(export, stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    [Fact]
    public void Gradescope_gets_the_sum_of_what_is_decided_and_a_sentence()
    {
        var json = Json(GradescopeResults.Write, Export("2(z6^2 - t)/z6^3", "2 * * z6"));

        Assert.Equal(1, json.GetProperty("score").GetDecimal());
        Assert.Contains("A person has yet to decide 1 of the parts", json.GetProperty("output").GetString(), StringComparison.Ordinal);
        Assert.False(json.GetProperty("tests")[1].TryGetProperty("score", out _));
    }

    [Fact]
    public void PrairieLearn_takes_no_attempt_and_gets_what_cannot_be_read()
    {
        var json = Json(PrairieLearnResults.Write, Export("2(z6^2 - t)/z6^3", "2 * * z6"));

        Assert.False(json.GetProperty("gradable").GetBoolean());
        var error = Assert.Single(json.GetProperty("format_errors").EnumerateArray());
        Assert.Contains("2 * * z6", error.GetString(), StringComparison.Ordinal);
        var notWorkedOut = Json(PrairieLearnResults.Write, Export("2(z6^2 - t)/z6^3", "dL/dw46"));
        Assert.True(notWorkedOut.GetProperty("gradable").GetBoolean());
    }

    [Theory]
    [InlineData("2 * * z6", "")]
    [InlineData("3", "1")]
    public void Canvas_gets_a_blank(string second, string score)
    {
        var stream = new MemoryStream();
        CanvasGradebook.Write(Export("2(z6^2 - t)/z6^3", second), stream);

        Assert.EndsWith($",{score}\r\n", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }
}
