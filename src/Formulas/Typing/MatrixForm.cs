using System.Diagnostics;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Typing;

/// <summary>
/// Matrix form → index form: (W^{l+1})^T δ^{l+1} ⊙ f'(z^l) becomes Σ_k w_kj^{l+1} δ_k^{l+1} f'(z_j^l). MatrixForm are checked on the way, so that
/// what is compared is what was written.
/// </summary>
internal sealed class MatrixForm(Vocabulary vocabulary)
{
    // Where an element has no row or no column.
    private static readonly Index None = new("", int.MinValue);

    private static readonly string[] DummyLetters = ["k", "m", "n", "p", "q", "r", "s", "u", "v", "i", "j"];

    private int _dummies;
    private IndexFault? _fault;

    /// <summary>True where vectors or matrices stand without their subscripts.</summary>
    public static bool IsWhole(Formula formula) =>
        Walks.First(formula, static node => node is Symbol { IsWhole: true } or Derivative { With.IsWhole: true }) is not null;

    /// <summary>The element of the formula at the question's free indices, or why there is none.</summary>
    public (Formula? Formula, IndexFault? Fault) Element(Formula formula)
    {
        var free = vocabulary.FreeIndices;
        var shape = ShapeOf(formula);
        if (_fault is not null) return (null, _fault);
        var at = free.Select(index => new Index(index.Letter, 0)).ToArray();
        switch (shape, free.Length)
        {
            case (Shape.Scalar, 0): return (At(formula, None, None), _fault);
            case (Shape.Vector { Axis: var axis }, 1) when axis == free[0].Axis: return (At(formula, at[0], at[0]), _fault);
            case (Shape.ColumnVector { Axis: var axis }, 1) when axis == free[0].Axis: return (At(formula, at[0], None), _fault);
            case (Shape.RowVector { Axis: var axis }, 1) when axis == free[0].Axis: return (At(formula, None, at[0]), _fault);
            case (Shape.Matrix { Rows: var rows, Columns: var columns }, 2) when rows == free[0].Axis && columns == free[1].Axis:
                return (At(formula, at[0], at[1]), _fault);
            case (Shape.Matrix { Rows: var rows, Columns: var columns }, 2) when rows == free[1].Axis && columns == free[0].Axis:
                return (null, new IndexFault.Shapes(ShapeFault.Transposed, shape, Asked()));
            default: return (null, new IndexFault.Shapes(ShapeFault.Wrong, shape, Asked()));
        }
    }

    private Shape Asked() => vocabulary.FreeIndices switch
    {
        [] => new Shape.Scalar(),
        [var index] => new Shape.Vector(index.Axis),
        [var rows, var columns, ..] => new Shape.Matrix(rows.Axis, columns.Axis),
    };

    private Shape ShapeOf(Formula formula)
    {
        switch (formula)
        {
            case Symbol { IsWhole: true } symbol:
                var first = symbol.Quantity.AxisAt(0, symbol.Layer);
                return symbol.Quantity.Axes.Length == 1 ? new Shape.Vector(first) : new Shape.Matrix(first, symbol.Quantity.AxisAt(1, symbol.Layer));
            case Derivative { With.IsWhole: true } derivative: return ShapeOf(derivative.With);
            case Number or Constant or Symbol or Derivative: return new Shape.Scalar();
            case Negate negate: return ShapeOf(negate.Operand);
            case Call call: return call.Arguments.Select(ShapeOf).Aggregate(Elementwise);
            case Sum { Letter: "" } all:
                ShapeOf(all.Body);
                return new Shape.Scalar();
            case Sum sum: return ShapeOf(sum.Body);
            case Choose choose: return Elementwise(ShapeOf(choose.Condition), Elementwise(ShapeOf(choose.Then), ShapeOf(choose.Else)));
            case Transpose transpose:
                return ShapeOf(transpose.Operand) switch
                {
                    Shape.Vector vector => new Shape.RowVector(vector.Axis),
                    Shape.ColumnVector column => new Shape.RowVector(column.Axis),
                    Shape.RowVector row => new Shape.Vector(row.Axis),
                    Shape.Matrix matrix => new Shape.Matrix(matrix.Columns, matrix.Rows),
                    var scalar => scalar,
                };
            case Column column: return ShapeOf(column.Operand) is var upright && upright is Shape.Vector { Axis: var length } ? new Shape.ColumnVector(length) : upright;
            case Diagonal diagonal: return ShapeOf(diagonal.Operand) is var inner && AxisOf(inner) is { } size ? new Shape.Matrix(size, size) : Mismatch(inner, inner);
            case Binary binary: return ShapeOf(binary);
            default: throw new UnreachableException();
        }
    }

