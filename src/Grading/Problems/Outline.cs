using System.Collections.Immutable;
using Grading.Problems.Yaml;

namespace Grading.Problems;

/// <summary>What a problem file says of itself on its surface: enough to read answer sheets with. The rest of it is read when it is asked
/// for.</summary>
public sealed class Outline
{
    private readonly Lazy<YamlFields> _fields;

    internal Outline(string file)
    {
        var text = System.IO.File.ReadAllText(file);
        File = file;
        _fields = new(() => YamlFields.Open(text, Path.GetFileName(file), Faults) ?? throw new ProblemFileException([.. Faults]));
        Id = IdIn(text) ?? _fields.Value.Text("id");
    }

    public string Id { get; }

    public string File { get; }

    internal List<Fault> Faults { get; } = [];

    /// <exception cref="ProblemFileException">The file is no YAML.</exception>
    internal YamlFields Fields => _fields.Value;

    /// <exception cref="ProblemFileException">The file is no YAML.</exception>
    public ImmutableArray<string> Parts => Fields.Has("sections")
        ? [.. Fields.FieldsList("sections").SelectMany(section => section.Fields("parts")?.Names ?? [])]
        : [.. Fields.Fields("parts")?.Names ?? []];

    // A line "id: name" that is not indented is the field of that name whatever stands around it.
    private static string? IdIn(string text)
    {
        const string field = "id: ";
        var start = text.StartsWith(field, StringComparison.Ordinal) ? 0 : text.IndexOf('\n' + field, StringComparison.Ordinal) + 1;
        if (start == 0 && !text.StartsWith(field, StringComparison.Ordinal)) return null;
        var id = start + field.Length;
        var end = id;
        while (end < text.Length && (char.IsAsciiLetterLower(text[end]) || char.IsAsciiDigit(text[end]) || text[end] == '-')) end++;
        return end > id && (end == text.Length || text[end] is '\r' or '\n') ? text[id..end] : null;
    }
}
