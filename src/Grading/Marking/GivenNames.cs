using Formulas.Printing;
using Formulas.Tree;
using Grading.Assignments;
using Grading.Problems;
using ReferenceSolutions;

namespace Grading.Marking;

/// <summary>Which derivatives may stand in an answer as they are: restating the question, or leaving a derivative to work out, is no answer.</summary>
internal sealed class GivenNames(Question.Formula question, Model model, Switches switches)
{
    private readonly Quantity?[] _adjointOf = AdjointNames(model); // by the id of the name
    private Func<Formula, bool>? _isNotGiven;
    private readonly string? _slope = question.Reference is Formula.Call { Order: > 0 } slope ? PlainPrinter.Print(slope) : null;

    /// <summary>The first derivative, error or slope in the formula that the part does not give; null where there is none.</summary>
    public Formula? FirstNotGiven(Formula formula)
    {
        if (model.Loss is null && _slope is null) return null;
        return Walks.First(formula, _isNotGiven ??= IsNotGiven);
    }

    private bool IsNotGiven(Formula node) => node switch
    {
        Formula.Derivative derivative => !IsGiven(derivative.With),
        Formula.Symbol { Quantity.Id: var id } symbol => (uint)id < (uint)_adjointOf.Length && _adjointOf[id] is { } of && !IsGiven(symbol with { Quantity = of }),
        Formula.Call { Order: > 0 } => _slope is not null && PlainPrinter.Print(node) == _slope,
        _ => false,
    };

    private bool IsGiven(Formula.Symbol with)
    {
        if (question.Vocabulary.Asked is { } asked && asked.Quantity == with.Quantity && asked.Layer == with.Layer && asked.Subscripts.SequenceEqual(with.Subscripts)) return false;
        return question.Given.Any(given => given.With == with.Quantity && (given.Layer is null || given.Layer == with.Layer))
            || (switches.IntermediateDeltas && _adjointOf.Contains(with.Quantity));
    }

    private static Quantity?[] AdjointNames(Model model)
    {
        var last = -1;
        foreach (var name in model.AdjointNames) last = Math.Max(last, name.Name.Id);
        var names = new Quantity?[last + 1];
        foreach (var (name, of) in model.AdjointNames) names[name.Id] = of;
        return names;
    }
}
