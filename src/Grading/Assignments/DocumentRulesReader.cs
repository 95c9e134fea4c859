using System.Collections.Immutable;
using Grading.Language;
using Grading.Problems;
using Grading.Problems.Yaml;

namespace Grading.Assignments;

/// <summary>
/// Reads what an assignment says about whole documents:
/// <code>
/// documents:
///   handout: handout.md
///   sections: { "case 1": sigmoid outputs, "case 2": softmax outputs }
///   steps: off
/// </code>
/// </summary>
/// <param name="folder">Where the assignment lies: its files are named from there.</param>
internal sealed class DocumentRulesReader(ImmutableArray<Problem> problems, string folder)
{
    public DocumentRules Read(YamlFields fields)
    {
        if (fields.Fields("documents") is not { } given) return new();
        var rules = new DocumentRules { Handout = Handout(given), Sections = Sections(given), SpeaksOfSteps = SpeaksOfSteps(given) };
        given.RefuseTheRest();
        return rules;
    }

    private string? Handout(YamlFields given)
    {
        if (given.Optional("handout") is not { } name) return null;
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) given.Fault("handout", AuthorSentences.NoHandout(name));
        return path;
    }

    private ImmutableArray<(string, string)> Sections(YamlFields given)
    {
        if (given.Fields("sections") is not { } named) return [];
        string[] known = [.. problems.Where(problem => problem.Sections.Length > 1).SelectMany(problem => problem.Sections)
            .Select(section => section.Name).Distinct()];
        var sections = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var heading in named.Names.ToArray())
        {
            var section = named.Optional(heading) ?? "";
            if (!known.Contains(section)) named.Fault(heading, AuthorSentences.NoSection(section, known));
            sections.Add((heading, section));
        }
        return sections.ToImmutable();
    }

    private static bool SpeaksOfSteps(YamlFields given)
    {
        if (given.Optional("steps") is not { } word || word == "remarks") return true;
        if (word != "off") given.Fault("steps", AuthorSentences.NoWord(word, ["remarks", "off"]));
        return false;
    }
}