    private Shape ShapeOf(Condition condition) => condition switch
    {
        Condition.Values values => Elementwise(ShapeOf(values.Left), ShapeOf(values.Right)),
        Condition.Indices => new Shape.Scalar(),
        Condition.Both both => Elementwise(ShapeOf(both.First), ShapeOf(both.Second)),
        _ => throw new UnreachableException(),
    };

    private Shape ShapeOf(Binary binary)
    {
        var (left, right) = (ShapeOf(binary.Left), ShapeOf(binary.Right));
        return Contracts(binary.Operator, left, right) ? Product(left, right)
            : binary.Operator is Operator.Dot && left is Shape.Vector or Shape.ColumnVector && right is Shape.Vector or Shape.ColumnVector ? Inner(left, right)
            : IsOuter(binary.Operator, left, right) ? new Shape.Matrix(AxisOf(left)!, AxisOf(right)!)
            : Elementwise(left, right);
    }

    private static bool IsOuter(Operator @operator, Shape left, Shape right) => @operator is Operator.Outer && AxisOf(left) is not null && AxisOf(right) is not null;

    // A matrix product, written as @, as a juxtaposition, or as * or · between things that can't be multiplied element by element.
    private static bool Contracts(Operator @operator, Shape left, Shape right)
    {
        if (left is Shape.Scalar || right is Shape.Scalar) return false;
        var plain = left is Shape.Vector && right is Shape.Vector;
        return @operator switch
        {
            Operator.MatrixProduct => !plain,
            Operator.Multiply or Operator.Dot => !plain && left != right && (left is Shape.Matrix || right is Shape.Matrix || (left is Shape.Vector or Shape.ColumnVector && right is Shape.RowVector && @operator is not Operator.Multiply)
                || (left is Shape.RowVector && right is Shape.Vector or Shape.ColumnVector && @operator is not Operator.Multiply)),
            _ => false,
        };
    }

    private static Axis? AxisOf(Shape shape) => shape switch
    {
        Shape.Vector vector => vector.Axis,
        Shape.ColumnVector column => column.Axis,
        Shape.RowVector row => row.Axis,
        _ => null,
    };

    private Shape Inner(Shape left, Shape right) => AxisOf(left) == AxisOf(right) ? new Shape.Scalar() : Mismatch(left, right);

    private Shape Product(Shape left, Shape right) => (left, right) switch
    {
        (Shape.Matrix a, Shape.Matrix b) => a.Columns == b.Rows ? new Shape.Matrix(a.Rows, b.Columns) : Mismatch(left, right),
        (Shape.Matrix a, Shape.Vector or Shape.ColumnVector) => a.Columns == AxisOf(right) ? new Shape.Vector(a.Rows) : Mismatch(left, right),
        (Shape.Vector or Shape.RowVector, Shape.Matrix b) => AxisOf(left) == b.Rows ? new Shape.Vector(b.Columns) : Mismatch(left, right),
        (Shape.RowVector, Shape.Vector or Shape.ColumnVector) => Inner(left, right),
        (Shape.Vector or Shape.ColumnVector, Shape.RowVector) => new Shape.Matrix(AxisOf(left)!, AxisOf(right)!),
        _ => Mismatch(left, right),
    };

    private Shape Elementwise(Shape left, Shape right) => (left, right) switch
    {
        (Shape.Scalar, _) => right,
        (_, Shape.Scalar) => left,
        _ when left == right => left,
        (Shape.Vector a, Shape.RowVector b) => a.Axis == b.Axis ? left : new Shape.Matrix(a.Axis, b.Axis),
        (Shape.RowVector a, Shape.Vector b) when a.Axis == b.Axis => right,
        // beside a column x[:,None] a plain vector is a row, as NumPy broadcasts
        (Shape.Vector a, Shape.ColumnVector b) => new Shape.Matrix(b.Axis, a.Axis),
        (Shape.ColumnVector a, Shape.Vector b) => new Shape.Matrix(a.Axis, b.Axis),
        (Shape.ColumnVector a, Shape.RowVector b) => new Shape.Matrix(a.Axis, b.Axis),
        (Shape.RowVector a, Shape.ColumnVector b) => new Shape.Matrix(b.Axis, a.Axis),
        (Shape.Matrix m, Shape.ColumnVector v) when v.Axis == m.Rows => left,
        (Shape.ColumnVector v, Shape.Matrix m) when v.Axis == m.Rows => right,
        (Shape.Matrix m, Shape.RowVector or Shape.Vector) when AxisOf(right) == m.Columns => left,
        (Shape.RowVector or Shape.Vector, Shape.Matrix m) when AxisOf(left) == m.Columns => right,
        _ => Mismatch(left, right),
    };

