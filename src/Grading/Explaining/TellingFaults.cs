using Formulas.Names;
using Formulas.Tree;
using Formulas.Typing;
using Grading.Verdicts;
using ReferenceSolutions;
using ReferenceSolutions.Mistakes;
using ReferenceSolutions.Sampling;
using static Formulas.Tree.Formula;

namespace Grading.Explaining;

/// <summary>Mistakes that show without a value: in an index that does not fit, or in where alone an answer is right.</summary>
internal sealed class TellingFaults(Vocabulary vocabulary, Roles roles)
{
    /// <summary>What an index that does not fit says by itself; null where that is nothing.</summary>
    public Finding? Of(Formula untyped, IndexFault fault) => UsesTargets(untyped) ? Finding.Of(Mistake.OutputRule) : Of(fault);

    /// <summary>What the only points say at which an answer is right; null where they say nothing.</summary>
    public static Finding? Of(Stratum? onlyIf, Formula answer) => onlyIf switch
    {
        Stratum.Where when Walks.First(answer, IsOfSizes) is null => null,
        Stratum.Family family => ReferenceEquals(family.Is, FunctionTable.Tanh) ? Finding.Of(Mistake.TanhAssumed) : null,
        Stratum.Where { Condition: Choose { Condition: var condition } } =>
            Finding.Of(IsPositive(condition) ? Mistake.PositiveOnly : Mistake.AbsoluteValue),
        _ => null,
    };

    // |z|, √x, x^(3/2)
    private static bool IsOfSizes(Formula node) => node is Call { Function.Name: "abs" or "sqrt" }
        || node is Binary { Operator: Operator.Power, Left: not Constant, Right: var exponent } && !IsWhole(exponent);

    private static bool IsWhole(Formula exponent) => exponent switch
    {
        Number number => number.Value == Math.Floor(number.Value),
        Negate negate => IsWhole(negate.Operand),
        _ => false,
    };

    // z6 > 0, or 0 < z6
    private static bool IsPositive(Condition condition) => condition switch
    {
        Condition.Values { Relation: Relation.Greater or Relation.GreaterOrEqual, Right: Number { Value: 0 } } => true,
        Condition.Values { Relation: Relation.Less or Relation.LessOrEqual, Left: Number { Value: 0 } } => true,
        _ => false,
    };

    private static Finding? Of(IndexFault fault) => fault switch
    {
        IndexFault.AtLetter { Kind: LetterFault.NotSummed } => Finding.Of(Mistake.SumForgotten),
        IndexFault.AtLetter { Kind: LetterFault.SummedAway or LetterFault.SumOverNothing } => Finding.Of(Mistake.SumIndex),
        IndexFault.WrongLimit => Finding.Of(Mistake.SumRange),
        IndexFault.Shapes { Kind: ShapeFault.Transposed } => Finding.Of(Mistake.Transposed),
        IndexFault.NotALayer or IndexFault.LayerAsNeuron => Finding.Of(Mistake.OtherLayer),
        IndexFault.RunsOverTwo or IndexFault.ComparesLayers or IndexFault.NoSuchPair => Finding.Of(Mistake.OtherIndex),
        _ => null,
    };

    // A hidden neuron's error, written with what only the last layer has.
    private bool UsesTargets(Formula formula) => vocabulary.FreeLayer is not null && Walks.First(formula, node => node switch
    {
        Symbol { Quantity: var quantity } =>
            roles.Of(quantity) == Role.Target && quantity.Axes is [{ Layer: { } layer }] && vocabulary.IsEnd(layer.Letter),
        Derivative derivative => derivative.With.Layer is { } at && vocabulary.IsEnd(at.Letter),
        _ => false,
    }) is not null;
}
