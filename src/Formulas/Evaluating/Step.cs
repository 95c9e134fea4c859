namespace Formulas.Evaluating;

/// <summary>What one step of a <see cref="Tape"/> does.</summary>
public enum Operation
{
    /// <summary>Column A of the points.</summary>
    Load,
    Number,
    Constant,

    /// <summary>The whole number A.</summary>
    Whole,
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,

    /// <summary>Step A to the whole power B.</summary>
    WholePower,

    /// <summary>A function of step A; its order is B.</summary>
    Call,

    /// <summary>The larger or smaller of steps A and B.</summary>
    Pick,

    /// <summary>1 where a relation holds between steps A and B, else 0.</summary>
    Compare,

    /// <summary>Step B where step A is 1, step C where it is 0.</summary>
    Choose,

    /// <summary>No value: an element that does not exist.</summary>
    Undefined,
}

/// <summary>One step: an operation on the results of earlier steps.</summary>
public readonly record struct Step(Operation Operation, int A = 0, int B = 0, int C = 0, object? Operand = null);
