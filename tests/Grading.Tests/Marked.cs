using Grading.Assignments;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests;

/// <summary>Short ways to an outcome.</summary>
internal static class Marked
{
    /// <summary>An answer to a part of one of the repository's problems.</summary>
    public static Outcome Part(string problem, string part, string answer, string seed = "0") =>
        new ProblemGrading(Repository.Problem(problem), new Assignment { Seed = seed })[part]!.Grade(answer);

    /// <summary>An answer to a part of one of the library's problems.</summary>
    public static Outcome OfLibrary(string problem, string part, string answer) =>
        new ProblemGrading(FileOf(problem), new())[part]!.Grade(answer);

    /// <summary>An answer to a question without a model: a plain expression over symbols, written as in a problem file.</summary>
    public static Outcome Expression(string symbols, string reference, string answer, string seed = "0") =>
        new ProblemGrading(Question(symbols, reference), new Assignment { Seed = seed })["a"]!.Grade(answer);

    public static Problem Question(string symbols, string reference) => ProblemReader.Parse($$"""
        id: expression
        title: A plain expression
        statement: No network.
        symbols: { {{symbols}} }
        parts:
          a: { question: 'What is it?', ask: '{{reference.Replace("'", "''", StringComparison.Ordinal)}}' }
        """, "expression.yaml");

    private static Problem FileOf(string problem) =>
        ProblemReader.Read(Path.Combine(Repository.Folder, "problems", $"{problem}.yaml"))[0];
}
