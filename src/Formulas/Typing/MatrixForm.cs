using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Typing;

/// <summary>
/// Matrix form → index form: (W^{l+1})^T δ^{l+1} ⊙ f'(z^l) becomes Σ_k w_kj^{l+1} δ_k^{l+1}
/// f'(z_j^l). Shapes are checked on the way, so that what is compared is what was written.
/// </summary>
internal sealed class MatrixForm
{
    // Where an element has no row or no column.
    private static readonly Index None = new("", int.MinValue);

    private static readonly string[] DummyLetters = ["k", "m", "n", "p", "q", "r", "s", "u", "v", "i", "j"];

    private readonly ShapeRules _shapes;
    private readonly ImmutableArray<FreeIndex> _free;
    private readonly List<string> _used;
    private int _dummies;

    /// <param name="formula">What is brought into index form.</param>
    /// <param name="free">The letters that the answer uses for those of the question.</param>
    /// <param name="convention">How its signs are meant.</param>
    public MatrixForm(Formula formula, ImmutableArray<FreeIndex> free, Convention convention) =>
        (_shapes, _free, _used) = (new(convention), free, LettersIn(formula));

    /// <inheritdoc cref="ShapeRules.Open"/>
    public Open Open => _shapes.Open;

    /// <summary>True where vectors or matrices stand without their subscripts.</summary>
    public static bool IsWhole(Formula formula) => Walks.First(formula, IsWholeNode) is not null;

    /// <summary>True where something is in matrix form; the diagonal of a number has no other.</summary>
    public static bool Is(Formula formula) => Walks.First(formula, static node => IsWholeNode(node) || node is Diagonal) is not null;

    /// <summary>True where vectors and matrices are taken as a whole, not element by element: W u, diag(u), u^T.</summary>
    public static bool IsOfWhole(Formula formula) =>
        Walks.First(formula, static node => IsWholeNode(node) || node is Diagonal or Transpose) is not null;

    // a column of a number is a vector of ones
    private static bool IsWholeNode(Formula node) =>
        node is Symbol { IsWhole: true } or Derivative { With.IsWhole: true } or Slope { With.IsWhole: true } or Column { Operand: Number }
        or Position { Whole: not null };

    /// <summary>True where vectors of ones, or sums along an axis, stand for what their places want.</summary>
    public static bool HasOnes(Formula formula) => Walks.First(formula, static node => node is Column { Operand: Number }) is not null;

    /// <summary>(x 1^T) t as x (1^T t): the same matrix product, in which the ones add up what they are multiplied with; A (1 1^T) as
    /// (A 1) 1^T; and what is left of matrices of ones as the number.</summary>
    public static Formula WithOnesApart(Formula formula) => WithOnesFirst(WithoutOnesMatrix(formula));

    private static Formula WithOnesFirst(Formula formula) => Walks.WithOperands(formula, WithOnesFirst) is var inner
        && inner is Binary { Left: Binary { Right: Transpose { Operand: Column { Operand: Number } } } left } product
        && IsMatrixProduct(product.Operator) && IsMatrixProduct(left.Operator) && IsWhole(left.Left) && IsWhole(product.Right)
            ? left with { Right = product with { Left = left.Right } }
            : inner;

    private static Formula WithoutOnesMatrix(Formula formula) => formula switch
    {
        Binary { Right: Binary { Left: var column, Right: var row } ones } product
            when IsOnesMatrix(ones) && IsProductOfWhole(product.Left, product) =>
            new Binary(Operator.Juxtaposed, product with { Left = WithoutOnesMatrix(product.Left), Right = column }, row),
        Binary { Left: Binary { Left: var column, Right: var row } ones } product
            when IsOnesMatrix(ones) && IsProductOfWhole(product.Right, product) =>
            new Binary(Operator.Juxtaposed, column, product with { Left = row, Right = WithoutOnesMatrix(product.Right) }),
        _ when IsOnesMatrix(formula) => Integer(1),
        _ => Walks.WithOperands(formula, WithoutOnesMatrix),
    };

    private static bool IsProductOfWhole(Formula other, Binary product) => IsMatrixProduct(product.Operator) && IsWhole(other);

    private static bool IsOnesMatrix(Formula formula) => formula is Binary
    {
        Left: Column { Operand: Number }, Right: Transpose { Operand: Column { Operand: Number } }, Operator: var @operator,
    } && IsMatrixProduct(@operator);

    internal static bool IsMatrixProduct(Operator @operator) => Pairings.IsMatrixProduct(@operator);

    /// <summary>What an operator of vectors and matrices is between two numbers.</summary>
    public static Operator OfNumbers(Operator @operator) => @operator > Operator.Power ? Operator.Multiply : @operator;

    private static List<string> LettersIn(Formula formula)
    {
        var letters = new List<string>();
        AddLetters(formula, letters);
        return letters;
    }

