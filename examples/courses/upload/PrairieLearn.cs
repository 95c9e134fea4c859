using System.Globalization;
using System.Text.Json;

namespace Upload;

/// <summary>PrairieLearn's reading of an external grader's <c>results.json</c>, and its upload of a table graded by hand.</summary>
internal static class PrairieLearn
{
    private const int MostBytes = 1024 * 1024;

    private static readonly string[] Values =
        ["score_perc", "points", "manual_score_perc", "auto_score_perc", "manual_points", "auto_points"];

    private static readonly Dictionary<string, Func<JsonElement, bool>> OfResults = new()
    {
        ["gradable"] = IsBoolean,
        ["score"] = value => value.ValueKind == JsonValueKind.Number && value.GetDecimal() is >= 0 and <= 1,
        ["succeeded"] = IsBoolean,
        ["format_errors"] = value => IsText(value) || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(IsText)),
        ["message"] = IsText,
        ["output"] = IsText,
        ["images"] = value => value.ValueKind == JsonValueKind.Array,
        ["tests"] = value => value.ValueKind == JsonValueKind.Array,
    };

    private static readonly Dictionary<string, Func<JsonElement, bool>> OfTest = new()
    {
        ["name"] = IsText,
        ["description"] = IsText,
        ["points"] = value => value.ValueKind == JsonValueKind.Number,
        ["max_points"] = value => value.ValueKind == JsonValueKind.Number,
        ["message"] = IsText,
        ["output"] = IsText,
        ["images"] = value => value.ValueKind == JsonValueKind.Array,
    };

    /// <summary>The score, or that no attempt is lost, and each test as the student sees it.</summary>
    public static IEnumerable<string> Take(byte[] file)
    {
        if (file.Length > MostBytes) throw new RefusedException("PrairieLearn: the file is larger than 1 MiB.");
        var results = Json.Object(file, "PrairieLearn");
        Json.Check(results, OfResults, "PrairieLearn");
        var isGradable = !results.TryGetProperty("gradable", out var gradable) || gradable.GetBoolean();
        if (isGradable && !results.TryGetProperty("score", out _)) throw new RefusedException("PrairieLearn: there is no score.");
        if (isGradable && results.TryGetProperty("format_errors", out _))
            throw new RefusedException("PrairieLearn: format errors are for what is not gradable.");
        JsonElement[] tests = results.TryGetProperty("tests", out var listed) ? [.. listed.EnumerateArray()] : [];
        foreach (var test in tests) Json.Check(test, OfTest, "PrairieLearn");
        var showsPoints = tests.All(test => test.TryGetProperty("points", out _) && test.TryGetProperty("max_points", out _));
        var said = isGradable ? $"the score is {Score(results)}" : "it is not gradable, and no attempt is lost";
        return tests.Select(test => Line(test, showsPoints)).Prepend($"PrairieLearn takes {tests.Length} tests; {said}:");
    }

    private static string Score(JsonElement results) => results.TryGetProperty("succeeded", out var succeeded) && !succeeded.GetBoolean()
        ? "0"
        : Json.Number(results.GetProperty("score").GetDecimal());

    private static string Line(JsonElement test, bool showsPoints)
    {
        var name = test.TryGetProperty("name", out var given) ? given.GetString() : "";
        return showsPoints
            ? $"  {name}, {Json.Number(test.GetProperty("points").GetDecimal())}/{Json.Number(test.GetProperty("max_points").GetDecimal())}"
            : $"  {name}";
    }

    /// <summary>The submissions whose score or feedback changes.</summary>
    public static IEnumerable<string> Take(string downloaded, string uploaded)
    {
        var known = Table.Read(downloaded, ',');
        var given = Table.Read(uploaded, ',');
        var (id, submission) = (Array.IndexOf(known[0], "submission_id"), Array.IndexOf(given[0], "submission_id"));
        if (submission < 0) throw new RefusedException("PrairieLearn: there is no column \"submission_id\".");
        var ids = known.Skip(1).Select(row => row[id]).ToHashSet(StringComparer.Ordinal);
        string[] changes = [.. given.Skip(1).SelectMany(row => Changes(given[0].Zip(row).ToDictionary(), ids))];
        return changes.Prepend($"PrairieLearn takes {given.Count - 1} rows and {changes.Length} changes:");
    }

    private static IEnumerable<string> Changes(Dictionary<string, string> row, HashSet<string> ids)
    {
        var id = row["submission_id"];
        if (!ids.Contains(id)) throw new RefusedException($"PrairieLearn: there is no submission {id}.");
        foreach (var value in Values.Where(value => row.GetValueOrDefault(value, "").Length > 0))
        {
            if (!decimal.TryParse(row[value], NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
                throw new RefusedException($"PrairieLearn: \"{row[value]}\" is no number.");
            yield return $"  submission {id}: {value} {Json.Number(number)}";
        }
        if (row.GetValueOrDefault("partial_scores", "") is { Length: > 0 } scores)
            yield return $"  submission {id}: partial scores of {Partial(scores)}";
        if (row.GetValueOrDefault("feedback", "") is { Length: > 0 } feedback)
            yield return $"  submission {id}: feedback of {feedback.Split('\n').Length} lines";
    }

    // {"ans1": {"score": 0.7, "weight": 2, "feedback": "…"}}
    private static string Partial(string scores)
    {
        var parts = Json.Object(System.Text.Encoding.UTF8.GetBytes(scores), "PrairieLearn").EnumerateObject().ToArray();
        foreach (var part in parts)
            if (!part.Value.TryGetProperty("score", out var score) || score.GetDecimal() is < 0 or > 1)
                throw new RefusedException($"PrairieLearn: \"{part.Name}\" has no score from 0 to 1.");
        return string.Join(", ", parts.Select(part => part.Name));
    }

    private static bool IsBoolean(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;
}
