using System.Collections.Immutable;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Assignments;
using Grading.Problems;
using static Formulas.Tree.Formula;

namespace Grading.Tests.Marking.Generated;

/// <summary>A part that asks for a formula, with the trees of what its file says is right.</summary>
/// <param name="Typed">In index form, every index with its axis.</param>
/// <param name="Whole">In matrix form, as they were read.</param>
/// <param name="Assuming">Those that are right under an assumption.</param>
internal sealed record GeneratedPart(
    Problem Problem, Part Part, Question.Formula Question, ImmutableArray<Formula> Typed, ImmutableArray<Formula> Whole,
    ImmutableArray<Formula> Assuming)
{
    private readonly Lazy<FreshPoints> _fresh = new(() => new(Problem, Part, Question));
    private readonly Lazy<PartGrading> _grading =
        new(() => new ProblemGrading(Problem, new Assignment(), remembers: false)[Part.Id]!);

    public static ImmutableArray<GeneratedPart> All { get; } =
    [
        .. from problem in Repository.Problems
           from part in problem.Parts
           where part.Question is Question.Formula
           select Of(problem, part, (Question.Formula)part.Question),
    ];

    public string Name => $"{Problem.Id}.{Part.Id}";

    public PartGrading Grading => _grading.Value;

    public FreshPoints Fresh => _fresh.Value;

    private static GeneratedPart Of(Problem problem, Part part, Question.Formula question)
    {
        ImmutableArray<Formula> Typed(IEnumerable<string> texts) =>
        [
            .. texts.Select(text => FormulaReader.Read(text, question.Vocabulary)).OfType<Reading.Success>()
                .Select(read => read.Formula).Distinct(),
        ];

        return new(problem, part, question, Typed(part.Right), [.. part.Right.Select(text => Untyped(text, question)).OfType<Formula>()],
            Typed(part.Conditional));
    }

    // For a question with three free indices nothing in matrix form fits, and so it comes back as it was read.
    private static Formula? Untyped(string text, Question.Formula question)
    {
        var axis = Layering.Last;
        var unfitting = question.Vocabulary.WithFree([new("j", axis), new("k", axis), new("m", axis)], question.Vocabulary.FreeLayer);
        return FormulaReader.Read(text, unfitting) is Reading.Mistyped { Formula: var formula }
            && Walks.First(formula, node => node is Symbol { IsWhole: true }) is not null ? formula : null;
    }
}
