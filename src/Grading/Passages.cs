using System.Collections.Immutable;
using Grading.Problems.Yaml;

namespace Grading;

/// <summary>A text of a problem file that students read, Markdown with formulas in it, and the line it begins in.</summary>
internal sealed record Passage(string Text, string File, int Line, string Field);

/// <summary>Finds the texts of problem files that students read.</summary>
internal static class Passages
{
    /// <summary>All of a file, in its order; none where it is no YAML.</summary>
    public static ImmutableArray<Passage> In(string path)
    {
        var file = Path.GetFileName(path);
        if (YamlFields.Open(File.ReadAllText(path), file, []) is not { } root) return [];
        var passages = ImmutableArray.CreateBuilder<Passage>();
        Add(passages, root, file, "title", "statement");
        foreach (var section in root.Has("sections") ? root.FieldsList("sections") : [root])
            if (section.IsMapping("parts") && section.Fields("parts") is { } parts) AddParts(passages, parts, file);
        return passages.ToImmutable();
    }

    private static void AddParts(ImmutableArray<Passage>.Builder passages, YamlFields parts, string file)
    {
        foreach (var name in parts.Names.ToArray())
        {
            if (!parts.IsMapping(name) || parts.Fields(name) is not { } part) continue;
            Add(passages, part, file, "question");
            foreach (var choice in part.FieldsList("choices")) Add(passages, choice, file, "text");
        }
    }

    private static void Add(ImmutableArray<Passage>.Builder passages, YamlFields fields, string file, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (fields.Optional(name) is { } text)
                passages.Add(new(text, file, fields.LineOf(name), fields.Path.Length == 0 ? name : $"{fields.Path}.{name}"));
    }
}
