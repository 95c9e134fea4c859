using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Typing;

/// <summary>Finds the shapes of formulas in matrix form, and the first place where two don't go together.</summary>
internal sealed class ShapeRules(Convention convention)
{
    public IndexFault? Fault { get; private set; }

    /// <summary>What another convention gives another meaning, among the shapes that it was asked about.</summary>
    public Open Open { get; private set; }

    public Shape Of(Formula formula) => formula switch
    {
        // the most frequent first
        Symbol symbol => Of(symbol),
        Binary binary => Of(binary),
        Derivative derivative => Of(derivative.With),
        Position { Whole: { } axis } => new Shape.Vector(axis),
        Number or Constant or Position or Extent => new Shape.Scalar(),
        Slope slope => OfSlope(slope),
        Sum { Letter: "" } all => SumOf(all),
        Choose choose => Elementwise(Of(choose.Condition), Elementwise(Of(choose.Then), Of(choose.Else))),
        Transpose transpose => Of(transpose.Operand).Transposed,
        Column column => Upright(Of(column.Operand)),
        Diagonal diagonal => DiagonalOf(Of(diagonal.Operand)),
        _ => OfOperands(formula),
    };

    /// <inheritdoc cref="Pairings.Of"/>
    public Pairing PairingOf(Operator @operator, Shape left, Shape right)
    {
        if (Pairings.IsOpen(@operator, left, right)) Open |= Open.Signs;
        return Pairings.Of(@operator, left, right, convention);
    }

    // A row for each element above, a column for each below.
    private Shape OfSlope(Slope slope) => (Of(slope.Of), Of(slope.With)) switch
    {
        (Shape.Scalar, var below) => below,
        (var above, Shape.Scalar) => above,
        (Shape.Vector above, Shape.Vector below) => new Shape.Matrix(above.Length, below.Length),
        var (above, below) => Mismatch(above, below),
    };

    private Shape Of(Symbol symbol) => symbol.OpenAxes switch
    {
        0 => new Shape.Scalar(),
        1 => new Shape.Vector(symbol.OpenAxis(0)),
        2 => MatrixOf(symbol),
        // of three dimensions: its indices are wanted
        _ => Mismatch(MatrixOf(symbol), new Shape.Scalar()),
    };

    private static Shape.Matrix MatrixOf(Symbol symbol) => new(symbol.OpenAxis(0), symbol.OpenAxis(1));

    private Shape DiagonalOf(Shape inner) => inner switch
    {
        Shape.Ones => new Shape.Identity(),
        { Axis: { } size } => new Shape.Matrix(size, size),
        _ => Mismatch(inner, inner),
    };

    // A column of a number has that number in every row, however many there are.
    private static Shape Upright(Shape shape) => shape switch
    {
        Shape.Vector vector => new Shape.ColumnVector(vector.Length),
        Shape.Scalar => new Shape.Ones(IsRow: false),
        _ => shape,
    };

    private Shape Of(Binary binary)
    {
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        if (convention != default && IsOdd(binary, left, right)) return Mismatch(left, right);
        return PairingOf(binary.Operator, left, right) switch
        {
            Pairing.Contracted when right is Shape.Vector && IsOfRows(binary.Left) => Mismatch(left, right),
            Pairing.Contracted => Product(left, right),
            Pairing.Inner => Joined(left.Axis, right.Axis, new Shape.Scalar(), left, right),
            Pairing.Outer => new Shape.Matrix(left.Axis!, right.Axis!),
            Pairing.OuterTurned => new Shape.Matrix(right.Axis!, left.Axis!),
            Pairing.None => Mismatch(left, right),
            _ => Elementwise(left, right),
        };
    }

    // (u^T v) w: whoever has rows, and so a matrix u^T v, has no vectors behind a matrix
    private bool IsOfRows(Formula matrix) => convention.HasRows && matrix is Binary { Left: Transpose } product
        && PairingOf(product.Operator, Of(product.Left), Of(product.Right)) == Pairing.Outer;

    private bool IsOdd(Binary binary, Shape left, Shape right) => binary.Operator switch
    {
        Operator.Add or Operator.Subtract => AreOddTerms(binary, left, right)
            || left.Axis is not null && IsTurned(binary.Right) || right.Axis is not null && IsTurned(binary.Left),
        Operator.Divide => IsTurned(binary.Right),
        _ => false,
    };

    // u^T v, a matrix of rows only: nobody adds it to a vector or divides by it
    private bool IsTurned(Formula formula) => convention.HasRows && formula is Binary { Left: Transpose } product
        && Pairings.IsMatrixProduct(product.Operator)
        && PairingOf(product.Operator, Of(product.Left), Of(product.Right)) == Pairing.Outer;

    // In an unusual convention nobody adds u v^T, which would be a number, to a matrix.
    private static bool AreOddTerms(Binary sum, Shape left, Shape right) =>
        left is Shape.Scalar && right is not Shape.Scalar && HasArrays(sum.Left)
        || right is Shape.Scalar && left is not Shape.Scalar && HasArrays(sum.Right);

    private static bool HasArrays(Formula formula) =>
        Walks.First(formula, static node => node is Symbol { IsWhole: true } or Derivative { With.IsWhole: true }) is not null;

