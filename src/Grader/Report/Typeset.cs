using System.Collections.Immutable;
using System.Net;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
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
    public MarkupString Reading(string problem, string part, string reading)
    {
        var isFormula = reading.Length is > 0 and < LongestTypeset && _vocabularies.ContainsKey((problem, part));
        if (isFormula && FormulaReader.Read(reading, _vocabularies[(problem, part)]) is Reading.Success { Otherwise: null } read)
            return (MarkupString)MathMLPrinter.Print(read.Formula);
        return (MarkupString)(reading.Length == 0 ? "" : $"<code>{WebUtility.HtmlEncode(reading)}</code>");
    }
}
