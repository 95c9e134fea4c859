using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Typing;

/// <summary>
/// Matrix form → index form: (W^{l+1})^T δ^{l+1} ⊙ f'(z^l) becomes Σ_k w_kj^{l+1} δ_k^{l+1}
/// f'(z_j^l). Shapes are checked on the way, so that what is compared is what was written.
/// </summary>
internal sealed class MatrixForm(Vocabulary vocabulary)
{
    // Where an element has no row or no column.
    private static readonly Index None = new("", int.MinValue);

    private static readonly string[] DummyLetters = ["k", "m", "n", "p", "q", "r", "s", "u", "v", "i", "j"];

    private readonly ShapeRules _shapes = new();
    private int _dummies;

    /// <summary>True where vectors or matrices stand without their subscripts.</summary>
    public static bool IsWhole(Formula formula) =>
        Walks.First(formula, static node => node is Symbol { IsWhole: true } or Derivative { With.IsWhole: true }) is not null;

    /// <summary>True where something is in matrix form; the diagonal of a number has no other.</summary>
    public static bool Is(Formula formula) =>
        Walks.First(formula, static node => node is Symbol { IsWhole: true } or Derivative { With.IsWhole: true } or Diagonal) is not null;

    /// <summary>True where vectors and matrices are taken as a whole, not element by element: W u, diag(u), u^T.</summary>
    public static bool IsOfWhole(Formula formula) =>
        Walks.First(formula, static node =>
            node is Symbol { IsWhole: true } or Derivative { With.IsWhole: true } or Diagonal or Transpose) is not null;

    /// <summary>What an operator of vectors and matrices is between two numbers.</summary>
    public static Operator OfNumbers(Operator @operator) => @operator switch
    {
        Operator.MatrixProduct or Operator.Dot or Operator.Hadamard or Operator.Outer => Operator.Multiply,
        _ => @operator,
    };

    /// <summary>The element that the question asks for.</summary>
    public (Formula? Formula, IndexFault? Fault) Element(Formula formula)
    {
        var shape = _shapes.Of(formula);
        if (_shapes.Fault is { } fault) return (null, fault);
        if (PlaceIn(shape) is { } place) return (At(formula, place.Row, place.Column), _shapes.Fault);
        var isTransposed = shape is Shape.Matrix && PlaceIn(shape.Transposed) is not null;
        return (null, new IndexFault.Shapes(isTransposed ? ShapeFault.Transposed : ShapeFault.Wrong, shape, Asked()));
    }

    // The row and the column of the element that is asked for; null where the shape has none like it.
    private (Index Row, Index Column)? PlaceIn(Shape shape) => (shape, vocabulary.FreeIndices.Length) switch
    {
        (Shape.Scalar, 0) => (None, None),
        (Shape.Vector vector, 1) when vector.Length == AxisOf(0) => (Letter(0), Letter(0)),
        (Shape.ColumnVector column, 1) when column.Length == AxisOf(0) => (Letter(0), None),
        (Shape.RowVector row, 1) when row.Length == AxisOf(0) => (None, Letter(0)),
        (Shape.Matrix matrix, 2) when matrix == new Shape.Matrix(AxisOf(0), AxisOf(1)) => (Letter(0), Letter(1)),
        _ => null,
    };

    private Axis AxisOf(int free) => vocabulary.FreeIndices[free].Axis;

    private Index Letter(int free) => new(vocabulary.FreeIndices[free].Letter, 0);

    private Shape Asked() => vocabulary.FreeIndices.Length switch
    {
        0 => new Shape.Scalar(),
        1 => new Shape.Vector(AxisOf(0)),
        _ => new Shape.Matrix(AxisOf(0), AxisOf(1)),
    };

