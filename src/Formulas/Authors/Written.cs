using System.Collections.Immutable;
using Formulas.Tree;

namespace Formulas.Authors;

/// <summary>Where something stands in the text of an author.</summary>
public readonly record struct Stretch(int Start, int End);

/// <summary>
/// What an author wrote, before anything has a meaning: the tree that <see cref="AuthorParser"/> gives and <see cref="Elaboration"/> types.
/// </summary>
public abstract record Written(Stretch At)
{
    public sealed record Number(Stretch At, string Digits) : Written(At);

    /// <summary>A name with its places, as far as they are written: <c>h[t-1]</c>, <c>P[n,y[n]]</c>.</summary>
    public sealed record Name(Stretch At, string Word, ImmutableArray<Place> Places) : Written(At)
    {
        /// <summary>Whether it is 0 outside of its range: <c>(x[2*o+k-2] or 0)</c>.</summary>
        public bool OrZero { get; init; }
    }

    /// <summary>A function or reduction of arguments, with the letters behind the semicolon: <c>sum(w[k]*x[k]; k)</c>.</summary>
    public sealed record Applied(Stretch At, string Word, int Primes, ImmutableArray<Written> Arguments, ImmutableArray<string> Letters)
        : Written(At);

    public sealed record Negated(Stretch At, Written Operand) : Written(At);

    public sealed record Joined(Stretch At, Operator Operator, Written Left, Written Right) : Written(At);

    public sealed record Transposed(Stretch At, Written Operand) : Written(At);

    /// <summary>|x|.</summary>
    public sealed record Bars(Stretch At, Written Operand) : Written(At);

    /// <summary>[c = y[n]]: 1 where it holds, else 0.</summary>
    public sealed record Bracket(Stretch At, Comparisons Condition) : Written(At);

    /// <summary>where(cond, a, b).</summary>
    public sealed record Where(Stretch At, Comparisons Condition, Written Then, Written Else) : Written(At);

    /// <summary>∂Of/∂With; Of is a name or a derivative.</summary>
    public sealed record Slope(Stretch At, Written Of, Name With) : Written(At);
}

/// <summary>What stands between the brackets behind a name.</summary>
public abstract record Place(Stretch At)
{
    /// <summary>A whole combination of letters: <c>t-1</c>, <c>2*o+k-2</c>, <c>3</c>.</summary>
    public sealed record Combined(Stretch At, ImmutableArray<(int Factor, string Letter)> Terms, int Offset) : Place(At)
    {
        /// <summary>The letter, where it is one alone.</summary>
        public string? Letter => Offset == 0 && Terms is [(1, var letter)] ? letter : null;
    }

    /// <summary>The number that a label gives: <c>y[n]</c>.</summary>
    public sealed record Label(Stretch At, Written.Name Name) : Place(At);
}

/// <summary>Comparisons joined by "and", such groups joined by "or": <c>0 &lt; z &lt; 1 or z = 2</c>.</summary>
/// <param name="Alternatives">For each group its comparisons.</param>
public sealed record Comparisons(Stretch At, ImmutableArray<ImmutableArray<Comparison>> Alternatives);

/// <summary>One comparison.</summary>
public sealed record Comparison(Relation Relation, Written Left, Written Right);

/// <summary>One line of a model: what it defines and by what.</summary>
/// <param name="Number">Its line in the text, from 0.</param>
public sealed record Line(Written.Name Left, Written Right, int Number, string Text);
