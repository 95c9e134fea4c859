using Grading.Verdicts;
using static Formulas.Translating.Spoken;

namespace Grader.Web.Derivations;

/// <summary>What is said of the lines of a derivation together.</summary>
internal static class LineSentences
{
    public static string AsksMuch =>
        Say("Only read: numbers in a product with what is not known, or in a function of it, could be used to find one by trying.");

    /// <summary>What became of the lines of a derivation.</summary>
    /// <param name="isOut">Whether lines at the end are only read as no try was left.</param>
    public static string Marked(IReadOnlyList<LineReply> lines, bool isOut)
    {
        if (lines.All(line => line.Mark == "words"))
            return Say("There is no equality to mark. A line of a derivation has two sides: dL/dz3 = dL/dx3 sigma'(z3).");
        string[] said = [.. Holding(lines), .. isOut ? new[] { Say("The rest is only read: no try is left.") } : []];
        return string.Join(' ', said);
    }

    private static IEnumerable<string> Holding(IReadOnlyList<LineReply> lines)
    {
        var formulas = lines.Count(line => line.Mark is not ("words" or "read"));
        if (formulas == 0) yield break;
        var holding = lines.Count(line => line.Mark is "true" or "definition" or Reason.OnlyIfWord);
        yield return holding < formulas ? Say($"{holding} of {formulas} lines hold.")
            : formulas == 1 ? Say("The line holds.") : Say($"All {formulas} lines hold.");
        if (lines.FirstOrDefault(line => line.Mark == "false") is { } first) yield return Say($"The first that does not is line "
            + $"{first.Line}.");
    }

    /// <summary>That what stands behind so many lines was not looked at.</summary>
    public static string Cut(int lines) => Say($"Only the first {lines} lines were looked at: a derivation has at most 100 lines here.");

    /// <summary>The same where they are not marked.</summary>
    public static string Read(IReadOnlyList<LineReply> lines)
    {
        var unread = lines.Count(line => line.Mark == "unread");
        return (unread == 0 ? Say("All lines could be read.") : Say($"{unread} of the lines could not be read."))
            + " " + Say("They are not marked here.");
    }
}
