using Formulas.Tree;
using Formulas.Typing;
using Tests.Shared;

namespace Formulas.Tests.Typing;

public sealed class ShapeTests
{
    private static readonly Axis P = Layering.Plain(0, "i", "rows"), Q = Layering.Plain(1, "j", "columns");

    [Fact]
    public void Turned_twice_a_shape_is_what_it_was()
    {
        Shape[] shapes =
        [
            new Shape.Scalar(), new Shape.Vector(P), new Shape.RowVector(P), new Shape.Matrix(P, Q),
            new Shape.Ones(true), new Shape.Ones(false),
        ];
        Assert.Equal(shapes, shapes.Select(shape => shape.Transposed.Transposed));
        Assert.Equal(
            [
                new Shape.Scalar(), new Shape.RowVector(P), new Shape.Vector(P), new Shape.Matrix(Q, P),
                new Shape.Ones(false), new Shape.Ones(true),
            ],
            shapes.Select(shape => shape.Transposed));
        Assert.Equal(new Shape.RowVector(P), new Shape.ColumnVector(P).Transposed);
    }

    [Fact]
    public void Only_vectors_run_over_one_axis()
    {
        Assert.All([new Shape.Vector(P), new Shape.ColumnVector(P), new Shape.RowVector(P)], (Shape shape) => Assert.Equal(P, shape.Axis));
        Assert.All([new Shape.Scalar(), new Shape.Matrix(P, Q), new Shape.Ones(true)], (Shape shape) => Assert.Null(shape.Axis));
    }

    [Fact]
    public void What_is_upright_is_a_vector_and_no_row()
    {
        Assert.All([new Shape.Vector(P), new Shape.ColumnVector(P), new Shape.Ones(false)], (Shape shape) => Assert.True(shape.IsUpright));
        Assert.All(
            [new Shape.Scalar(), new Shape.RowVector(P), new Shape.Matrix(P, Q), new Shape.Ones(true)],
            (Shape shape) => Assert.False(shape.IsUpright));
    }

    [Fact]
    public void A_column_goes_with_the_rows_of_a_matrix_and_others_with_its_columns()
    {
        var matrix = new Shape.Matrix(P, Q);
        Assert.True(new Shape.ColumnVector(P).SpreadsOver(matrix));
        Assert.True(new Shape.Vector(Q).SpreadsOver(matrix));
        Assert.True(new Shape.RowVector(Q).SpreadsOver(matrix));
        Assert.False(new Shape.ColumnVector(Q).SpreadsOver(matrix));
        Assert.False(new Shape.Vector(P).SpreadsOver(matrix));
        Assert.False(new Shape.Scalar().SpreadsOver(matrix));
    }

    [Fact]
    public void A_shape_can_be_printed() => Assert.Contains("columns", $"{new Shape.Matrix(P, Q)}", StringComparison.Ordinal);
}