    // The element of a formula at a row and a column; a plain vector takes whichever it is used as.
    private Formula At(Formula formula, Index row, Index column) => formula switch
    {
        Symbol { IsWhole: true } whole => At(whole, row, column),
        Derivative { With: { IsWhole: true } whole } derivative => derivative with { With = At(whole, row, column) },
        Sum { Letter: "" } all => AllOf(all.Body),
        Transpose transpose => At(transpose.Operand, column, row),
        Column upright => At(upright.Operand, row, None),
        Diagonal diagonal => new Choose(new Condition.Indices(Relation.Equal, row, column), At(diagonal.Operand, row, None), Integer(0)),
        Binary binary => At(binary, row, column),
        _ => Walks.WithOperands(formula, operand => At(operand, row, column)),
    };

    private static Symbol At(Symbol whole, Index row, Index column) =>
        whole with { Subscripts = whole.Quantity.Axes.Length == 1 ? [row == None ? column : row] : [row, column] };

    private Formula At(Binary binary, Index row, Index column)
    {
        var (left, right) = (_shapes.Of(binary.Left), _shapes.Of(binary.Right));
        return ShapeRules.PairingOf(binary.Operator, left, right) switch
        {
            Pairing.Outer => Times(At(binary.Left, row, None), At(binary.Right, column, None)),
            Pairing.Inner => Summed(left.Axis!, k => Times(At(binary.Left, k, None), At(binary.Right, k, None))),
            Pairing.Contracted => Contracted(binary, left, right, row, column),
            _ => Elementwise(binary, left, right, row, column),
        };
    }

    // Σ_k a_rk b_kc, and what is left of it where one of them is a vector
    private Formula Contracted(Binary product, Shape left, Shape right, Index row, Index column)
    {
        var (a, b) = (product.Left, product.Right);
        return (left, right) switch
        {
            (Shape.Matrix matrix, Shape.Matrix) => Summed(matrix.Columns, k => Times(At(a, row, k), At(b, k, column))),
            (Shape.Matrix matrix, _) => Summed(matrix.Columns, k => Times(At(a, row == None ? column : row, k), At(b, k, None))),
            (Shape.RowVector, Shape.Matrix matrix) =>
                Summed(matrix.Rows, k => Times(At(a, None, k), At(b, k, column == None ? row : column))),
            (_, Shape.Matrix matrix) => Summed(matrix.Rows, k => Times(At(a, k, k), At(b, k, column == None ? row : column))),
            (Shape.RowVector vector, _) => Summed(vector.Length, k => Times(At(a, None, k), At(b, k, None))),
            _ => Times(At(a, row, None), At(b, None, column)),
        };
    }

    private Binary Elementwise(Binary binary, Shape left, Shape right, Index row, Index column) =>
        new(OfNumbers(binary.Operator), Beside(right, binary.Left, left, row, column), Beside(left, binary.Right, right, row, column));

    // beside a matrix or a column, a plain vector lies along the columns, as NumPy broadcasts
    private Formula Beside(Shape other, Formula side, Shape shape, Index row, Index column) =>
        shape is Shape.Vector && other is Shape.Matrix or Shape.ColumnVector ? At(side, None, column) : At(side, row, column);

    private Formula AllOf(Formula formula) => _shapes.Of(formula) switch
    {
        Shape.Scalar => At(formula, None, None),
        Shape.Matrix matrix => Summed(matrix.Rows, r => Summed(matrix.Columns, c => At(formula, r, c))),
        Shape.RowVector row => Summed(row.Length, k => At(formula, None, k)),
        var vector => Summed(vector.Axis!, k => At(formula, k, None)),
    };

    private static Binary Times(Formula a, Formula b) => new(Operator.Multiply, a, b);

    private Sum Summed(Axis axis, Func<Index, Formula> body)
    {
        var letters = DummyLetters.Where(letter => vocabulary.FreeIndices.All(free => free.Letter != letter)).ToArray();
        var letter = letters[_dummies % letters.Length] + new string('\'', _dummies / letters.Length);
        _dummies++;
        return new Sum(letter, new SumRange.Over(axis), body(new(letter, 0)));
    }
}
