using System.Diagnostics;

namespace Formulas.Authors;

/// <summary>Which names an author's expression speaks of.</summary>
public static class Mentions
{
    /// <summary>Whether a name that it uses is one of those; names in places and behind semicolons are none.</summary>
    public static bool Any(Written written, Predicate<string> isMeant) => written switch
    {
        Written.Number => false,
        Written.Name name => isMeant(name.Word),
        Written.Negated negated => Any(negated.Operand, isMeant),
        Written.Transposed transposed => Any(transposed.Operand, isMeant),
        Written.Bars bars => Any(bars.Operand, isMeant),
        Written.Joined joined => Any(joined.Left, isMeant) || Any(joined.Right, isMeant),
        Written.Applied applied => applied.Arguments.Any(argument => Any(argument, isMeant)),
        Written.Bracket bracket => Any(bracket.Condition, isMeant),
        Written.Where where => Any(where.Condition, isMeant) || Any(where.Then, isMeant) || Any(where.Else, isMeant),
        Written.Slope slope => Any(slope.Of, isMeant) || isMeant(slope.With.Word),
        _ => throw new UnreachableException(),
    };

    private static bool Any(Comparisons condition, Predicate<string> isMeant) =>
        condition.Alternatives.Any(group => group.Any(comparison => Any(comparison.Left, isMeant) || Any(comparison.Right, isMeant)));
}
