using System.Collections.Immutable;
using System.IO.Enumeration;
using Grading.Language;
using Grading.Problems.Sections;
using Grading.Problems.Yaml;
using ReferenceSolutions;
using ReferenceSolutions.HandDerived;

namespace Grading.Problems;

/// <summary>Problem files → checked problems. Read strictly: all faults of all files are reported at once, before anything is
/// graded.</summary>
public static class ProblemReader
{
    /// <summary>The problems of a folder (every <c>*.yaml</c>) or of one file, by id.</summary>
    /// <exception cref="ProblemFileException">Some file can't be used.</exception>
    public static ImmutableArray<Problem> Read(string path)
    {
        var faults = new List<Fault>();
        return Read(Files(path, faults), faults);
    }

    /// <summary>The problems of some files only: a student's sheet need not wait for the others.</summary>
    /// <exception cref="ProblemFileException">One of these files can't be used.</exception>
    public static ImmutableArray<Problem> Read(IEnumerable<Outline> outlines)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var faults = new List<Fault>();
        foreach (var outline in outlines)
        {
            if (Read(outline, faults) is { } problem) problems.Add(problem);
        }
        return faults.Count == 0 ? problems.ToImmutable() : throw new ProblemFileException([.. faults]);
    }

    /// <summary>The ids of all problems, by id, without the models behind them.</summary>
    /// <exception cref="ProblemFileException">Two files have the same id.</exception>
    public static ImmutableArray<Outline> Outlines(string path)
    {
        var faults = new List<Fault>();
        var outlines = new List<Outline>();
        foreach (var file in Files(path, faults)) outlines.Add(new(file, outline => Parse(outline.Fields, outline.File, outline.Faults)));
        RefuseTwice([.. outlines], outline => outline.Id, outline => outline.File, faults);
        if (faults.Count > 0) throw new ProblemFileException([.. faults]);
        outlines.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        return [.. outlines];
    }

    private static Problem? Read(Outline outline, List<Fault> faults)
    {
        try
        {
            var problem = outline.Problem;
            faults.AddRange(outline.Faults);
            return outline.Faults.Count == 0 ? problem : null;
        }
        catch (ProblemFileException e) // no YAML at all
        {
            faults.AddRange(e.Faults);
            return null;
        }
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
        RefuseTwice([.. problems], problem => problem.Id, problem => problem.File, faults);
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

    private static void RefuseTwice<T>(T[] problems, Func<T, string> id, Func<T, string> file, List<Fault> faults)
    {
        var first = new Dictionary<string, string>();
        foreach (var problem in problems)
        {
            if (first.TryAdd(id(problem), file(problem))) continue;
            var sentence = AuthorSentences.SameId(id(problem), Path.GetFileName(first[id(problem)]));
            faults.Add(new(Path.GetFileName(file(problem)), 1, "id", sentence));
        }
    }

    /// <summary>The problem files of a folder in their order; none where there is no such folder.</summary>
    internal static string[] FilesIn(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        // not by a pattern, whose translation a student would wait for
        var files = new List<string>();
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.Directory, IgnoreInaccessible = false };
        foreach (var file in new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToSpecifiedFullPath(), options))
            if (file.EndsWith(".yaml", StringComparison.Ordinal)) files.Add(file);
        files.Sort(string.CompareOrdinal);
        return [.. files];
    }

    private static string[] Files(string path, List<Fault> faults)
    {
        if (File.Exists(path)) return [path];
        var files = FilesIn(path);
        if (files.Length == 0) faults.Add(new(path, 1, "", AuthorSentences.NoFiles));
        return files;
    }

    private static Problem? Parse(string text, string file, List<Fault> faults) =>
        YamlFields.Open(text, file, faults) is { } fields ? Parse(fields, file, faults) : null;

    private static Problem Parse(YamlFields fields, string file, List<Fault> faults)
    {
        var id = fields.Text("id");
        if (!id.All(IsOfId)) fields.Fault("id", AuthorSentences.NoId(id));
        var (title, statement) = (fields.Text("title"), fields.Text("statement"));
        var nested = fields.FieldsList("sections");
        if ((nested.Length == 0) == fields.Has("sections") || (nested.Length == 0 && !fields.Has("parts")))
            fields.Fault("parts", AuthorSentences.NoParts);
        fields.RefuseTheRest(ProblemFields.At(FieldPlaces.File));
        YamlFields[] all = nested.Length == 0 ? [fields] : nested;
        var (sections, parts, ids) = (new List<Section>(), new List<Part>(), PartIds(all));
        foreach (var section in all) ReadSection(section, fields, section == fields ? id : null, faults, sections, parts, ids);
        RefuseTwice(parts, fields);
        return new(id, title, statement, [.. sections], [.. parts]) { File = file };
    }

    private static bool IsOfId(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';

    private static HashSet<string> PartIds(YamlFields[] sections)
    {
        var ids = new HashSet<string>();
        foreach (var section in sections)
            if (section.IsMapping("parts")) ids.UnionWith(section.Fields("parts")!.Names);
        return ids;
    }

    // 7 parameters: what there is to read, where what was read goes, and what it may refer to.
    private static void ReadSection(
        YamlFields section, YamlFields file, string? only, List<Fault> faults, List<Section> sections, List<Part> parts,
        HashSet<string> ids)
    {
        var name = only ?? section.Text("name");
        var reader = new SectionReader(section, file);
        if (section.Fields("parts") is not { } partFields)
        {
            section.Fault("parts", AuthorSentences.FieldIsMissing);
            return;
        }
        var before = faults.Count;
        var read = reader.Read(name);
        if (faults.Count > before || WithNetworks(read, section) is not { } checkedSection) return;
        sections.Add(checkedSection);
        foreach (var id in partFields.Names.ToArray())
            if (partFields.Fields(id) is { } part && new PartReader(part, id, checkedSection, reader, ids).Read() is { } readPart)
                parts.Add(readPart);
        Complete(sections, parts, checkedSection, reader, section);
    }

    // Questions can speak of derivatives that the model does not: then its networks are made with them.
    private static void Complete(List<Section> sections, List<Part> parts, Section section, SectionReader reader, YamlFields fields)
    {
        if (reader.Names.Partials.Count == section.Model.Partials.Length) return;
        var model = reader.ModelOf(section.Model.Keep, section.Model.Strata);
        if (WithNetworks(section with { Model = model }, fields) is not { } whole) return;
        sections[sections.IndexOf(section)] = whole;
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Section == section) parts[i] = parts[i] with { Section = whole };
    }

    // The section with its networks; null, with a fault, where its model is broken.
    private static Section? WithNetworks(Section read, YamlFields section)
    {
        var solvers = HandDerivations.ByName.Keys;
        if (read.HandDerived is { } solver && !HandDerivations.ByName.ContainsKey(solver))
            section.Fault("hand-derived", AuthorSentences.NoSolver(solver, solvers, KnownNames.Nearest(solvers, solver)));
        try
        {
            var networks = new Network[read.Model.Sizes.Length];
            for (var i = 0; i < networks.Length; i++) networks[i] = new(read.Model, read.Model.Sizes[i]);
            return read with { Networks = networks };
        }
        catch (ModelException e)
        {
            section.Fault("model", e.Message);
            return null;
        }
    }

    private static void RefuseTwice(List<Part> parts, YamlFields fields)
    {
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase); // dE beside de: sheets don't tell them apart
        foreach (var part in parts)
            if (!ids.Add(part.Id)) fields.Fault("parts", AuthorSentences.PartTwice(part.Id));
    }
}
