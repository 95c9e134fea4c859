using System.Collections.Immutable;
using Grading.Problems;
using Grading.Problems.Yaml;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands.Grading;

/// <summary>
/// Reads the file of <c>--columns</c>, strictly:
/// <code>
/// "Find the derivative of the loss": itakura-saito.a
/// "Response 2": itakura-saito.b
/// Matriculation number: student
/// </code>
/// </summary>
internal static class ColumnsFile
{
    /// <exception cref="ProblemFileException">The file names a part that there is not.</exception>
    public static ImmutableSortedDictionary<string, string> Read(string? path, ProblemCatalogue catalogue)
    {
        var columns = new IntakeOptions().Columns;
        if (path is null) return columns;
        if (!File.Exists(path)) throw new UnusableFileException(AssistantSentences.NoColumnsFile(path));
        var faults = new List<Fault>();
        if (YamlFields.Open(File.ReadAllText(path), Path.GetFileName(path), faults) is { } fields)
            columns = columns.SetItems(Columns(fields, catalogue));
        return faults.Count == 0 ? columns : throw new ProblemFileException([.. faults]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Columns(YamlFields fields, ProblemCatalogue catalogue)
    {
        foreach (var column in fields.Names.ToArray())
        {
            var part = fields.Text(column);
            if (part != "student" && !IsPart(part, catalogue))
            {
                var example = $"{catalogue.Problems[0].Id}.{catalogue.Problems[0].Parts[0]}";
                fields.Fault(column, AssistantSentences.NoPartOfColumn(part, example));
            }
            yield return new(column.Trim(), part);
        }
    }

    private static bool IsPart(string name, ProblemCatalogue catalogue) => name.Split('.', 2) is [var problem, var part]
        && catalogue.Problem(problem) is { } known
        && catalogue.Part(known, part) is not null;
}
