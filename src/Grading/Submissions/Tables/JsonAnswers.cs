using System.Text.Json;

namespace Grading.Submissions.Tables;

/// <summary>
/// Answers by name in one cell: <c>{"a": "2*(z6^2-t)/z6^3", "b": …}</c> of the question <c>hw3/itakura-saito</c>, or
/// <c>{"answer": …}</c> of <c>itakura-saito.a</c>.
/// </summary>
internal static class JsonAnswers
{
    private const int Deepest = 16;

    /// <summary>The answers, each with its part; one null where the cell is no such JSON.</summary>
    public static IEnumerable<(string Problem, string Part, string Text)?> Of(string question, string cell, QuestionTitles titles)
    {
        using var json = Parse(cell);
        if (json?.RootElement.ValueKind != JsonValueKind.Object)
        {
            yield return null;
            yield break;
        }
        foreach (var property in json.RootElement.EnumerateObject().Where(property => !property.Name.StartsWith('_')))
        {
            var (problem, part) = PartOf(question, property.Name, titles);
            yield return (problem, part, Text(property.Value));
        }
    }

    private static JsonDocument? Parse(string cell)
    {
        try
        {
            return JsonDocument.Parse(cell, new() { MaxDepth = Deepest });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string Problem, string Part) PartOf(string question, string name, QuestionTitles titles)
    {
        var named = question[(question.LastIndexOf('/') + 1)..];
        return titles.Find($"{named}.{name}") ?? titles.Find($"{question}.{name}") ?? titles.Find(named) ?? (named, name);
    }

    private static string Text(JsonElement answer)
    {
        var value = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("_value", out var inner) ? inner : answer;
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }
}
