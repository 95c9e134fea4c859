using System.Collections.Immutable;
using Grading.Problems;
using Grading.Submissions;

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
    public static ImmutableSortedDictionary<string, string> Read(string? path, Catalogue catalogue)
    {
        var columns = new IntakeOptions().Columns;
        if (path is null) return columns;
        if (!File.Exists(path)) throw new UnusableFileException($"There is no file \"{path}\" that says which column is which part.");
        var faults = new List<Fault>();
        if (YamlFields.Open(File.ReadAllText(path), Path.GetFileName(path), faults) is { } fields)
        {
            foreach (var column in fields.Names.ToArray())
            {
                var part = fields.Text(column);
                if (part != "student" && (part.Split('.', 2) is not [var problem, var id] || catalogue.Problem(problem) is not { } known || catalogue.Part(known, id) is null))
                    fields.Fault(column, $"\"{part}\" should be \"student\" or a part, such as {catalogue.Problems[0].Id}.{catalogue.Problems[0].Parts[0]}.");
                columns = columns.SetItem(column.Trim(), part);
            }
        }
        return faults.Count == 0 ? columns : throw new ProblemFileException([.. faults]);
    }
}
