using System.Collections.Immutable;
using Formulas.Tree;
using Formulas.Typing;

namespace Formulas.Reader;

/// <summary>An answer as it was read.</summary>
public abstract record Reading
{
    private Reading() { }

    /// <summary>A formula, ready to be evaluated: indices are typed, an update is written as the new value.</summary>
    /// <param name="Formula">The tree that is marked.</param>
    public sealed record Success(Formula Formula) : Reading
    {
        /// <summary>The other way to read an ambiguous quotient such as a/bc, or null.</summary>
        public Formula? Otherwise { get; init; }

        /// <summary>What stands on the left, where that is a name or derivative of the question and not what it asks for by its name; else null.</summary>
        public Formula? Left { get; init; }

        /// <summary>Earlier members of a chain A = B = C: they should have the same value.</summary>
        public ImmutableArray<Formula> Earlier { get; init; } = [];

        /// <summary>What the answer says beside its formula of quantities of the question: "since x6 = z6^2".</summary>
        public ImmutableArray<Claim> Claims { get; init; } = [];

        /// <summary>The number that may be meant alone, 0.288 in "0.288 (1/2*0.7595^2)"; else null.</summary>
        public Formula? Alone { get; init; }

        /// <summary>What stands beside it, and is no factor if it has the same value; null where it may be meant anyhow.</summary>
        public Formula? Working { get; init; }

        /// <summary>What an update was written as.</summary>
        public UpdateForm Update { get; init; }

        /// <summary>True where lines before the concluding one were passed over.</summary>
        public bool HasEarlierLines { get; init; }
    }

    /// <summary>Indices or shapes that don't fit together.</summary>
    /// <param name="Formula">The tree as it was read, its indices not typed.</param>
    /// <param name="IsNamed">Whether a left-hand side tells its letters.</param>
    public sealed record Mistyped(IndexFault Fault, Formula Formula, bool IsNamed = false) : Reading;

    /// <summary>What can't be read as a formula.</summary>
    public sealed record Unread(ReadingFault Fault) : Reading;
}

/// <summary>An equation beside an answer: both sides should have the same value.</summary>
/// <param name="Left">A quantity of the question; null for what is asked.</param>
public sealed record Claim(Formula? Left, Formula Right)
{
    /// <summary>Whether it is put into the answer: x3 = 0 makes another question of it.</summary>
    public bool IsPutIn { get; init; }
}

/// <summary>How an update was written.</summary>
public enum UpdateForm
{
    /// <summary>A value without a left-hand side, or with the name itself on the left: the new value.</summary>
    NewValue,

    /// <summary>Δw = …, w -= …, w += …: an increment, added to the old value already.</summary>
    Increment,

    /// <summary>∂L/∂w = …: the answer says itself that it is the gradient.</summary>
    Gradient,
}
