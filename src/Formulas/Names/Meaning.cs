using System.Collections.Immutable;
using Formulas.Tree;

namespace Formulas.Names;

/// <summary>What a word of an answer means.</summary>
public abstract record Meaning
{
    private Meaning() { }

    /// <summary>A quantity; one that needs subscripts or a layer, unless it is a scalar.</summary>
    public sealed record Name(ImmutableArray<Quantity> Quantities) : Meaning
    {
        /// <summary>The scalar of that name as a formula, or null.</summary>
        internal Formula.Symbol? Scalar { get; } = Quantities.FirstOrDefault(quantity => quantity.IsScalar) is { } scalar
            ? Formula.Symbol.Of(scalar)
            : null;

        /// <summary>What needs subscripts or a layer, or null.</summary>
        internal Quantity? Array { get; } = Quantities.FirstOrDefault(quantity => !quantity.IsScalar);
    }

    /// <summary>A function, or one of its derivatives (<c>fprime</c>, <c>dsigma</c>).</summary>
    public sealed record Call(Function Function, int Order) : Meaning;

    public sealed record Constant(string Word) : Meaning;

    /// <summary>A word with a form of its own: sum, pow, outer, where, ….</summary>
    public sealed record Form(string Word) : Meaning;

    /// <summary>A usual name for the step size of an update.</summary>
    public sealed record Step(string Word) : Meaning;
}
