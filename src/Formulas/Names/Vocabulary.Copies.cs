using System.Collections.Immutable;
using Formulas.Tree;

namespace Formulas.Names;

// The same words elsewhere.
public sealed partial class Vocabulary
{
    /// <summary>The same names with other ways to write them, which count before those it has.</summary>
    public Vocabulary With(ImmutableArray<Spelling> stronger) => new(Quantities, _functions, [.. stronger, .. Spellings])
    {
        Loss = Loss,
        Activations = Activations,
        Dimensions = Dimensions,
        SizeNames = SizeNames,
        Labels = Labels,
        Shifted = Shifted,
        Contracted = Contracted,
        HasSlopes = HasSlopes,
        Bars = Bars,
        Updated = Updated,
        Step = Step,
        FreeIndices = FreeIndices,
        FreeLayer = FreeLayer,
        Asked = Asked,
        Sought = Sought,
        Partial = Partial,
        Alias = Alias,
        Part = Part,
        Parts = Parts,
        AsksNumber = AsksNumber,
    };

    private Vocabulary(Vocabulary other)
    {
        Quantities = other.Quantities;
        _functions = other._functions;
        Spellings = other.Spellings;
        Words = other.Words;
        Named = other.Named;
        _suggestions = other._suggestions;
        Loss = other.Loss;
        Activations = other.Activations;
        Dimensions = other.Dimensions;
        SizeNames = other.SizeNames;
        Labels = other.Labels;
        Shifted = other.Shifted;
        Contracted = other.Contracted;
        HasSlopes = other.HasSlopes;
        Bars = other.Bars;
    }

    /// <summary>
    /// The words of a whole problem, for the way to its answers: with names of the student's own, derivatives between any two nodes, and
    /// nothing that is asked for.
    /// </summary>
    /// <param name="named">Names that the student gives to something, known or not: they are no other names of the loss.</param>
    public Vocabulary OnTheWay(IEnumerable<Quantity> own, ImmutableArray<string> named) => new(
        [.. Quantities, .. own], _functions, Spellings)
    {
        Named = named,
        Loss = Loss,
        Activations = Activations,
        Dimensions = Dimensions,
        SizeNames = SizeNames,
        Labels = Labels,
        Shifted = Shifted,
        Contracted = Contracted,
        Updated = Updated,
        Step = Step,
        HasSlopes = true,
    };

    /// <summary>The same words, seen from a place where other indices are free.</summary>
    public Vocabulary WithFree(ImmutableArray<FreeIndex> indices, string? layer) => new(this) { FreeIndices = indices, FreeLayer = layer };

    /// <summary>The same words for one element of what is asked: its letters have values, and none is free.</summary>
    public Vocabulary At(ImmutableArray<(string Letter, Tree.Index Value)> letters) => new(this)
    {
        Updated = Updated,
        Step = Step,
        Asked = Asked is null ? null : Renaming.Of(Asked, letters) as Formula.Symbol,
        Sought = Sought is null ? null : Renaming.Of(Sought, letters),
        Partial = Partial,
        Alias = Alias,
        Part = Part,
        Parts = Parts,
        AsksNumber = AsksNumber,
    };

    /// <summary>The same words where a formula is asked for in the place of a number.</summary>
    public Vocabulary ForFormula => new(this)
    {
        Updated = Updated,
        Step = Step,
        Asked = Asked,
        Sought = Sought,
        Partial = Partial,
        Alias = Alias,
        Part = Part,
        Parts = Parts,
    };

    /// <summary>The same words for a left-hand side, which may be any derivative, in no layer that is told.</summary>
    internal Vocabulary OnTheLeft => field ??= new(this)
    {
        FreeIndices = FreeIndices,
        FreeLayer = FreeLayer,
        Activations = new Dictionary<int, ActivationRule>(),
        HasSlopes = true,
        MayLackLayer = true,
    };
}
