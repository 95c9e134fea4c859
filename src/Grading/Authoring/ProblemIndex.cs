using System.Collections.Immutable;
using System.Text;
using Grading.Problems;

namespace Grading.Authoring;

/// <summary>The problems of a folder as a table, with what each teaches: the first line of its file says so.</summary>
public static class ProblemIndex
{
    private const string Teaches = "# Teaches:";

    /// <summary>The table in Markdown, as problems/README.md has it.</summary>
    public static string Text(ImmutableArray<Problem> problems)
    {
        var text = new StringBuilder($"""
            # The library

            {problems.Length} problems, each one file: model, parts, right answers and slips. `grader problems ID` shows one, `grader solution ID` its worked key,
            `grader validate problems` checks all of them. `grader new ID` begins another.

            | Problem | Parts | What it teaches |
            | --- | --- | --- |

            """);
        foreach (var problem in problems)
            text.Append($"| [{problem.Id}]({Path.GetFileName(problem.File)}): {problem.Title} | {problem.Parts.Length} | {TaughtBy(problem)} |\n");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string TaughtBy(Problem problem)
    {
        foreach (var line in File.ReadLines(problem.File))
            if (line.StartsWith(Teaches, StringComparison.Ordinal)) return line[Teaches.Length..].Trim();
        return "";
    }
}
