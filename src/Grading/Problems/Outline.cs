using System.Collections.Immutable;
using System.Text;
using Grading.Problems.Yaml;

namespace Grading.Problems;

/// <summary>
/// What a problem file says of itself on its surface: its id. The rest of it is read when it is asked for, and once: in a folder of
/// hundreds of problems a student waits for those of his sheet only.
/// </summary>
public sealed class Outline
{
    // An id stands on top; where it doesn't, the whole file is read.
    private const int Head = 512;

    private readonly Lazy<YamlFields> _fields;
    private readonly Lazy<Problem> _problem;

    internal Outline(string file, Func<Outline, Problem> read)
    {
        File = file;
        _fields = new(() => YamlFields.Open(System.IO.File.ReadAllText(file), Path.GetFileName(file), Faults)
            ?? throw new ProblemFileException([.. Faults]));
        _problem = new(() => read(this));
        Id = IdIn(HeadOf(file)) ?? Fields.Text("id");
    }

    public string Id { get; }

    public string File { get; }

    /// <summary>Whether more of the file has been read than its id.</summary>
    public bool IsRead => _fields.IsValueCreated;

    internal List<Fault> Faults { get; } = [];

    /// <exception cref="ProblemFileException">The file is no YAML.</exception>
    internal YamlFields Fields => _fields.Value;

    /// <summary>The problem. Where it can't be used its faults are in <see cref="Faults"/>.</summary>
    internal Problem Problem => _problem.Value;

    /// <exception cref="ProblemFileException">The file is no YAML.</exception>
    public ImmutableArray<string> Parts => Fields.Has("sections")
        ? [.. Fields.FieldsList("sections").SelectMany(section => section.Fields("parts")?.Names ?? [])]
        : [.. Fields.Fields("parts")?.Names ?? []];

    private static string HeadOf(string file)
    {
        var bytes = new byte[Head];
        using var handle = System.IO.File.OpenHandle(file);
        var read = RandomAccess.Read(handle, bytes, 0);
        return Encoding.UTF8.GetString(bytes, 0, read) + (read < Head ? "\n" : "");
    }

    // A line "id: name" that is not indented is the field of that name whatever stands around it.
    private static string? IdIn(string text)
    {
        const string field = "id: ";
        var start = text.StartsWith(field, StringComparison.Ordinal) ? 0 : text.IndexOf('\n' + field, StringComparison.Ordinal) + 1;
        if (start == 0 && !text.StartsWith(field, StringComparison.Ordinal)) return null;
        var id = start + field.Length;
        var end = id;
        while (end < text.Length && (char.IsAsciiLetterLower(text[end]) || char.IsAsciiDigit(text[end]) || text[end] == '-')) end++;
        return end > id && end < text.Length && (text[end] is '\r' or '\n') ? text[id..end] : null;
    }
}
