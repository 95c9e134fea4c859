using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Problems;
using Microsoft.AspNetCore.Components;

namespace Grader.Web.Statements;

/// <summary>
/// What students wrote as MathML. Readings of results are in the language that answers are read in, so each is read once more with the
/// names of its part; lines of derivations may be LaTeX, too. What is no formula, or an option of a choice, stays text. Markup of our own
/// printers only; everything of an answer in it is escaped.
/// </summary>
internal sealed partial class Typeset
{
    private const int LongestTypeset = 1000;

    private readonly Dictionary<(string, string), Vocabulary> _vocabularies = [];

    public Typeset(ImmutableArray<Problem> problems)
    {
        foreach (var problem in problems)
            foreach (var part in problem.Parts)
                if (part.Question is Question.Formula { Vocabulary: var names }) _vocabularies[(problem.Id, part.Id)] = names;
    }

    /// <summary>A reading.</summary>
    public MarkupString Reading(string problem, string part, string reading) =>
        (MarkupString)(Read(problem, part, reading) is { } formula ? MathMLPrinter.PrintPieces(formula) : Typed(reading));

    /// <summary>A reading that goes on in the next line where it is long; where a piece of it is wide, the keyboard reaches it.</summary>
    public MarkupString Formula(string problem, string part, string reading)
    {
        if (Read(problem, part, reading) is not { } formula) return (MarkupString)Typed(reading);
        var pieces = MathMLPrinter.PrintPieces(formula);
        var name = WebUtility.HtmlEncode(reading);
        var scrolled = IsWide(pieces) ? " tabindex=\"0\"" : "";
        return (MarkupString)$"<span class=\"formula\" role=\"math\" aria-label=\"{name}\"{scrolled}>{pieces}</span>";
    }

    /// <summary>
    /// A reading and the one of some right answers that it is most like, each with what the other has not pointed out; of equally like ones
    /// the first.
    /// </summary>
    public (MarkupString Reading, MarkupString Right) Compared(string problem, string part, string reading, ImmutableArray<string> rights)
    {
        if (Apart(problem, part, reading) is not { } read) return (Reading(problem, part, reading), Reading(problem, part, rights[0]));
        var nearest = rights.Select(right => Apart(problem, part, right)).OfType<Formula>()
            .Select(right => (Right: right, Found: Differences.Between(read, right)))
            .MinBy(candidate => Differing(read, candidate.Right, candidate.Found));
        return nearest.Right is null
            ? (Reading(problem, part, reading), Reading(problem, part, rights[0]))
            : (Set(read, nearest.Found.One), Set(nearest.Right, nearest.Found.Other));
    }

    // How many nodes differ: all of both where nothing is common.
    private static int Differing(Formula read, Formula right, Differences found)
    {
        var pieces = found.One.Concat(found.Other).ToArray();
        return (pieces.Length == 0 ? [read, right] : pieces).Sum(piece => Walks.Size(piece, LongestTypeset));
    }

    private static MarkupString Set(Formula formula, IReadOnlySet<Formula> differing) =>
        (MarkupString)MathMLPrinter.PrintPieces(formula, differing);

    private Formula? Apart(string problem, string part, string reading) =>
        Read(problem, part, reading) is { } formula ? Apart(formula) : null;

    // What is read alike may be one node; here each place has its own.
    private static Formula Apart(Formula formula) =>
        Walks.Operands(formula).Count == 0 ? formula with { } : Walks.WithOperands(formula, Apart);

    /// <summary>A side of a line, as somebody typed it.</summary>
    public MarkupString Side(string problem, string part, string typed)
    {
        var isLatex = typed.Length < LongestTypeset && typed.Contains('\\', StringComparison.Ordinal);
        if (isLatex && LatexMath.Missing(typed).Count == 0) return (MarkupString)LatexMath.Print(typed, isDisplayed: false);
        return (MarkupString)(Read(problem, part, typed) is { } formula ? MathMLPrinter.PrintPieces(formula) : Typed(typed));
    }

    /// <summary>As it was typed, in one line.</summary>
    public static string Typed(string text) =>
        text.Length == 0 ? "" : $"<code>{WebUtility.HtmlEncode(text.ReplaceLineEndings(" "))}</code>";

    /// <summary>Whether a piece of formulas is wider than a phone, as far as its signs tell.</summary>
    public static bool IsWide(string mathml) =>
        mathml.Split("</math>").Any(piece => WebUtility.HtmlDecode(Tag().Replace(piece, "")).Length > MathMLPrinter.WidestPiece);

    private Formula? Read(string problem, string part, string text) => text.Length is > 0 and < LongestTypeset
        && _vocabularies.TryGetValue((problem, part), out var names)
            ? Shown(FormulaReader.Read(text, names))
            : null;

    // Indices and shapes that don't fit together are looked at by people, so they are set as well.
    private static Formula? Shown(Reading reading) => reading switch
    {
        Reading.Success { Otherwise: null } read => read.Formula,
        Reading.Mistyped mistyped => mistyped.Formula,
        _ => null,
    };

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
