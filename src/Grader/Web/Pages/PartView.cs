using System.Collections.Immutable;
using System.Diagnostics;
using Grading.Problems;
using Microsoft.AspNetCore.Components;

namespace Grader.Web.Pages;

/// <summary>A part as its page shows it.</summary>
/// <param name="Options">The options of a choice; empty for other parts.</param>
internal sealed record PartView(Part Part, MarkupString Text, ImmutableArray<MarkupString> Options)
{
    /// <summary>formula, number, choice or script: what the script of the page needs to know.</summary>
    public string Kind => Part.Question switch
    {
        Question.Formula => "formula",
        Question.Number => "number",
        Question.Choice => "choice",
        Question.Script => "script",
        _ => throw new UnreachableException(),
    };

    public bool IsCode => Part.Question is Question.Script;

    /// <summary>What stands in an empty field.</summary>
    public string Placeholder => Part.Question switch
    {
        Question.Script => "C#",
        Question.Number => "A number",
        _ => "A formula, typed or in LaTeX",
    };
}
