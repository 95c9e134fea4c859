using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Problems;
using ReferenceSolutions;
using ReferenceSolutions.Derivations;
using ReferenceSolutions.Sampling;

namespace Grading.Authoring;

/// <summary>What a part asks for and how it comes about, for its author.</summary>
/// <param name="Asked">What is asked, over the model; empty for a choice.</param>
/// <param name="Lines">The derivation, the formula that is asked for at its end.</param>
/// <param name="Answers">The answer where it is no formula: the right option, numbers, the shape.</param>
public sealed record PartKey(Part Part, ImmutableArray<Formula> Asked, ImmutableArray<DerivedLine> Lines, ImmutableArray<string> Answers)
{
    /// <summary>The key of a part.</summary>
    /// <param name="set">Points of the part's model: numbers are worked out at the first.</param>
    public static PartKey Of(Part part, SampledNetwork set)
    {
        ImmutableArray<Formula> asked = [.. AskedBy(part.Question)];
        var model = set.Network.Model;
        var letters = part.Section.Names.Letters;
        ImmutableArray<DerivedLine> lines = [.. asked.SelectMany(formula => LinesOf(model, formula)).Distinct()];
        return new(part, [.. asked.Select(formula => PaperLetters.Of(formula, letters))],
            [.. lines.Select(line => PaperLetters.Of(line, letters))], [.. AnswersTo(part.Question, set)]);
    }

    private static IEnumerable<Formula> AskedBy(Question question) => question switch
    {
        Question.Formula formula => [formula.Reference],
        Question.Number number => [number.Reference],
        Question.Both both => [both.Written.Reference],
        Question.Script script => [script.Asked.Reference],
        Question.Table or Question.Shape or Question.Choice or Question.Selection => [],
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<DerivedLine> LinesOf(Model model, Formula asked)
    {
        foreach (var node in Walks.Nodes(asked))
        {
            if (node is Formula.Derivative derivative)
                foreach (var line in WrittenDerivation.Of(model, derivative.Of.Quantity, derivative.With.Quantity)) yield return line;
            if (node is not Formula.Symbol symbol || model.Partials.FirstOrDefault(one => one.Name == symbol.Quantity) is not { } partial) continue;
            foreach (var line in WrittenDerivation.Of(model, partial.Of, partial.With)) yield return line;
        }
    }

    private static IEnumerable<string> AnswersTo(Question question, SampledNetwork set) => question switch
    {
        Question.Choice choice => [choice.Options[choice.Right].Text],
        Question.Selection selection => selection.Right.Select(right => selection.Options[right].Text),
        Question.Number number => [Value(number, set)],
        Question.Both both => [Value(both.Value, set)],
        Question.Table table => table.Cells.Select(cell => cell.Question is Question.Number number ? $"{cell.Name} = {Value(number, set)}" : cell.Name),
        Question.Shape shape => [shape.Axes.IsEmpty ? "()" : $"({string.Join(", ", shape.Axes.Select(axis => axis.Dimension.Letter))})"],
        Question.Script script => [$"{script.Signature}"],
        _ => [],
    };

    private static string Value(Question.Number number, SampledNetwork set) =>
        Reference.Of(number.Reference, set, []).Values[0].Value.ToString($"F{number.Decimals}", CultureInfo.InvariantCulture);
}
