namespace ScriptMessages;

/// <summary>A number, a vector, a matrix of rows or a list of matrices, as scripts take and return them; null where a script returns null.</summary>
public abstract record Value
{
    private Value() { }

    public sealed record Number(double X) : Value;

    public sealed record Vector(double[] Elements) : Value;

    public sealed record Matrix(double[]?[] Rows) : Value;

    public sealed record Cube(double[]?[]?[] Layers) : Value;
}
