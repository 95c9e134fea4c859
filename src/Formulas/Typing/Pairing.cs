using Formulas.Tree;

namespace Formulas.Typing;

/// <summary>What an operator does with two shapes.</summary>
internal enum Pairing
{
    Elementwise,

    /// <summary>A matrix product, also of a row and a column.</summary>
    Contracted,

    /// <summary>The inner product of two vectors, whichever way they lie.</summary>
    Inner,

    /// <summary>A matrix with the left one along its rows.</summary>
    Outer,

    /// <summary>A matrix with the right one along its rows: a row times a column, as NumPy broadcasts.</summary>
    OuterTurned,

    /// <summary>Nothing: np.outer of a matrix takes it apart.</summary>
    None,
}

/// <summary>What an operator means between two shapes.</summary>
internal static class Pairings
{
    public static Pairing Of(Operator @operator, Shape left, Shape right, Convention convention)
    {
        if (left is Shape.Scalar || right is Shape.Scalar) return Pairing.Elementwise;
        return HasOnes(left, right) ? OfOnes(@operator, left, right, convention) : OfNone(@operator, left, right, convention);
    }

    /// <summary>Whether it can be the product of two matrices.</summary>
    public static bool IsMatrixProduct(Operator @operator) => @operator is Operator.Juxtaposed or Operator.MatrixProduct or Operator.Dot;

    /// <summary>True where it is a matter of convention what the operator means between the shapes.</summary>
    public static bool IsOpen(Operator @operator, Shape left, Shape right)
    {
        // a matrix is taken as it stands, and a vector may go along its rows
        if (@operator is not (Operator.Multiply or Operator.Dot) && !AreVectors(left, right)) return false;
        if (left is Shape.Scalar || right is Shape.Scalar || HasOnes(left, right)) return false;
        var usual = OfNone(@operator, left, right, default);
        foreach (var convention in Convention.Others)
            if (OfNone(@operator, left, right, convention) != usual) return true;
        return false;
    }

    private static Pairing OfNone(Operator @operator, Shape left, Shape right, Convention convention) => @operator switch
    {
        Operator.Juxtaposed => OfTurned(left, right, convention) ?? Juxtaposed(left, right, convention),
        Operator.MatrixProduct => OfTurned(left, right, convention) ?? Multiplied(left, right),
        Operator.Dot => OfTurned(left, right, convention) ?? Dot(left, right, convention),
        Operator.Multiply => Starred(left, right, convention),
        Operator.Outer => AreVectors(left, right) ? Pairing.Outer : Pairing.None,
        Operator.Tensor => AreVectors(left, right) ? Tensor(left, right, convention) : Pairing.Elementwise,
        _ => Pairing.Elementwise,
    };

    private static Pairing Tensor(Shape left, Shape right, Convention convention) =>
        convention.IsLoose && left.Axis == right.Axis ? Pairing.Elementwise : Pairing.Outer;

    private static Pairing Starred(Shape left, Shape right, Convention convention) =>
        Spreads(left, right, convention) || Spreads(right, left, convention)
            ? Pairing.Elementwise
            : OfMatrix(left, right) ?? Broadcast(left, right, convention);

    // Of a vector and one that is turned, where vectors are rows: u^T v is a matrix, u v^T a number.
    private static Pairing? OfTurned(Shape left, Shape right, Convention convention) => (left, right) switch
    {
        (Shape.RowVector, Shape.Vector) when convention.HasRows => Pairing.Outer,
        (Shape.Vector, Shape.RowVector) when convention.HasRows => Pairing.Inner,
        _ => null,
    };

    private static Pairing Juxtaposed(Shape left, Shape right, Convention convention)
    {
        if ((left, right) is not (Shape.Vector, Shape.Vector)) return Pairing.Contracted;
        return convention.IsLoose && left.Axis != right.Axis ? Pairing.Outer : Pairing.Elementwise;
    }

    private static Pairing Multiplied(Shape left, Shape right) =>
        (left, right) is (Shape.Vector, Shape.Vector) ? Pairing.Inner : Pairing.Contracted;

    private static Pairing Dot(Shape left, Shape right, Convention convention)
    {
        if (Spreads(left, right, convention) || Spreads(right, left, convention)) return Pairing.Elementwise;
        if (!left.IsUpright || !right.IsUpright)
            return OfMatrix(left, right) ?? (left.IsUpright || right.IsUpright ? Pairing.Contracted : Pairing.Elementwise);
        if (!convention.IsLoose) return Pairing.Inner;
        return left.Axis == right.Axis ? Pairing.Elementwise : Pairing.Outer;
    }

    // A vector along the columns of a matrix, as NumPy broadcasts: x[:,None] says so itself, of others it is one of two ways.
    private static bool Spreads(Shape matrix, Shape vector, Convention convention) => matrix is Shape.Matrix over
        && ((vector is Shape.ColumnVector || convention.IsLoose) && vector.SpreadsOver(over)
            || convention.ByName && vector.GoesWithRows(over));

    // Between things that can't be multiplied element by element, * is the matrix product.
    private static Pairing? OfMatrix(Shape left, Shape right)
    {
        if (left is not Shape.Matrix && right is not Shape.Matrix) return null;
        return left == right ? Pairing.Elementwise : Pairing.Contracted;
    }

    // A row and a column of two layers, as NumPy broadcasts them.
    private static Pairing Broadcast(Shape left, Shape right, Convention convention) => (left, right) switch
    {
        _ when left.Axis == right.Axis => Pairing.Elementwise,
        (Shape.RowVector, Shape.Vector) => convention.HasRows ? Pairing.Outer : Pairing.OuterTurned,
        (Shape.Vector, Shape.RowVector) when convention.HasRows => Pairing.OuterTurned,
        _ => Pairing.Elementwise,
    };

    // Ones add up what they are multiplied with, where one of the two is a row or a matrix; else they change nothing.
    private static Pairing OfOnes(Operator @operator, Shape left, Shape right, Convention convention) => @operator switch
    {
        Operator.MatrixProduct when left is Shape.ColumnVector && right is Shape.Ones { IsRow: true } => Pairing.Elementwise,
        Operator.MatrixProduct => Pairing.Contracted,
        Operator.Juxtaposed or Operator.Dot when convention.AreRows && (left, right) is (Shape.Vector, Shape.Ones { IsRow: false }) =>
            Pairing.Contracted,
        Operator.Juxtaposed or Operator.Dot => OfOnes(left, right),
        _ => Pairing.Elementwise,
    };

    private static Pairing OfOnes(Shape left, Shape right) => (left, right) switch
    {
        (Shape.Ones { IsRow: false }, Shape.RowVector) or ({ IsUpright: true }, Shape.Ones { IsRow: true }) => Pairing.Elementwise,
        (Shape.Ones { IsRow: true }, _) or (_, Shape.Ones { IsRow: true }) => Pairing.Contracted,
        (Shape.Matrix or Shape.RowVector, _) or (_, Shape.Matrix or Shape.RowVector) => Pairing.Contracted,
        _ => Pairing.Elementwise,
    };

    private static bool HasOnes(Shape left, Shape right) => left is Shape.Ones || right is Shape.Ones;

    private static bool AreVectors(Shape left, Shape right) => left.Axis is not null && right.Axis is not null;
}
