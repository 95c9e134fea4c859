namespace ScriptMessages;

/// <summary>A number, a vector or a matrix of rows, as scripts take and return them; null where a script returns null.</summary>
public abstract record Value
{
    private Value() { }

    public sealed record Number(double X) : Value;

    public sealed record Vector(double[] Elements) : Value;

    public sealed record Matrix(double[]?[] Rows) : Value;
}
