using Formulas.Tree;

namespace Formulas.Evaluating;

/// <summary>Where the elements of the quantities are found.</summary>
public abstract class Elements
{
    /// <summary>The step that holds an element of a quantity, or its adjoint.</summary>
    public abstract int Step(Tape tape, Quantity quantity, ReadOnlySpan<int> subscripts, int layer, bool adjoint);

    /// <summary>The step of ∂of/∂with for two steps; undefined where nobody knows the derivatives between nodes.</summary>
    public virtual int Slope(Tape tape, int of, int with, bool isDirect) => tape.Append(new(Operation.Undefined));
}

/// <summary>Elements read from the columns of the points: values first, adjoints after them.</summary>
public sealed class PointElements(ColumnLayout layout) : Elements
{
    public override int Step(Tape tape, Quantity quantity, ReadOnlySpan<int> subscripts, int layer, bool adjoint)
    {
        var column = layout.Column(quantity, subscripts, layer);
        return tape.Append(column < 0 ? new(Operation.Undefined) : new(Operation.Load, column + (adjoint ? layout.Elements : 0)));
    }
}
