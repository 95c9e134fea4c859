using System.Collections.Immutable;
using System.Net;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Problems;
using Microsoft.AspNetCore.Components;

namespace Grader.Report;

/// <summary>
/// The readings of results as MathML: they are in the language that answers are read in, so each is read once more with the names of its
/// part. What is no formula, or an option of a choice, stays text.
/// </summary>
internal sealed class Typeset
{
    private const int LongestTypeset = 1000;

    private readonly Dictionary<(string, string), Vocabulary> _vocabularies = [];

    public Typeset(ImmutableArray<Problem> problems)
    {
        foreach (var problem in problems)
            foreach (var part in problem.Parts)
                if (part.Question is Question.Formula { Vocabulary: var names }) _vocabularies[(problem.Id, part.Id)] = names;
    }

    /// <summary>Markup of our own printers only; everything of an answer in it is escaped.</summary>
    public MarkupString Reading(string problem, string part, string reading) =>
        Read(problem, part, reading) is { } formula ? (MarkupString)MathMLPrinter.Print(formula) : Plain(reading);

    /// <summary>Two readings, each with what the other has not pointed out.</summary>
    public (MarkupString One, MarkupString Other) Compared(string problem, string part, string one, string other)
    {
        if (Read(problem, part, one) is not { } first || Read(problem, part, other) is not { } second)
            return (Reading(problem, part, one), Reading(problem, part, other));
        var found = Differences.Between(first, second);
        return ((MarkupString)MathMLPrinter.Print(first, found.One), (MarkupString)MathMLPrinter.Print(second, found.Other));
    }

    private Formula? Read(string problem, string part, string reading) =>
        reading.Length is > 0 and < LongestTypeset && _vocabularies.TryGetValue((problem, part), out var names)
        && FormulaReader.Read(reading, names) is Reading.Success { Otherwise: null } read
            ? read.Formula
            : null;

    private static MarkupString Plain(string reading) =>
        (MarkupString)(reading.Length == 0 ? "" : $"<code>{WebUtility.HtmlEncode(reading)}</code>");
}