    private static void AddLetters(Formula formula, List<string> letters)
    {
        if (formula is Sum sum) letters.Add(sum.Letter);
        var symbol = formula switch
        {
            Symbol plain => plain,
            Derivative derivative => derivative.With,
            Slope slope => slope.With,
            _ => null,
        };
        if (symbol is not null)
            foreach (var index in symbol.Subscripts.AsSpan())
                if (!ReferenceEquals(index, Tree.Index.Open)) letters.Add(index.Letter);
        foreach (var operand in Walks.Operands(formula)) AddLetters(operand, letters);
    }

    /// <summary>The element that the question asks for.</summary>
    public (Formula? Formula, IndexFault? Fault) Element(Formula formula)
    {
        var shape = _shapes.Of(formula);
        if (_shapes.Fault is { } fault) return (null, fault);
        if (PlaceIn(shape, _free) is { } place) return (At(formula, place.Row, place.Column), _shapes.Fault);
        var unused = Unused();
        if (PlaceIn(shape, unused) is { } rest)
            return unused.IsEmpty || AreApart(unused) ? (At(formula, rest.Row, rest.Column), _shapes.Fault)
                : (null, new IndexFault.Shapes(ShapeFault.Unclear, shape, Asked()));
        var isTransposed = shape is Shape.Matrix && PlaceIn(shape.Transposed, _free) is not null;
        return (null, new IndexFault.Shapes(isTransposed ? ShapeFault.Transposed : ShapeFault.Wrong, shape, Asked()));
    }

    // δ_j a^{l-1}: the element j is told already, and what is left is a vector. Whether its element is meant is not known.
    private ImmutableArray<FreeIndex> Unused() => _free.RemoveAll(index => _used.Contains(index.Letter));

    // The row and the column of the element that is asked for; null where the shape has none like it.
    private static (Index Row, Index Column)? PlaceIn(Shape shape, ImmutableArray<FreeIndex> free) => (shape, free) switch
    {
        (Shape.Scalar or Shape.Ones, []) => (None, None),
        (Shape.Ones, [var only]) => (Of(only), Of(only)),
        (Shape.Identity, [var first, var second]) when first.Axis == second.Axis => (Of(first), Of(second)),
        (Shape.Vector vector, [var only]) when vector.Length == only.Axis => (Of(only), Of(only)),
        (Shape.ColumnVector column, [var only]) when column.Length == only.Axis => (Of(only), None),
        (Shape.RowVector row, [var only]) when row.Length == only.Axis => (None, Of(only)),
        (Shape.Matrix matrix, [var first, var second]) when matrix == new Shape.Matrix(first.Axis, second.Axis) => (Of(first), Of(second)),
        _ => null,
    };

    // Letters that stand there already say which row is meant, where nothing else can be of its dimensions: (ŷ_w - y_w) v.
    private bool AreApart(ImmutableArray<FreeIndex> unused) => _free.All(index =>
        index.Axis.Layer is null && (unused.Contains(index) || !unused.Any(other => other.Axis == index.Axis)));

    private static Index Of(FreeIndex free) => new(free.Letter, 0);

    private Shape Asked() => _free switch
    {
        [] => new Shape.Scalar(),
        [var only] => new Shape.Vector(only.Axis),
        [var first, var second, ..] => new Shape.Matrix(first.Axis, second.Axis),
    };

    // The element of a formula at a row and a column; a plain vector takes whichever it is used as.
    private Formula At(Formula formula, Index row, Index column) => formula switch
    {
        Symbol symbol => symbol.IsWhole ? At(symbol, row, column) : symbol, // the most frequent first
        Binary binary => At(binary, row, column),
        Derivative { With: { IsWhole: true } whole } derivative => derivative with { With = At(whole, row, column) },
        // ∂of/∂with has a row for each element above, a column for each below
        Slope { With.IsWhole: true } slope => slope with
        {
            Of = At(slope.Of, row, None),
            With = At(slope.With, _shapes.Of(slope.Of) is Shape.Vector ? None : row, column),
        },
        Position { Whole: not null } => new Position(row == None ? column : row),
        Sum { Letter: "" } all => AllOf(all, row == None ? column : row),
        Transpose transpose => At(transpose.Operand, column, row),
        Column upright => At(upright.Operand, row, None),
        Diagonal diagonal => new Choose(new Condition.Indices(Relation.Equal, row, column), At(diagonal.Operand, row, None), Integer(0)),
        _ => EachAt(formula, row, column),
    };

    // apart, since what it captures is made at every call of what it stands in
    private Formula EachAt(Formula formula, Index row, Index column) => Walks.WithOperands(formula, operand => At(operand, row, column));

    private static Symbol At(Symbol whole, Index row, Index column) =>
        whole.OpenAxes == 1 ? whole.With(row == None ? column : row) : whole.With(row, column);