    private Shape Mismatch(Shape left, Shape right)
    {
        _fault ??= new IndexFault.Shapes(ShapeFault.Differ, left, right);
        return left;
    }

    // The element of a formula at a row and a column; a plain vector takes whichever it is used as.
    private Formula At(Formula formula, Index row, Index column)
    {
        switch (formula)
        {
            case Symbol { IsWhole: true, Quantity.Axes.Length: 1 } vector: return vector with { Subscripts = [row == None ? column : row] };
            case Symbol { IsWhole: true } matrix: return matrix with { Subscripts = [row, column] };
            case Derivative { With.IsWhole: true } derivative: return derivative with { With = (Symbol)At(derivative.With, row, column) };
            case Number or Constant or Symbol or Derivative: return formula;
            case Negate negate: return new Negate(At(negate.Operand, row, column));
            case Call call: return call with { Arguments = [.. call.Arguments.Select(argument => At(argument, row, column))] };
            case Sum { Letter: "" } all: return AllOf(all.Body);
            case Sum sum: return sum with { Body = At(sum.Body, row, column) };
            case Choose choose: return new Choose(At(choose.Condition, row, column), At(choose.Then, row, column), At(choose.Else, row, column));
            case Transpose { Operand: var operand }: return At(operand, column, row);
            case Column { Operand: var operand }: return At(operand, row, None);
            case Diagonal { Operand: var operand }:
                return new Choose(new Condition.Indices(Relation.Equal, row, column), At(operand, row, None), Integer(0));
            case Binary binary: return At(binary, row, column);
            default: throw new UnreachableException();
        }
    }

    private Condition At(Condition condition, Index row, Index column) => condition switch
    {
        Condition.Values values => values with { Left = At(values.Left, row, column), Right = At(values.Right, row, column) },
        Condition.Indices => condition,
        Condition.Both both => new Condition.Both(At(both.First, row, column), At(both.Second, row, column)),
        _ => throw new UnreachableException(),
    };

    private Formula At(Binary binary, Index row, Index column)
    {
        var (left, right) = (ShapeOf(binary.Left), ShapeOf(binary.Right));
        if (IsOuter(binary.Operator, left, right)) return Times(At(binary.Left, row, None), At(binary.Right, column, None));
        if (binary.Operator is Operator.Dot && left is Shape.Vector or Shape.ColumnVector && right is Shape.Vector or Shape.ColumnVector)
            return Summed(AxisOf(left)!, k => Times(At(binary.Left, k, None), At(binary.Right, k, None)));
        if (!Contracts(binary.Operator, left, right))
        {
            var @operator = binary.Operator is Operator.Hadamard or Operator.Dot or Operator.MatrixProduct or Operator.Outer ? Operator.Multiply : binary.Operator;
            // beside a matrix or a column, a plain vector lies along the columns, as NumPy broadcasts
            Formula Side(Formula side, Shape shape, Shape other) => shape is Shape.Vector && other is Shape.Matrix or Shape.ColumnVector ? At(side, None, column) : At(side, row, column);
            return new Binary(@operator, Side(binary.Left, left, right), Side(binary.Right, right, left));
        }
        return (left, right) switch
        {
            (Shape.Matrix a, Shape.Matrix) => Summed(a.Columns, k => Times(At(binary.Left, row, k), At(binary.Right, k, column))),
            (Shape.Matrix a, _) => Summed(a.Columns, k => Times(At(binary.Left, row == None ? column : row, k), At(binary.Right, k, None))),
            (_, Shape.Matrix b) => Summed(b.Rows, k => Times(At(binary.Left, left is Shape.RowVector ? None : k, k), At(binary.Right, k, column == None ? row : column))),
            (Shape.RowVector a, _) => Summed(a.Axis, k => Times(At(binary.Left, None, k), At(binary.Right, k, None))),
            _ => Times(At(binary.Left, row, None), At(binary.Right, None, column)),
        };
    }

    private Formula AllOf(Formula formula) => ShapeOf(formula) switch
    {
        Shape.Scalar => At(formula, None, None),
        Shape.Matrix matrix => Summed(matrix.Rows, r => Summed(matrix.Columns, c => At(formula, r, c))),
        Shape.RowVector row => Summed(row.Axis, k => At(formula, None, k)),
        var vector => Summed(AxisOf(vector)!, k => At(formula, k, None)),
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
