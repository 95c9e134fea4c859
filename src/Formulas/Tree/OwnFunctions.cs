using static Formulas.Tree.Formula;

namespace Formulas.Tree;

/// <summary>
/// Functions that an answer defines itself, for itself: "f' = 1", "g(x) = x(1-x)". Of a whole vector such a call stays in the tree until it
/// is known what is taken of each of its elements; then its argument is put into its body.
/// </summary>
internal static class OwnFunctions
{
    // The ids of parameters lie below those of all declared names.
    private const int LastParameter = int.MinValue / 2;

    /// <summary>The parameter of a function that the answer defines; the token that names it tells it from others.</summary>
    public static Quantity Parameter(int token, string name) => new(int.MinValue + token, name, [], [], null);

    /// <summary>Whether the parameter of such a function stands in the formula.</summary>
    public static bool HasParameter(Formula formula) =>
        Walks.First(formula, static node => node is Symbol { Quantity.Id: < LastParameter }) is not null;

    /// <summary>The function where its argument is a number: what is diagonal or transposed of that is the number.</summary>
    public static Function.Defined OfNumbers(Function.Defined own) =>
        own with { Body = OfNumbers(own.Body), OtherBody = own.OtherBody is { } other ? OfNumbers(other) : null };

    private static Formula OfNumbers(Formula body) => Walks.Replace(body, static node => node switch
    {
        Diagonal { Operand: var operand } when HasParameter(operand) => OfNumbers(operand),
        Transpose { Operand: var operand } when HasParameter(operand) => OfNumbers(operand),
        _ => null,
    });

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
