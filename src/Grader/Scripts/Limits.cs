using System.Collections.Immutable;

namespace Grader.Scripts;

/// <summary>What a script may use. There are no defaults: who starts scripts chooses every one.</summary>
public sealed record Limits
{
    /// <summary>Rounds of loops and calls, in one call of the script.</summary>
    public required long Steps { get; init; }

    /// <summary>Elements of all arrays made in one call.</summary>
    public required long Elements { get; init; }

    /// <summary>How long compiling may take.</summary>
    public required TimeSpan CompileTime { get; init; }

    /// <summary>How long all calls together may take: the steps are the verdict, this is for what they do not count.</summary>
    public required TimeSpan RunTime { get; init; }

    /// <summary>How long a worker may take to start.</summary>
    public required TimeSpan StartTime { get; init; }

    /// <summary>Managed memory of the run process, in bytes.</summary>
    public required long HeapBytes { get; init; }

    /// <summary>Resident memory of a worker, in bytes.</summary>
    public required long ResidentBytes { get; init; }

    /// <summary>Processor time of a worker over all its scripts, in seconds: for one whose supervisor has been stopped.</summary>
    public required int WorkerSeconds { get; init; }

    /// <summary>So many scripts a run process serves before it is replaced.</summary>
    public required int ScriptsPerWorker { get; init; }

    /// <summary>So many scripts are compiled and run at a time.</summary>
    public required int Lanes { get; init; }

    /// <summary>Run scripts even where a layer of the sandbox is missing.</summary>
    public required bool AllowWeakerSandbox { get; init; }
}

/// <summary>The types that a script takes and returns.</summary>
public enum ValueKind
{
    Number,
    Vector,
    Matrix,
}

/// <summary>The method that a script is asked for: <c>double[] Delta(double[][] w, double[] z)</c>.</summary>
public sealed record Signature(string Name, ValueKind Returns, ImmutableArray<(string Name, ValueKind Kind)> Parameters)
{
    private static readonly string[] Texts = ["double", "double[]", "double[][]"];

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

    public override string ToString() => $"{TextOf(Returns)} {Name}({string.Join(", ", Parameters.Select(parameter => $"{TextOf(parameter.Kind)} {parameter.Name}"))})";

    private static (string Name, ValueKind Kind)? Declared(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var type, var name] && Array.IndexOf(Texts, type) is >= 0 and var kind && char.IsLetter(name[0]) && name.All(char.IsLetterOrDigit)
            ? (name, (ValueKind)kind)
            : null;
}

/// <summary>A script to be run.</summary>
/// <param name="IsBody">The code is the body of the method, with its parameters as variables; otherwise it declares the method (or, for short, is its body).</param>
public sealed record Script(string Code, Signature Signature, bool IsBody);

/// <summary>The layers that can be switched off, to show what the others are worth; only tests can.</summary>
internal sealed record Gates(bool TextScan, bool SyntaxList, bool Steps)
{
    public static readonly Gates All = new(true, true, true);
}