    private Shape Of(Condition condition)
    {
        Shape shape = new Shape.Scalar();
        for (var place = 0; place < Operands.CountIn(condition); place++) shape = Elementwise(shape, Of(Operands.At(condition, place)));
        return shape;
    }

    private Shape OfOperands(Formula formula)
    {
        Shape shape = new Shape.Scalar();
        foreach (var operand in Walks.Operands(formula)) shape = Elementwise(shape, Of(operand));
        return shape;
    }

    // what is left of a matrix along one axis; of a vector, and along both, a number
    private Shape SumOf(Sum all) => (Of(all.Body), all.Along) switch
    {
        (Shape.Matrix matrix, 0) => new Shape.Vector(matrix.Columns),
        (Shape.Matrix matrix, 1) => new Shape.Vector(matrix.Rows),
        ({ Axis: not null }, 1) when convention.AreRows => new Shape.Scalar(),
        ({ Axis: not null } vector, not null) => NoSuchAxis(vector),
        _ => new Shape.Scalar(),
    };

    // of what others hold as columns, or as rows of samples
    private Shape.Scalar NoSuchAxis(Shape vector)
    {
        Fault ??= new IndexFault.Shapes(ShapeFault.Unclear, vector, new Shape.Scalar());
        return new();
    }

    // 9 branches: a table with one row for each two shapes that have a product
    private Shape Product(Shape left, Shape right) => (left, right) switch
    {
        (Shape.Identity, _) => right,
        (_, Shape.Identity) => left,
        (Shape.Matrix a, Shape.Matrix b) => Joined(a.Columns, b.Rows, new Shape.Matrix(a.Rows, b.Columns), left, right),
        (Shape.Matrix a, Shape.Ones) => new Shape.Vector(a.Rows),
        (Shape.Ones, Shape.Matrix b) => new Shape.Vector(b.Columns),
        (Shape.Ones, { Axis: not null }) or (Shape.RowVector, Shape.Ones) => new Shape.Scalar(),
        (Shape.Vector, Shape.Ones { IsRow: false }) when convention.AreRows => new Shape.Scalar(),
        (Shape.Matrix a, { Axis: { } axis }) => Joined(a.Columns, axis, new Shape.Vector(a.Rows), left, right),
        (Shape.Vector or Shape.RowVector, Shape.Matrix b) => Joined(left.Axis, b.Rows, Along(left, b), left, right),
        (Shape.RowVector, { IsUpright: true }) => Joined(left.Axis, right.Axis, new Shape.Scalar(), left, right),
        ({ IsUpright: true }, Shape.RowVector) => new Shape.Matrix(left.Axis!, right.Axis!),
        _ => Mismatch(left, right),
    };

    private Shape Along(Shape left, Shape.Matrix matrix)
    {
        if (left is not Shape.RowVector) return new Shape.Vector(matrix.Columns);
        Open |= Open.Rows;
        return convention.KeepsRows ? new Shape.RowVector(matrix.Columns) : new Shape.Vector(matrix.Columns);
    }

    // the shape of a product that sums over one axis, which both sides must have
    private Shape Joined(Axis? ends, Axis? begins, Shape shape, Shape left, Shape right) => ends == begins ? shape : Mismatch(left, right);

    // v 1^T has v in each of its columns
    private Shape Elementwise(Shape left, Shape right) =>
        left is { IsUpright: true, Axis: { } axis } && right is Shape.Ones { IsRow: true } ? new Shape.ColumnVector(axis)
        : Beside(left, right);

    private Shape Beside(Shape left, Shape right) => (left, right) switch
    {
        (Shape.Identity, Shape.Matrix matrix) when matrix.Rows == matrix.Columns => matrix,
        (Shape.Matrix matrix, Shape.Identity) when matrix.Rows == matrix.Columns => matrix,
        (Shape.Identity, Shape.Scalar or Shape.Identity) => left,
        (Shape.Scalar, Shape.Identity) => right,
        (Shape.Scalar or Shape.Ones, _) => left is Shape.Ones && right is Shape.Scalar ? left : right,
        (_, Shape.Scalar or Shape.Ones) => left,
        _ when left == right => left,
        (Shape.Matrix matrix, _) when right.SpreadsOver(matrix) || convention.ByName && right.GoesWithRows(matrix) => left,
        (_, Shape.Matrix matrix) when left.SpreadsOver(matrix) || convention.ByName && left.GoesWithRows(matrix) => right,
        _ => OfVectors(left, right),
    };

    // Beside a column x[:,None] a plain vector is a row.
    private Shape OfVectors(Shape left, Shape right) => (left, right) switch
    {
        (Shape.Vector, Shape.RowVector) when left.Axis == right.Axis => left,
        (Shape.RowVector, Shape.Vector) => left.Axis == right.Axis ? right : Mismatch(left, right),
        (Shape.Vector, Shape.ColumnVector) or (Shape.RowVector, Shape.ColumnVector) => new Shape.Matrix(right.Axis!, left.Axis!),
        (Shape.Vector, Shape.RowVector) or (Shape.ColumnVector, Shape.Vector or Shape.RowVector) =>
            new Shape.Matrix(left.Axis!, right.Axis!),
        _ => Mismatch(left, right),
    };

    private Shape Mismatch(Shape left, Shape right)
    {
        Fault ??= new IndexFault.Shapes(ShapeFault.Differ, left, right);
        return left;
    }
}
