using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>
/// Who needs brackets, for every notation: an expression stands in brackets where it holds together
/// less tightly than its place asks for. What is typeset has fraction bars and raised exponents, which hold
/// together what plain text needs brackets for.
/// </summary>
internal static class Strength
{
    // From what never holds together to what always does. A fraction does by itself, but not below an exponent.
    public const int None = 0, Sums = 1, Products = 2, Signs = 3, Fractions = 4, Powers = 5, Atoms = 6, Always = 7;

    /// <summary>How tightly an expression holds together: a sum least, a name most.</summary>
    public static int Of(Formula formula, bool isTypeset) => formula switch
    {
        Binary { Operator: Operator.Add or Operator.Subtract } => Sums,
        Binary { Operator: Operator.Divide } when isTypeset => Fractions,
        Binary { Operator: Operator.Power } => Powers,
        Binary => Products,
        Sum { Letter: not "" } => Labelled.Of(formula) is null ? Products : Atoms,
        Negate => Signs,
        Slope => Products,
        Derivative or Transpose when isTypeset => Powers,
        Column when isTypeset => Always, // its operand has the brackets
        _ => Atoms,
    };

    /// <summary>How tightly an operand must hold together to stand in a formula as it is.</summary>
    public static int Within(Formula formula, int place, bool isTypeset) => formula switch
    {
        Binary binary => place == 0 ? Left(binary, isTypeset) : Right(binary, isTypeset),
        Negate => Signs,
        Slope => Atoms,
        Sum { Letter: not "" } => Products,
        Transpose transpose => Raised(transpose.Operand, isTypeset),
        Column => Atoms,
        _ => None,
    };

    private static int Left(Binary binary, bool isTypeset) => binary.Operator switch
    {
        Operator.Divide when isTypeset => None,
        Operator.Power => Raised(binary.Left, isTypeset),
        Operator.Add or Operator.Subtract => Sums,
        // a sum reaches to the next + or -, so within a product only the last factor may be one
        _ => EndsInSum(binary.Left, isTypeset) ? Atoms : Products,
    };

    private static int Right(Binary binary, bool isTypeset) => (binary.Operator, binary.Right) switch
    {
        (Operator.Divide or Operator.Power, _) when isTypeset => None,
        (Operator.Power, _) or (_, Negate) => Atoms,
        (Operator.Add or Operator.Subtract, _) or (_, Sum) => Products,
        _ => Fractions,
    };

    // on paper the layer of a_j^l is no power, and two superscripts are none at all
    private static int Raised(Formula basis, bool isTypeset) => isTypeset && basis is Symbol { Layer: not null } ? Always : Atoms;

    private static bool EndsInSum(Formula formula, bool isTypeset) => formula switch
    {
        Sum { Letter: not "" } => Labelled.Of(formula) is null,
        Binary { Operator: Operator.Power } => false,
        Binary { Operator: Operator.Divide } when isTypeset => false,
        Binary binary => EndsInSum(binary.Right, isTypeset),
        Negate negate => EndsInSum(negate.Operand, isTypeset),
        _ => false,
    };
}
