using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Tree;

namespace ReferenceSolutions;

/// <summary>One assignment of a forward model, such as <c>z_j^l = sum_k w_kj^l a_k^(l-1) + b_j^l</c>.</summary>
/// <param name="Target">What is defined; its letters are bound in the body.</param>
/// <param name="Body">The right-hand side, with typed indices.</param>
public sealed record Definition(Formula.Symbol Target, Formula Body);

/// <summary>A leaf of the model: a quantity, or one layer of it, that is drawn from a domain.</summary>
/// <param name="Layer">The layer that is drawn (a^0 is the input), or null for all there are.</param>
/// <param name="SumsToOne">Whether the elements are scaled to sum to one.</param>
public sealed record Leaf(Quantity Quantity, Index? Layer, Domain Domain, SumsToOne SumsToOne = SumsToOne.No)
{
    /// <summary>What the leaf numbers the elements of, where it is a label: its values are 1 … n. Null for one of the domain.</summary>
    public Axis? Label { get; init; }

    /// <summary>The constants of an array, row by row; empty for one that is drawn.</summary>
    public ImmutableArray<double> Constants { get; init; } = [];

    /// <summary>Which of its indices runs where its elements sum to one: its place among the subscripts.</summary>
    public int SumsOver { get; init; } = -1;

    /// <summary>Whether it is the same at all points.</summary>
    public bool IsConstant => Label is null && (!Constants.IsEmpty || Domain.IsConstant);
}

/// <summary>Whether the elements of a leaf sum to one; <see cref="AtHalf"/> of the points makes it an assumption that an answer may
/// need.</summary>
public enum SumsToOne
{
    No,
    Always,
    AtHalf,
}

/// <summary>A name for the adjoint of another quantity: δ_j^l = ∂C/∂z_j^l.</summary>
public sealed record AdjointName(Quantity Name, Quantity Of);

/// <summary>
/// A network as a forward model: definitions that lead from leaves to a loss. Everything asked about it is derived from this; nobody types
/// an
/// answer key.
/// </summary>
public sealed record Model
{
    public required ImmutableArray<Quantity> Quantities { get; init; }

    public required ImmutableArray<Leaf> Leaves { get; init; }

    public ImmutableArray<Definition> Definitions { get; init; } = [];

    public ImmutableArray<AdjointName> AdjointNames { get; init; } = [];

    /// <summary>The derivatives that it speaks of besides those of the loss.</summary>
    public ImmutableArray<Partial> Partials { get; init; } = [];

    /// <summary>What is differentiated; null in a problem of plain expressions.</summary>
    public Quantity? Loss { get; init; }

    /// <summary>The functions that are left open, in the order of their slots.</summary>
    public ImmutableArray<Function.Open> OpenFunctions { get; init; } = [];

    /// <summary>Conditions (formulas with the value 1 or 0) that every point fulfils.</summary>
    public ImmutableArray<Formula> Keep { get; init; } = [];

    /// <summary>Alternatives that share the points evenly, such as z6 &gt; 0 and z6 &lt; 0.</summary>
    public ImmutableArray<ImmutableArray<Formula>> Strata { get; init; } = [];

    /// <summary>The sizes of the networks that are sampled, each of all dimensions.</summary>
    public ImmutableArray<Sizes> Sizes { get; init; } = [Formulas.Evaluating.Sizes.None];

    /// <summary>Sizes of networks that methods are tried at, too: of one element, square ones, longer ones than anybody writes down.</summary>
    public ImmutableArray<Sizes> OtherSizes { get; init; } = [];

    /// <summary>How many points there are in all, over all sizes.</summary>
    public int PointCount { get; init; } = 64;
}
