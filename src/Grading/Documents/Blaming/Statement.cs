using Formulas.Tree;
using Grading.Documents.Steps;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Blaming;

/// <summary>What a false step states: that one thing is another.</summary>
/// <param name="Left">The head of its chain, or what stands on its left.</param>
internal sealed record Statement(string Left, string Right)
{
    /// <summary>Whether it is so in a section.</summary>
    public bool HoldsIn(StepSection section) => section.Read(Left).Formula is { } left && section.Read(Right).Formula is { } right
        && section.Judge.AreSame(left, right, section.Fields);

    /// <summary>The formula with what is stated put in wherever it stands, whatever letters it has there.</summary>
    public Formula PutIn(Formula formula, StepSection section)
    {
        if (section.Read(Left).Formula is not { } pattern || section.Read(Right).Formula is not { } value) return formula;
        var isNumber = !Letters.Symbols(value).Any();
        return Walks.Replace(formula, node => Matching.Of(Plain(pattern, section), Plain(node, section)) is { } letters
            ? Renaming.Of(value, letters)
            : isNumber && node is Slope or Derivative ? node : null); // of a number nothing is a derivative
    }

    // A name for an adjoint is that adjoint.
    private static Formula Plain(Formula formula, StepSection section)
    {
        if (formula is not Symbol symbol || section.Words.Vocabulary.Loss is not { } loss) return formula;
        foreach (var (name, of) in section.Section.Model.AdjointNames)
            if (name == symbol.Quantity) return new Derivative(Symbol.Of(loss), symbol with { Quantity = of });
        return formula;
    }
}
