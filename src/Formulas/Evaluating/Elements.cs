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
    private readonly Dictionary<int, int>? _known; // the step that reads a column

    /// <summary>
    /// Whether each column is read once, however often a formula has it: for one tape, and where a step costs more than a look.
    /// </summary>
    public bool ReadsOnce
    {
        init => _known = value ? [] : null;
    }

    public override int Step(Tape tape, Quantity quantity, ReadOnlySpan<int> subscripts, int layer, bool adjoint)
    {
        var column = layout.Column(quantity, subscripts, layer);
        if (column < 0) return tape.Append(new(Operation.Undefined));
        var read = column + (adjoint ? layout.Elements : 0);
        if (_known is null) return tape.Append(new(Operation.Load, read));
        if (!_known.TryGetValue(read, out var step)) _known.Add(read, step = tape.Append(new(Operation.Load, read)));
        return step;
    }
}
