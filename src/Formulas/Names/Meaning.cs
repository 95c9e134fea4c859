using System.Collections.Immutable;
using Formulas.Tree;

namespace Formulas.Names;

/// <summary>What a word of an answer means.</summary>
public abstract record Meaning
{
    private Meaning() { }

    /// <summary>True for what people usually write for a name that the question calls otherwise: an answer may give it a meaning of its
    /// own.</summary>
    public bool IsUsual { get; init; }

    /// <summary>A quantity; one that needs subscripts or a layer, unless it is a scalar.</summary>
    public sealed record Name(ImmutableArray<Quantity> Quantities) : Meaning
    {
        /// <summary>The scalar of that name as a formula, or null.</summary>
        internal Formula.Symbol? Scalar { get; } = Quantities.FirstOrDefault(quantity => quantity.IsScalar) is { } scalar
            ? Formula.Symbol.Of(scalar)
            : null;

        /// <summary>The layer that the word itself tells (ŷ is a^L); null where it tells none.</summary>
        public Index? Layer { get; init; }

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
