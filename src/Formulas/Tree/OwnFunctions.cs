using static Formulas.Tree.Formula;

namespace Formulas.Tree;

/// <summary>
/// Functions that an answer defines itself, for itself: "f' = 1", "g(x) = x(1-x)". Of a whole vector such a call stays in the tree until it
/// is known what is taken of each of its elements; then its argument is put into its body.
/// </summary>
internal static class OwnFunctions
{
    /// <summary>The body with the argument put in.</summary>
    public static Formula Inlined(Function.Defined own, Formula argument) =>
        Walks.Replace(own.Body, node => node is Symbol symbol && symbol.Quantity == own.Parameter ? argument : null);

    /// <summary>The formula with the arguments of all such calls put into their bodies.</summary>
    public static Formula Inlined(Formula formula) => Walks.First(formula, IsOwn) is null ? formula : Walks.Replace(
        formula,
        node => node is Call { Function: Function.Defined { OwnOrder: not null } own, Arguments: [var argument] }
            ? Inlined(own, Inlined(argument))
            : null);

    private static bool IsOwn(Formula formula) => formula is Call { Function: Function.Defined { OwnOrder: not null } };
}
