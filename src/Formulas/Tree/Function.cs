using Formulas.Names;
using Formulas.Numbers;

namespace Formulas.Tree;

/// <summary>The value of a function at one place with its first two derivatives.</summary>
public readonly record struct Jet(double Value, double Slope, double Curvature);

/// <summary>A function that formulas may call.</summary>
public abstract record Function(string Name)
{
    /// <summary>How many arguments it takes.</summary>
    public int Arity { get; init; } = 1;

    /// <summary>A function of one argument with known derivatives: a row of the table below.</summary>
    /// <param name="Name">The canonical name.</param>
    /// <param name="At">Value, slope and curvature.</param>
    /// <param name="Exact">The value to high precision.</param>
    /// <param name="SlopeText">The derivative in the language itself, of a variable u; for high precision.</param>
    public sealed record Known(string Name, Func<double, Jet> At, Func<BigFloat, BigFloat> Exact, string SlopeText) : Function(Name);

    /// <summary>max, min and the like: they pick one of their arguments.</summary>
    public sealed record Pick(string Name, bool Largest) : Function(Name);

    /// <summary>
    /// A function that the problem leaves open (σ, f): each sample point brings its own, from <see cref="FunctionTable.Families"/>. The slot tells
    /// which of the problem's open functions it is.
    /// </summary>
    public sealed record Open(string Name, int Slot) : Function(Name);

    /// <summary>A function that the problem defines by a formula: ρ(z) = z².</summary>
    public sealed record Defined(string Name, Quantity Parameter, Formula Body) : Function(Name)
    {
        /// <summary>Where an answer defines it for itself, the number of primes it is defined with: the parser puts its argument in at once.</summary>
        internal int? OwnOrder { get; init; }
    }

    public override string ToString() => Name;
}
