using System.Collections.Immutable;
using System.Diagnostics;
using Grader.Web.Guarding;
using Grader.Web.Notation;
using Grading.Problems;
using Microsoft.AspNetCore.Components;
using static Formulas.Translating.Spoken;

namespace Grader.Web.Pages;

/// <summary>A part as its page shows it.</summary>
/// <param name="Options">The options of a choice; empty for other parts.</param>
internal sealed record PartView(Part Part, MarkupString Text, ImmutableArray<MarkupString> Options)
{
    /// <summary>The names that an answer may use; null where there are none.</summary>
    public PartNames? Names { get; init; }

    /// <summary>How often an answer may be wrong; null where it may be so at will.</summary>
    public Budget? Budget { get; init; }

    /// <summary>What lines of a derivation that do not hold cost; null where there are none, or they cost nothing.</summary>
    public LineBudget? Lines { get; init; }

    public decimal Points { get; init; }

    /// <summary>
    /// formula, number, formula-and-value, table, shape, choice, selection or script: what the script of the page needs to know.
    /// </summary>
    public string Kind => Part.Question switch
    {
        Question.Formula => "formula",
        Question.Number => "number",
        Question.Both => "formula-and-value",
        Question.Table => "table",
        Question.Shape => "shape",
        Question.Choice => "choice",
        Question.Selection => "selection",
        Question.Script => "script",
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether a whole derivation may stand in the field, whose lines are marked.</summary>
    public bool HasLines => Part.Question is Question.Formula;

    public bool IsCode => Part.Question is Question.Script;

    /// <summary>How many lines the field shows.</summary>
    public int Rows => Part.Question switch
    {
        Question.Script => 12,
        Question.Table => 3,
        _ => 1,
    };

    /// <summary>What stands in an empty field.</summary>
    public string Placeholder => Part.Question switch
    {
        Question.Script => "C#",
        Question.Number => Say("A number"),
        Question.Both => Say("A formula and its value: formula = 0.1234"),
        Question.Table => Say("Cells with commas between them, row by row"),
        Question.Shape => Say("A shape, such as (n, m) or n × m"),
        _ => Say("A formula, typed or in LaTeX"),
    };
}
