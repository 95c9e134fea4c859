using System.Collections.Immutable;

namespace Formulas.Typing;

/// <summary>
/// How signs between vectors are meant that not everybody means alike. Only vectors may turn: a matrix is taken as it stands, and factors
/// stay in their order.
/// </summary>
/// <param name="HasRows">Vectors are rows, so that u^T v is the matrix and u v^T the number.</param>
/// <param name="IsLoose">· and ⊗ between vectors of one layer go element by element, and of two layers the first one is a column, the
/// second a row; * and · with a matrix go element by element, as NumPy has it.</param>
/// <param name="KeepsRows">A row times a matrix is a row, so that x^T W y is a number and (x^T W)^T a column; else it is neither row nor
/// column until a product says so.</param>
/// <param name="ByName">A vector is repeated along the rows of a matrix where its dimension is that of the rows only; asked for where
/// nothing else fits.</param>
/// <param name="AreRows">Vectors lie along rows, so that np.sum(v, axis=1) and v 1 are numbers; asked for where nothing else fits and a
/// number is wanted.</param>
internal readonly record struct Convention(
    bool HasRows, bool IsLoose, bool KeepsRows = false, bool ByName = false, bool AreRows = false)
{
    /// <summary>All but the usual one.</summary>
    public static readonly ImmutableArray<Convention> Others =
        [new(false, true), new(true, false), new(true, true), new(false, false, true), new(false, true, true)];
}

/// <summary>In what a formula may be another one in another convention.</summary>
[Flags]
internal enum Open
{
    None = 0,

    /// <summary>A sign stands between shapes that another convention pairs in another way.</summary>
    Signs = 1,

    /// <summary>A row is multiplied by a matrix.</summary>
    Rows = 2,
}
