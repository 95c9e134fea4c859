using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using Formulas.Typing;
using ReferenceSolutions;
using static Formulas.Tree.Formula;

namespace Grading.Explaining;

/// <summary>What a factor of an answer can be.</summary>
internal enum FactorKind
{
    Slope,
    Signal,
    PreActivation,
    Weight,
    OutputSlope,
    Step,
    Adjoint,
    Size,
    Other,
}

/// <summary>The factors that an answer can have lost, or have one too many of: every name that fits the free indices, with the slopes at
/// the pre-activations.</summary>
internal sealed class LostFactors(Roles roles, Vocabulary vocabulary)
{
    public IEnumerable<(Formula Formula, FactorKind Kind)> All()
    {
        foreach (var quantity in vocabulary.Quantities)
        {
            if (quantity == vocabulary.Loss) continue;
            foreach (var symbol in Elements(quantity).Where(symbol => IndexTyping.Of(symbol, vocabulary).Formula is not null))
                foreach (var candidate in OfElement(symbol)) yield return candidate;
        }
        foreach (var dimension in vocabulary.Dimensions.Where(HasSizeWithoutName))
            yield return (new Extent(new(dimension, null)), FactorKind.Size);
    }

    private bool HasSizeWithoutName(Dimension dimension) => dimension is { Layers: null, End: null } && !HasNamedSize(dimension);

    private bool HasNamedSize(Dimension dimension)
    {
        foreach (var (_, of) in vocabulary.SizeNames)
            if (of.Dimension == dimension) return true;
        return false;
    }

    // The element itself, and what can be taken for the slope there: x(1 - x), σ'(z).
    private IEnumerable<(Formula, FactorKind)> OfElement(Symbol symbol)
    {
        yield return (symbol, KindOf(symbol.Quantity));
        var activation = vocabulary.Activations.GetValueOrDefault(symbol.Quantity.Id);
        var isOutput = roles.IsInLoss(symbol.Quantity);
        if (isOutput || activation is not null)
        {
            var slope = new Binary(Operator.Multiply, symbol, new Binary(Operator.Subtract, Integer(1), symbol));
            yield return (slope, isOutput ? FactorKind.OutputSlope : FactorKind.Slope);
        }
        if (activation is not null)
            yield return (new Call(activation.Function, 1, [symbol with { Quantity = activation.Argument }]), FactorKind.Slope);
    }

    private FactorKind KindOf(Quantity quantity) => quantity == vocabulary.Step
        ? FactorKind.Step
        : roles.Of(quantity) switch
        {
            Role.Adjoint => FactorKind.Adjoint,
            Role.PreActivation => FactorKind.PreActivation,
            Role.Signal => FactorKind.Signal,
            Role.Weight => FactorKind.Weight,
            Role.Size => FactorKind.Size,
            _ => FactorKind.Other,
        };

    private IEnumerable<Symbol> Elements(Quantity quantity)
    {
        if (quantity.IsScalar) return [Symbol.Of(quantity)];
        var layers = Layers(quantity);
        return Subscripts(quantity).SelectMany(indices => layers.Select(layer => new Symbol(quantity, [.. indices], layer)));
    }

    private Index?[] Layers(Quantity quantity)
    {
        if (quantity.Layer is null) return [null];
        return vocabulary.FreeLayer is { } letter
            ? [new(letter, 0), new(letter, -1), new(letter, 1)]
            : quantity.Steps?.End is { } end ? [new(end, 0), new(end, -1)] : [];
    }

    private IEnumerable<Index[]> Subscripts(Quantity quantity)
    {
        var letters = vocabulary.FreeIndices.Select(index => new Index(index.Letter, 0)).ToArray();
        return quantity.Axes.Length switch
        {
            1 => letters.Select(letter => new[] { letter }),
            2 when letters.Length == 2 => [[letters[0], letters[1]], [letters[1], letters[0]]],
            _ => [],
        };
    }
}
