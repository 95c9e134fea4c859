using System.Collections.Immutable;
using Formulas.Numbers;

namespace Formulas.Tree;

/// <summary>A function that formulas may call.</summary>
public abstract record Function(string Name)
{
    /// <summary>How many arguments it takes.</summary>
    public int Arity { get; init; } = 1;

    /// <summary>A function of one argument with known derivatives.</summary>
    public sealed record Known(string Name, Curve Curve) : Function(Name);

    /// <summary>max, min and the like: they pick one of their arguments.</summary>
    public sealed record Pick(string Name, bool Largest) : Function(Name);

    /// <summary>
    /// A function that the problem leaves open (σ, f): each sample point brings its own, from a table of families. The slot tells which
    /// of the problem's open functions it is.
    /// </summary>
    public sealed record Open(string Name, int Slot) : Function(Name);

    /// <summary>A function that the problem defines by a formula: ρ(z) = z².</summary>
    public sealed record Defined(string Name, Quantity Parameter, Formula Body) : Function(Name)
    {
        /// <summary>Where an answer defines it for itself, the number of primes it is defined with: <see cref="OwnFunctions"/>.</summary>
        internal int? OwnOrder { get; init; }

        /// <summary>The other way to read the body, where an answer defines it for itself and can be read in two ways.</summary>
        internal Formula? OtherBody { get; init; }
    }

    /// <summary>A function of several numbers that is put together from others: clip(x, a, b) = min(max(x, a), b).</summary>
    public sealed record Composed(string Name, ImmutableArray<Quantity> Parameters, Formula Body) : Function(Name)
    {
        /// <summary>What the last parameters are where a call doesn't say.</summary>
        public ImmutableArray<Formula> Defaults { get; init; } = [];

        /// <summary>Whether it has a derivative of its own: by its first parameter.</summary>
        public bool HasSlope { get; init; } = true;
    }

    public override string ToString() => Name;
}
