using System.Collections.Immutable;
using ReferenceSolutions;
using ReferenceSolutions.HandDerived;

namespace Grader.Problems;

/// <summary>What a problem file says of itself on its surface: enough to read answer sheets with.</summary>
public sealed record Outline(string Id, ImmutableArray<string> Parts, string File);

/// <summary>Problem files → checked problems. Read strictly: all faults of all files are reported at once, before anything is graded.</summary>
public static class ProblemReader
{
    private static readonly string[] FileFields = ["id", "title", "statement", "sections", "parts", "symbols", "functions", "model", "loss", "widths", "keep", "strata", "points", "hand-derived"];

    /// <summary>The problems of a folder (every <c>*.yaml</c>) or of one file, by id.</summary>
    /// <exception cref="ProblemFileException">Some file can't be used.</exception>
    public static ImmutableArray<Problem> Read(string path)
    {
        var faults = new List<Fault>();
        return Read(Files(path, faults), faults);
    }

    /// <summary>The problems of some files only: a student's sheet need not wait for the others.</summary>
    /// <exception cref="ProblemFileException">One of these files can't be used.</exception>
    public static ImmutableArray<Problem> Read(IEnumerable<Outline> outlines) => Read(outlines.Select(outline => outline.File), []);

    /// <summary>The ids and parts of all problems, by id, without the models behind them.</summary>
    /// <exception cref="ProblemFileException">Some file is no YAML.</exception>
    public static ImmutableArray<Outline> Outlines(string path)
    {
        var faults = new List<Fault>();
        var outlines = new List<Outline>();
        foreach (var file in Files(path, faults))
        {
            if (YamlFields.Open(File.ReadAllText(file), Path.GetFileName(file), faults) is not { } fields) continue;
            var parts = new List<string>();
            if (fields.Has("sections")) foreach (var section in fields.FieldsList("sections")) parts.AddRange(section.Fields("parts")?.Names ?? []);
            else parts.AddRange(fields.Fields("parts")?.Names ?? []);
            outlines.Add(new(fields.Text("id"), [.. parts], file));
        }
        RefuseTwice(outlines.Select(outline => (outline.Id, outline.File)), faults);
        if (faults.Count > 0) throw new ProblemFileException([.. faults]);
        return [.. outlines.OrderBy(outline => outline.Id, StringComparer.Ordinal)];
    }

    private static ImmutableArray<Problem> Read(IEnumerable<string> files, List<Fault> faults)
    {
        var problems = new List<Problem>();
        foreach (var file in files)
        {
            var before = faults.Count;
            var problem = Parse(File.ReadAllText(file), Path.GetFileName(file), faults);
            if (problem is not null && faults.Count == before) problems.Add(problem with { File = file });
        }
        RefuseTwice(problems.Select(problem => (problem.Id, problem.File)), faults);
        if (faults.Count > 0) throw new ProblemFileException([.. faults]);
        return [.. problems.OrderBy(problem => problem.Id, StringComparer.Ordinal)];
    }

    /// <summary>Reads the text of one problem file.</summary>
    /// <exception cref="ProblemFileException">The file can't be used.</exception>
    public static Problem Parse(string text, string file)
    {
        var faults = new List<Fault>();
        var problem = Parse(text, file, faults);
        return problem is not null && faults.Count == 0 ? problem : throw new ProblemFileException([.. faults]);
    }

    private static void RefuseTwice(IEnumerable<(string Id, string File)> problems, List<Fault> faults)
    {
        var first = new Dictionary<string, string>();
        foreach (var (id, file) in problems)
            if (!first.TryAdd(id, file)) faults.Add(new(Path.GetFileName(file), 1, "id", $"The id \"{id}\" is also that of {Path.GetFileName(first[id])}."));
    }

    private static string[] Files(string path, List<Fault> faults)
    {
        if (File.Exists(path)) return [path];
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0) faults.Add(new(path, 1, "", "There are no problem files (*.yaml) here."));
        return files;
    }

    private static Problem? Parse(string text, string file, List<Fault> faults)
    {
        if (YamlFields.Open(text, file, faults) is not { } fields) return null;
        var id = fields.Text("id");
        if (!id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) fields.Fault("id", $"\"{id}\" should consist of lower-case letters, digits and hyphens.");
        var (title, statement) = (fields.Text("title"), fields.Text("statement"));
        var nested = fields.FieldsList("sections");
        if (nested.IsEmpty == fields.Has("sections") || (nested.IsEmpty && !fields.Has("parts"))) fields.Fault("parts", "A problem needs parts, at the top or in its sections.");
        fields.RefuseTheRest(FileFields);
        var sections = new List<Section>();
        var parts = new List<Part>();
        foreach (var section in nested.IsEmpty ? [fields] : nested)
        {
            var name = section == fields ? id : section.Text("name");
            var reader = new SectionReader(section, fields);
            if (section.Fields("parts") is not { } partFields)
            {
                section.Fault("parts", "This field is missing.");
                continue;
            }
            var before = faults.Count;
            var read = reader.Read(name);
            if (faults.Count > before) continue;
            if (read.HandDerived is { } solver && !HandDerivations.ByName.ContainsKey(solver))
                section.Fault("hand-derived", $"There is no solver \"{solver}\". There are: {string.Join(", ", HandDerivations.ByName.Keys)}.");
            try
            {
                foreach (var widths in read.Model.Widths) _ = new Network(read.Model, widths);
            }
            catch (ModelException e)
            {
                section.Fault("model", e.Message);
                continue;
            }
            sections.Add(read);
            foreach (var partId in partFields.Names.ToArray())
                if (partFields.Fields(partId) is { } one && new PartReader(one, partId, read, reader).Read() is { } part) parts.Add(part);
        }
        foreach (var twice in parts.GroupBy(part => part.Id).Where(group => group.Count() > 1)) fields.Fault("parts", $"There are two parts \"{twice.Key}\".");
        return new(id, title, statement, [.. sections], [.. parts]) { File = file };
    }
}
