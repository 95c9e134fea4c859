using System.Text;
using Grading.Submissions;

namespace Tests.Shared;

/// <summary>A catalogue with some of the real problems, a folder that goes away, and submissions written as text.</summary>
public sealed class Homework : IDisposable
{
    public static ProblemCatalogue Catalogue { get; } = new(
        new("itakura-saito", ["a", "b", "c", "d"]),
        new("delta-rules", ["output-delta", "hidden-delta", "weight", "bias"]),
        new("relu-sigmoid", ["loss", "dw1", "dw2", "db", "sgd"]));

    public static ProblemCatalogue OneProblem { get; } = new(new CatalogueProblem("itakura-saito", ["a", "b", "c", "d"]));

    public string Root { get; } = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    /// <summary>Writes a file below the folder and returns its path.</summary>
    public string Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    public string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>All answers as lines <c>problem.part = text</c>, scripts marked, line breaks as ⏎.</summary>
    public static string Show(Submission submission) => string.Join('\n', submission.Answers.Select(a =>
        $"{a.Problem}.{a.Part} {(a.IsScript ? "=> " : "= ")}{a.Text.ReplaceLineEndings("⏎")}"));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
