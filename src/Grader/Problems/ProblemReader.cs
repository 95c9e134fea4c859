using System.Collections.Immutable;
using ReferenceSolutions;
using ReferenceSolutions.HandDerived;

namespace Grader.Problems;

/// <summary>Problem files → checked problems. Read strictly: all faults of all files are reported at once, before anything is graded.</summary>
public static class ProblemReader
{
    private static readonly string[] FileFields = ["id", "title", "statement", "sections", "parts", "symbols", "functions", "model", "loss", "widths", "keep", "strata", "points", "hand-derived"];

    /// <summary>The problems of a folder (every <c>*.yaml</c>) or of one file, by id.</summary>
    /// <exception cref="ProblemFileException">Some file can't be used.</exception>
    public static ImmutableArray<Problem> Read(string path)
    {
        var faults = new List<Fault>();
        var problems = new List<Problem>();
        foreach (var file in Files(path, faults))
        {
            var before = faults.Count;
            var problem = Parse(File.ReadAllText(file), Path.GetFileName(file), faults);
            if (problem is not null && faults.Count == before) problems.Add(problem with { File = file });
        }
        foreach (var twice in problems.GroupBy(problem => problem.Id).Where(group => group.Count() > 1))
            faults.Add(new(Path.GetFileName(twice.Last().File), 1, "id", $"The id \"{twice.Key}\" is also that of {Path.GetFileName(twice.First().File)}."));
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
