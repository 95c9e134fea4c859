using System.Text.Json;

namespace Upload;

/// <summary>Gradescope's reading of an autograder's <c>results.json</c>.</summary>
internal static class Gradescope
{
    private static readonly string[] Visibilities = ["hidden", "after_due_date", "after_published", "visible"];
    private static readonly string[] Formats = ["text", "simple_format", "html", "md", "ansi"];

    private static readonly Dictionary<string, Func<JsonElement, bool>> OfResults = new()
    {
        ["score"] = IsNumber,
        ["execution_time"] = value => IsNumber(value) || IsText(value),
        ["output"] = IsText,
        ["output_format"] = IsFormat,
        ["test_output_format"] = IsFormat,
        ["test_name_format"] = IsFormat,
        ["visibility"] = IsVisibility,
        ["stdout_visibility"] = IsVisibility,
        ["extra_data"] = value => value.ValueKind == JsonValueKind.Object,
        ["tests"] = value => value.ValueKind == JsonValueKind.Array,
        ["leaderboard"] = value => value.ValueKind == JsonValueKind.Array,
    };

    private static readonly Dictionary<string, Func<JsonElement, bool>> OfTest = new()
    {
        ["score"] = IsNumber,
        ["max_score"] = IsNumber,
        ["status"] = value => IsText(value) && value.GetString() is "passed" or "failed",
        ["name"] = IsText,
        ["name_format"] = IsFormat,
        ["number"] = IsText,
        ["output"] = IsText,
        ["output_format"] = IsFormat,
        ["tags"] = value => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsText),
        ["visibility"] = IsVisibility,
        ["extra_data"] = value => value.ValueKind == JsonValueKind.Object,
    };

    /// <summary>The total, and each test as the student sees it.</summary>
    public static IEnumerable<string> Take(byte[] file)
    {
        var results = Json.Object(file, "Gradescope");
        Json.Check(results, OfResults, "Gradescope");
        JsonElement[] tests = results.TryGetProperty("tests", out var listed) ? [.. listed.EnumerateArray()] : [];
        foreach (var test in tests) Json.Check(test, OfTest, "Gradescope");
        return tests.Select(Line).Prepend($"Gradescope takes {tests.Length} tests; the total is {Total(results, tests)}:");
    }

    private static string Total(JsonElement results, JsonElement[] tests)
    {
        var isHidden = tests.Any(test => test.TryGetProperty("visibility", out var seen) && seen.GetString() == "hidden");
        decimal? sum = tests.Any(test => test.TryGetProperty("score", out _)) ? tests.Sum(ScoreOf) : null;
        var total = results.TryGetProperty("score", out var score) ? score.GetDecimal() : sum
            ?? throw new RefusedException("Gradescope: there is neither a score nor a test with one.");
        return isHidden ? "not shown" : Json.Number(total);
    }

    private static decimal ScoreOf(JsonElement test) => test.TryGetProperty("score", out var score) ? score.GetDecimal() : 0;

    private static string Line(JsonElement test)
    {
        var name = test.TryGetProperty("name", out var given) ? given.GetString() : "";
        var points = test.TryGetProperty("score", out var score)
            ? $"{Json.Number(score.GetDecimal())}/{(test.TryGetProperty("max_score", out var most) ? Json.Number(most.GetDecimal()) : "-")}"
            : "no score";
        return $"  {name}, {points}, {(IsPassed(test) ? "passed" : "failed")}";
    }

    // unless it says so: where all of the points are there
    private static bool IsPassed(JsonElement test) => test.TryGetProperty("status", out var status)
        ? status.GetString() == "passed"
        : test.TryGetProperty("score", out var score) && test.TryGetProperty("max_score", out var most)
            && score.GetDecimal() == most.GetDecimal();

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static bool IsFormat(JsonElement value) => IsText(value) && Formats.Contains(value.GetString());

    private static bool IsVisibility(JsonElement value) => IsText(value) && Visibilities.Contains(value.GetString());
}
