using Grading.Verdicts;

namespace Grader.Web.Derivations;

/// <summary>What is said of the lines of a derivation together.</summary>
internal static class LineSentences
{
    /// <summary>What became of the lines of a derivation.</summary>
    public static string Marked(IReadOnlyList<LineReply> lines)
    {
        var formulas = lines.Count(line => line.Mark != "words");
        if (formulas == 0) return "There is no equality to mark. A line of a derivation has two sides: dL/dz3 = dL/dx3 sigma'(z3).";
        var holding = lines.Count(line => line.Mark is "true" or "definition" or Reason.OnlyIfWord);
        var said = holding < formulas ? $"{holding} of {formulas} lines hold."
            : formulas == 1 ? "The line holds." : $"All {formulas} lines hold.";
        return lines.FirstOrDefault(line => line.Mark == "false") is { } first
            ? $"{said} The first that does not is line {first.Line}."
            : said;
    }

    /// <summary>That what stands behind so many lines was not looked at.</summary>
    public static string Cut(int lines) => $"Only the first {lines} lines were looked at: a derivation has at most 100 lines here.";

    /// <summary>The same where they are not marked.</summary>
    public static string Read(IReadOnlyList<LineReply> lines)
    {
        var unread = lines.Count(line => line.Mark == "unread");
        return $"{(unread == 0 ? "All lines could be read." : $"{unread} of the lines could not be read.")} They are not marked here.";
    }
}
