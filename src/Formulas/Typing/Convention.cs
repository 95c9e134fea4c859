using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Typing;

/// <summary>
/// How signs between vectors are meant that not everybody means alike. Only vectors may turn: a matrix is taken as it stands, and factors
/// stay in their order.
/// </summary>
/// <param name="HasRows">Vectors are rows, so that u^T v is the matrix and u v^T the number.</param>
/// <param name="IsLoose">· and ⊗ between vectors of one layer go element by element, and of two layers the first one is a column, the
/// second a row; * with a matrix goes element by element, as NumPy has it.</param>
internal readonly record struct Convention(bool HasRows, bool IsLoose)
{
    private static readonly ImmutableArray<Convention> Only = [default];
    private static readonly ImmutableArray<Convention> BothOfSigns = [default, new(false, true)];
    private static readonly ImmutableArray<Convention> BothOfTurns = [default, new(true, false)];
    private static readonly ImmutableArray<Convention> All = [default, new(false, true), new(true, false), new(true, true)];

    /// <summary>Those in which a formula can differ, the usual one first.</summary>
    public static ImmutableArray<Convention> Of(Formula formula)
    {
        var hasSigns = Walks.First(formula, IsOpenToBoth) is not null;
        var hasTurns = Walks.First(formula, static node => node is Transpose) is not null;
        if (!hasSigns) return hasTurns ? BothOfTurns : Only;
        return hasTurns ? All : BothOfSigns;
    }

    private static bool IsOpenToBoth(Formula node) =>
        node is Binary { Operator: Operator.Dot or Operator.Tensor or Operator.Juxtaposed or Operator.Multiply } product
        && MatrixForm.IsWhole(product.Left) && MatrixForm.IsWhole(product.Right);
}
