using Formulas.Tree;

namespace Formulas.Typing;

/// <summary>
/// The shape of a formula in matrix form. A plain vector is neither row nor column until a product says so, as in NumPy and on paper.
/// </summary>
public abstract record Shape
{
    private Shape() { }

    public sealed record Scalar : Shape;

    public sealed record Vector(Axis Axis) : Shape;

    /// <summary>n×1.</summary>
    public sealed record ColumnVector(Axis Axis) : Shape;

    /// <summary>1×n.</summary>
    public sealed record RowVector(Axis Axis) : Shape;

    public sealed record Matrix(Axis Rows, Axis Columns) : Shape;
}
