using System.Collections.Immutable;
using Formulas.Reader.Tokens;
using Formulas.Tree;

namespace Formulas.Reader.Syntax;

/// <summary>
/// The whole state of reading. What may turn out to be something else is tried with <c>var mark = cursor; … cursor = mark;</c>, and then
/// nothing of the trial is left.
/// </summary>
/// <remarks>It is copied often, and 64 bytes are what is copied without a call; so numbers that stay small are small.</remarks>
internal record struct Cursor()
{
    /// <summary>The token that is read next.</summary>
    public int Index;

    /// <summary>Characters of that token that are read already.</summary>
    public int Offset;

    /// <summary>The kind of that token; the end, where what is to be read ends before it.</summary>
    public TokenKind Kind;

    /// <summary>How deeply nested the place is.</summary>
    public short Depth;

    /// <summary>How many bars |…| are open around the place, up to the nearest bracket.</summary>
    public short Bars;

    /// <summary>How many bars |…| can be read in two ways.</summary>
    public byte OpenBars;

    /// <summary>The letters of the sums around the place.</summary>
    public string Dummies = "";

    /// <summary>Above or below the line of a derivative, where no power can stand.</summary>
    public bool InDerivative;

    /// <summary>A vector or matrix without its subscripts was met.</summary>
    public bool HasWhole;

    /// <summary>An index was met: a sum, or a letter where the number of a neuron can stand.</summary>
    public bool HasIndices;

    /// <summary>A vector or matrix was transposed by a prime.</summary>
    public bool HasTurningPrimes;

    /// <summary>A vector of ones was met.</summary>
    public bool HasOnes;

    /// <summary>Something was met that can be read in two ways: <see cref="Formula.Either"/>.</summary>
    public bool IsAmbiguous;

    /// <summary>The name that the answer uses for the step size.</summary>
    public string? StepName;

    /// <summary>Nodes that came from the answer's own definitions.</summary>
    public int SpelledOut;

    /// <summary>A call without parentheses that may reach over the sign at its place.</summary>
    public Stretch? Stretch;

    /// <summary>The labels that stand for indices, in the order of their places: @0, @1.</summary>
    public ImmutableArray<Formula.Symbol> Labels = [];

    /// <summary>Why it can't be read.</summary>
    public ReadingFault? Fault;

    /// <summary>Forgets what is of one passage alone, before another one of the same answer.</summary>
    public void BeginPassage()
    {
        (Depth, Bars, Dummies) = (0, 0, "");
        (InDerivative, IsAmbiguous) = (false, false);
        (Stretch, Fault) = (null, null);
    }
}

/// <summary>"ln t" before a slash: ln(t)/x, or ln(t/x); "sin 2" before a sign of multiplication.</summary>
/// <param name="Sign">The token of the sign.</param>
/// <param name="Value">The call as it stands.</param>
/// <param name="Over">The call with what is behind the sign within its argument.</param>
internal sealed record Stretch(int Sign, Formula Value, Func<Formula, Formula> Over);