    private Formula At(Binary binary, Index row, Index column)
    {
        var (left, right) = (_shapes.Of(binary.Left), _shapes.Of(binary.Right));
        return _shapes.PairingOf(binary.Operator, left, right) switch
        {
            Pairing.Outer => Times(Along(binary.Left, left, row), Along(binary.Right, right, column)),
            Pairing.OuterTurned => Times(Along(binary.Left, left, column), Along(binary.Right, right, row)),
            Pairing.Inner => Inner(binary, left, right),
            Pairing.Contracted => Contracted(binary, left, right, row, column),
            _ => Elementwise(binary, left, right, row, column),
        };
    }

    private Sum Inner(Binary product, Shape left, Shape right) =>
        Summed(left.Axis!, k => Times(Along(product.Left, left, k), Along(product.Right, right, k)));

    // The element of a vector, whichever way it lies.
    private Formula Along(Formula vector, Shape shape, Index index) =>
        shape is Shape.RowVector ? At(vector, None, index) : At(vector, index, None);

    // Σ_k a_rk b_kc, and what is left of it where one of them is a vector
    private Formula Contracted(Binary product, Shape left, Shape right, Index row, Index column)
    {
        var (a, b) = (product.Left, product.Right);
        return (left, right) switch
        {
            (Shape.Identity, _) => At(b, row, column),
            (_, Shape.Identity) => At(a, row, column),
            (Shape.Matrix matrix, Shape.Matrix) => Summed(matrix.Columns, k => Times(At(a, row, k), At(b, k, column))),
            (Shape.Matrix matrix, _) =>
                Summed(matrix.Columns, k => Times(At(a, row == None ? column : row, k), Along(b, right, k))),
            (Shape.RowVector, Shape.Matrix matrix) =>
                Summed(matrix.Rows, k => Times(At(a, None, k), At(b, k, column == None ? row : column))),
            (_, Shape.Matrix matrix) => Summed(matrix.Rows, k => Times(At(a, k, k), At(b, k, column == None ? row : column))),
            (Shape.RowVector vector, _) => Summed(vector.Length, k => Times(At(a, None, k), At(b, k, None))),
            (Shape.Ones, _) or (_, Shape.Ones) =>
                Summed((left.Axis ?? right.Axis)!, k => Times(Along(a, left, k), Along(b, right, k))),
            _ => Times(At(a, row, None), At(b, None, column)),
        };
    }

    private Binary Elementwise(Binary binary, Shape left, Shape right, Index row, Index column) =>
        new(OfNumbers(binary.Operator), Beside(right, binary.Left, left, row, column), Beside(left, binary.Right, right, row, column));

    // beside a matrix or a column, a plain vector lies along the columns, as NumPy broadcasts
    private Formula Beside(Shape other, Formula side, Shape shape, Index row, Index column) =>
        shape is Shape.Vector && other is Shape.Matrix matrix && shape.GoesWithRows(matrix) ? At(side, row, None)
        : shape is Shape.Vector && other is Shape.Matrix or Shape.ColumnVector ? At(side, None, column)
        : At(side, row, column);

    // np.sum and the like: of all elements, or along one axis
    private Formula AllOf(Sum all, Index left)
    {
        var (formula, by) = (all.Body, all.By);
        return (_shapes.Of(formula), all.Along) switch
        {
            (Shape.Scalar, _) => At(formula, None, None),
            (Shape.Matrix matrix, 0) => Summed(matrix.Rows, r => At(formula, r, left), by),
            (Shape.Matrix matrix, 1) => Summed(matrix.Columns, c => At(formula, left, c), by),
            (Shape.Matrix matrix, _) => Summed(matrix.Rows, r => Summed(matrix.Columns, c => At(formula, r, c), by), by),
            (Shape.RowVector row, _) => Summed(row.Length, k => At(formula, None, k), by),
            (Shape.Ones, _) => At(formula, None, None),
            var (vector, _) => Summed(vector.Axis!, k => At(formula, k, None), by),
        };
    }

    private static Binary Times(Formula a, Formula b) => new(Operator.Multiply, a, b);

    private Sum Summed(Axis axis, Func<Index, Formula> body, Reduction by = Reduction.Add)
    {
        var letter = NextLetter();
        return new(letter, new SumRange.Over(axis), body(new(letter, 0))) { By = by };
    }

    // One that nobody has yet; with a prime, once all are taken.
    private string NextLetter()
    {
        while (true)
        {
            var (letter, primes) = (DummyLetters[_dummies % DummyLetters.Length], _dummies / DummyLetters.Length);
            _dummies++;
            if (primes > 0) letter += new string('\'', primes);
            if (!_used.Contains(letter) && !IsFree(letter)) return letter;
        }
    }

    private bool IsFree(string letter)
    {
        foreach (var index in _free)
            if (index.Letter == letter) return true;
        return false;
    }
}
