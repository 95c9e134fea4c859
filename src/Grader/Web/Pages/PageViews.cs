using System.Collections.Immutable;
using System.Diagnostics;
using Grader.Web.Drawing;
using Grader.Web.Statements;
using Grading.Problems;
using Microsoft.AspNetCore.Components;

namespace Grader.Web.Pages;

/// <summary>A problem as its page shows it: made once.</summary>
internal sealed record ProblemView(
    Problem Problem, MarkupString Title, MarkupString Statement, ImmutableArray<MarkupString> Drawings, ImmutableArray<PartView> Parts);

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

/// <summary>What all pages of a server have in common.</summary>
internal sealed class PageViews(SelfCheck check, ServeOptions options)
{
    public string Title { get; } = options.Assignment.Title.Length > 0 ? options.Assignment.Title : "Self-check";

    public Shown Show { get; } = options.Show;

    public ImmutableArray<ProblemView> Problems { get; } = [.. check.Problems.Select(View)];

    public ProblemView? Problem(string id) => Problems.FirstOrDefault(view => view.Problem.Id == id);

    private static ProblemView View(Problem problem) => new(
        problem,
        StatementMarkdown.PrintLine(problem.Title),
        StatementMarkdown.Print(problem.Statement),
        [.. NetworkDrawing.Of(problem).Select(svg => (MarkupString)svg)],
        [.. problem.Parts.Select(View)]);

    private static PartView View(Part part) => new(part, StatementMarkdown.Print(part.Text), part.Question is Question.Choice choice
        ? [.. choice.Options.Select(option => StatementMarkdown.PrintLine(option.Text))]
        : []);
}
