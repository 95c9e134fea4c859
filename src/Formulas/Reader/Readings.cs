using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader;

/// <summary>
/// The readings of one passage. An ambiguous piece stands in the tree as <see cref="Either"/>, with what both ways share in it only once;
/// of a whole passage two readings are kept, since nobody means one piece this way and its neighbour that way.
/// </summary>
/// <param name="First">From left to right: a/bc as (a/b)c.</param>
/// <param name="Second">As far as it reaches: a/bc as a/(bc). Null where nothing is ambiguous.</param>
internal readonly record struct Readings(Formula First, Formula? Second)
{
    public static Readings Of(Formula formula, bool isAmbiguous)
    {
        if (!isAmbiguous) return new(formula, null);
        var (first, second) = (Chosen(formula, second: false), Chosen(formula, second: true));
        return new(first, second == first ? null : second); // what was ambiguous can have been taken apart again: ||v||
    }

    /// <summary>Both readings changed in the same way; null where one of them can't be.</summary>
    public Readings? Select(Func<Formula, bool, Formula?> change)
    {
        if (change(First, false) is not { } first) return null;
        return Second is null ? new(first, null) : change(Second, true) is { } second ? new(first, second) : null;
    }

    // Each walk goes one way through the choices, and so visits what they share once.
    private static Formula Chosen(Formula formula, bool second) => formula is Either either
        ? Chosen(second ? either.Second : either.First, second)
        : Walks.WithOperands(formula, inner => Chosen(inner, second));

    /// <summary>The formula with its last part replaced, where that is what both readings end with.</summary>
    public static Formula WithLast(Formula formula, Formula last, Formula by) => ReferenceEquals(formula, last) ? by : formula switch
    {
        Binary binary => binary with { Right = WithLast(binary.Right, last, by) },
        Negate negate => new Negate(WithLast(negate.Operand, last, by)),
        Either either => new Either(WithLast(either.First, last, by), WithLast(either.Second, last, by)),
        Call { Arguments: [var argument] } call => call with { Arguments = [WithLast(argument, last, by)] },
        _ => formula,
    };
}
