using System.Collections.Concurrent;
using System.Collections.Immutable;
using Formulas.Translating;
using Grader.Web.Drawing;
using Grader.Web.Fonts;
using Grader.Web.Notation;
using Grader.Web.Statements;
using Grader.Web.Watching;
using Grading.Assignments;
using Grading.Problems;
using Microsoft.AspNetCore.Components;
using static Formulas.Translating.Spoken;

namespace Grader.Web.Pages;

/// <summary>A problem as its page shows it: made once.</summary>
internal sealed record ProblemView(Problem Problem, MarkupString Title, MarkupString Statement, ImmutableArray<PartView> Parts)
{
    private readonly ConcurrentDictionary<Translation, ImmutableArray<MarkupString>> _drawings = [];

    /// <summary>Its drawings, whose descriptions are in the language of the page.</summary>
    public ImmutableArray<MarkupString> Drawings =>
        _drawings.GetOrAdd(Translation.Current, _ => [.. NetworkDrawing.Of(Problem).Select(svg => (MarkupString)svg)]);
}

/// <summary>What all pages of a server have in common.</summary>
internal sealed class PageViews(SelfCheck check, ServeOptions options)
{
    public string Title => options.Assignment.Title.Length > 0 ? options.Assignment.Title : Say("Self-check");

    public Shown Show { get; } = options.Show;

    /// <summary>What checks answers to these problems.</summary>
    public SelfCheck Check => check;

    /// <summary>With <c>--watch</c>, what changes with the files; null without.</summary>
    public string? Stamp { get; init; }

    /// <summary>With <c>--watch</c>, what is wrong with the files.</summary>
    public ImmutableArray<ProblemFaults> Faults { get; init; } = [];

    public ImmutableArray<Fault> FaultsOf(string id) => [.. Faults.Where(faults => faults.Id == id).SelectMany(faults => faults.Faults)];

    public ImmutableArray<ProblemView> Problems { get; } = [.. check.Problems.Select(problem => View(problem, check, options.Assignment))];

    /// <summary>The font of formulas; null where none is served.</summary>
    public ServedFont? Font => options.Font.Value;

    public ProblemView? Problem(string id) => Problems.FirstOrDefault(view => view.Problem.Id == id);

    private static ProblemView View(Problem problem, SelfCheck check, Assignment assignment) => new(
        problem,
        StatementMarkdown.PrintLine(problem.Title),
        StatementMarkdown.Print(problem.Statement),
        [.. problem.Parts.Select(part => View(part) with
        {
            Names = PartNames.Of(part, assignment.SwitchesOf(problem.Id, part.Id)),
            Budget = check.BudgetOf(problem, part),
            Lines = part.Question is Question.Formula ? check.BudgetOfLines(problem, part) : null,
            Points = assignment.PointsOf(problem, part),
        })]);

    private static PartView View(Part part) =>
        new(part, StatementMarkdown.Print(part.Text),
            [.. OptionsOf(part.Question).Select(option => StatementMarkdown.PrintLine(option.Text))]);

    private static ImmutableArray<Option> OptionsOf(Question question) => question switch
    {
        Question.Choice choice => choice.Options,
        Question.Selection selection => selection.Options,
        _ => [],
    };
}
