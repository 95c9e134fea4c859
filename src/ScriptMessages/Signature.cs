using System.Collections.Immutable;

namespace ScriptMessages;

/// <summary>The types that a script takes and returns.</summary>
public enum ValueKind
{
    Number,
    Vector,
    Matrix,
    Cube,
}

/// <summary>The method that a script is asked for: <c>double[] Delta(double[][] w, double[] z)</c>.</summary>
public sealed record Signature(string Name, ValueKind Returns, ImmutableArray<(string Name, ValueKind Kind)> Parameters)
{
    private static readonly string[] Texts = ["double", "double[]", "double[][]", "double[][][]"];

    /// <summary>Reads a signature; null if the text is none.</summary>
    public static Signature? Parse(string text)
    {
        if (text.Trim() is not [.. var head, ')'] || head.Split('(') is not [var before, var inside]) return null;
        if (Declared(before) is not { } method) return null;
        var parameters = ImmutableArray.CreateBuilder<(string, ValueKind)>();
        foreach (var parameter in inside.Split(','))
        {
            if (Declared(parameter) is not { } declared) return null;
            parameters.Add(declared);
        }
        return new(method.Name, method.Kind, parameters.ToImmutable());
    }

    public static string TextOf(ValueKind kind) => Texts[(int)kind];

    public override string ToString() =>
        $"{TextOf(Returns)} {Name}({string.Join(", ", Parameters.Select(parameter => $"{TextOf(parameter.Kind)} {parameter.Name}"))})";

    private static (string Name, ValueKind Kind)? Declared(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var type, var name] && Array.IndexOf(Texts, type) is >= 0 and var kind
            && char.IsLetter(name[0]) && name.All(char.IsLetterOrDigit)
            ? (name, (ValueKind)kind)
            : null;
}
