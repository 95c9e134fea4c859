using System.Diagnostics;
using Formulas.Tree;

namespace Formulas.Typing;

/// <summary>
/// The shape of a formula in matrix form. A plain vector is neither row nor column until a product says so, as in NumPy and on paper.
/// </summary>
public abstract record Shape
{
    private Shape() { }

    public sealed record Scalar : Shape;

    public sealed record Vector(Axis Length) : Shape;

    /// <summary>n×1.</summary>
    public sealed record ColumnVector(Axis Length) : Shape;

    /// <summary>1×n.</summary>
    public sealed record RowVector(Axis Length) : Shape;

    public sealed record Matrix(Axis Rows, Axis Columns) : Shape;

    /// <summary>A vector of ones, or of one other number, that is as long as its place wants it.</summary>
    public sealed record Ones(bool IsRow) : Shape;

    /// <summary>The identity matrix, as large as its place wants it.</summary>
    public sealed record Identity : Shape;

    /// <summary>What a vector runs over; null for what is none.</summary>
    public Axis? Axis => this switch
    {
        Vector vector => vector.Length,
        ColumnVector column => column.Length,
        RowVector row => row.Length,
        Scalar or Matrix or Ones or Identity => null,
        _ => throw new UnreachableException(),
    };

    /// <summary>A vector that is not a row.</summary>
    public bool IsUpright => this is Vector or ColumnVector or Ones { IsRow: false };

    /// <summary>Whether it is repeated along a matrix: a column goes with its rows, every other vector with its columns, as NumPy
    /// broadcasts.</summary>
    internal bool SpreadsOver(Matrix matrix) => Axis is { } axis && axis == (this is ColumnVector ? matrix.Rows : matrix.Columns);

    /// <summary>Whether a plain vector can only be meant along the rows of a matrix, since its dimension has a name.</summary>
    internal bool GoesWithRows(Matrix matrix) =>
        this is Vector { Length: { Layer: null } length } && length == matrix.Rows && length != matrix.Columns;

    // no part of what a shape is, or it would print itself for ever
    internal Shape Transposed => this switch
    {
        Vector or ColumnVector => new RowVector(Axis!),
        RowVector row => new Vector(row.Length),
        Matrix matrix => new Matrix(matrix.Columns, matrix.Rows),
        Scalar or Identity => this,
        Ones ones => new Ones(!ones.IsRow),
        _ => throw new UnreachableException(),
    };
}
