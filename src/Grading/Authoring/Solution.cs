using System.Text;
using System.Text.RegularExpressions;
using Formulas.Printing;
using Formulas.Tree;
using Grading.Language;
using Grading.Problems;

namespace Grading.Authoring;

/// <summary>The worked key of a problem, from its model: each part's question, the derivation, and an answer as students write it.</summary>
public static partial class Solution
{
    /// <summary>In Markdown, with formulas between dollar signs.</summary>
    public static string Markdown(Problem problem, string seed)
    {
        var text = new StringBuilder($"# {problem.Title}\n\n{problem.Statement.Trim()}\n");
        foreach (var key in KeysOf(problem, seed))
        {
            text.Append($"\n## {key.Part.Id}\n\n{key.Part.Text.Trim()}\n");
            foreach (var line in key.Lines) text.Append($"\n$${LatexPrinter.Print(line.Left)} = {LatexPrinter.Print(line.Right)}$$\n");
            if (key.Lines.IsEmpty || key.Asked is not [Formula.Derivative])
                foreach (var asked in key.Asked) text.Append($"\n{AuthorSentences.Sought} $${LatexPrinter.Print(asked)}$$\n");
            foreach (var answer in key.Answers) text.Append($"\n**{answer}**\n");
            if (key.Part.Right is [var right, ..]) text.Append($"\n{AuthorSentences.AsWritten}\n\n    {right.Trim().ReplaceLineEndings("\n    ")}\n");
        }
        return text.ToString();
    }

    /// <summary>As a LaTeX document.</summary>
    public static string Latex(Problem problem, string seed)
    {
        var text = new StringBuilder("\\documentclass{article}\n\\usepackage{amsmath,amssymb}\n\\begin{document}\n");
        var isCode = false;
        foreach (var line in Markdown(problem, seed).Split('\n'))
        {
            var wasCode = isCode;
            isCode = line.StartsWith("    ", StringComparison.Ordinal);
            if (isCode && !wasCode) text.Append("\\begin{verbatim}\n");
            if (!isCode && wasCode) text.Append("\\end{verbatim}\n");
            text.Append(isCode ? line[4..] : OfLine(line)).Append('\n');
        }
        return text.Append("\\end{document}\n").ToString();
    }

    /// <summary>The key of every part, in their order.</summary>
    public static IEnumerable<PartKey> KeysOf(Problem problem, string seed)
    {
        var sets = problem.Sections.ToDictionary(section => section, section => ProblemGrading.Points(problem, section, seed)[0]);
        foreach (var part in problem.Parts) yield return PartKey.Of(part, sets[part.Section]);
    }

    private static string OfLine(string line)
    {
        if (line.StartsWith("## ", StringComparison.Ordinal)) return $"\\subsection*{{{line[3..]}}}";
        if (line.StartsWith("# ", StringComparison.Ordinal)) return $"\\section*{{{line[2..]}}}";
        return Bold().Replace(Code().Replace(line, match => $"\\verb|{match.Groups[1].Value}|"), match => $"\\textbf{{{match.Groups[1].Value}}}");
    }

    [GeneratedRegex("`([^`|]*)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\*\*([^*]*)\*\*")]
    private static partial Regex Bold();
}
