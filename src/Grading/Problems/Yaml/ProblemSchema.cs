using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Grading.Problems.Yaml;

/// <summary>The fields of problem files as a JSON Schema, by which editors complete and check what is typed.</summary>
public static class ProblemSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema, as docs/problem.schema.json has it.</summary>
    public static string Text()
    {
        var file = Mapping(FieldPlaces.File);
        file.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        file.Insert(1, "title", "A problem of grader");
        file.Add("oneOf", new JsonArray(Needs("parts"), Needs("sections")));
        return file.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Needs(string field) => new() { ["required"] = new JsonArray((JsonNode)field) };

    private static JsonObject Mapping(FieldPlaces place)
    {
        var (properties, needed) = (new JsonObject(), new JsonArray());
        foreach (var field in ProblemFields.All.Where(field => field.Places.HasFlag(place)))
        {
            properties.Add(field.Name, Of(field));
            if (field.IsNeeded) needed.Add((JsonNode)field.Name);
        }
        var mapping = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (needed.Count > 0) mapping.Add("required", needed);
        return mapping;
    }

    private static JsonObject Of(ProblemField field)
    {
        var type = Of(field.Kind);
        type.Insert(0, "description", field.Summary);
        if (!field.Words.IsEmpty) type.Add("enum", new JsonArray([.. field.Words.Select(word => (JsonNode)word)]));
        return type;
    }

    private static JsonObject Of(FieldKind kind) => kind switch
    {
        // what looks like a number is a text as well
        FieldKind.Text => new() { ["type"] = new JsonArray("string", "number", "boolean") },
        FieldKind.Whole => new() { ["type"] = "integer", ["minimum"] = 0 },
        FieldKind.Number => new() { ["type"] = "number", ["minimum"] = 0 },
        FieldKind.Texts => OneOrMore("string", "number"),
        FieldKind.Choices => OneOrMore("integer"),
        FieldKind.Named => Names(new() { ["type"] = new JsonArray("string", "number") }),
        FieldKind.Symbols => Names(new() { ["type"] = new JsonArray("string", "number", "array") }),
        FieldKind.Spellings => Names(OneOrMore("string")),
        FieldKind.Sections => List(Mapping(FieldPlaces.Section)),
        FieldKind.Parts => Names(Mapping(FieldPlaces.Part)),
        FieldKind.Options => List(Mapping(FieldPlaces.Option)),
        FieldKind.Mistakes => List(Mapping(FieldPlaces.Mistake)),
        _ => throw new UnreachableException(),
    };

    private static JsonObject Names(JsonObject each) => new() { ["type"] = "object", ["additionalProperties"] = each };

    private static JsonObject List(JsonObject each) => new() { ["type"] = "array", ["items"] = each };

    private static JsonObject OneOrMore(params string[] types) => new()
    {
        ["type"] = new JsonArray([.. types.Select(type => (JsonNode)type), "array"]),
        ["items"] = new JsonObject { ["type"] = new JsonArray([.. types.Select(type => (JsonNode)type)]) },
    };
}
