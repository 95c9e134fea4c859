using System.Globalization;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Tests.Marking.Generated;

/// <summary>
/// Writes trees as students type them in programs, calculators and with the letters of Unicode: with more brackets than are needed rather
/// than fewer. What differs between the notations is in the options.
/// </summary>
internal sealed record Typist
{
    private const int Sums = 1, Products = 2, Signs = 3, Powers = 4, Atoms = 5;

    public string Times { get; init; } = "*";

    public string Minus { get; init; } = "-";

    public string MatrixTimes { get; init; } = " ";

    public string Hadamard { get; init; } = "*";

    public Func<string, string> Turned { get; init; } = matrix => $"{matrix}^T";

    public required Func<Symbol, string> Name { get; init; }

    public required Func<Derivative, string> Slope { get; init; }

    /// <summary>A function by its name and its number of primes.</summary>
    public required Func<string, int, string> Function { get; init; }

    /// <summary>A power of what is in brackets where it must be; the exponent as a tree, and as it is typed.</summary>
    public required Func<string, Formula, string, string> Power { get; init; }

    public Func<string, string> Constant { get; init; } = name => name;

    public Func<Sum, string, string> Summed { get; init; } = (sum, body) => $"sum_{Dummy(sum)} {body}";

    /// <summary>Whether a layer stands where a power would, so that a power needs brackets below it.</summary>
    public bool HasRaisedLayers { get; init; } = true;

    /// <summary>The tree as it is typed.</summary>
    public string Write(Formula tree) => Write(tree, 0);

    /// <summary>The index of a sum and its limits: k, {i=4}^{5}.</summary>
    public static string Dummy(Sum sum) => sum.Range is SumRange.Between { Last: { } last } between
        ? $"{{{sum.Letter}={between.First}}}^{{{last}}}" : sum.Letter;

    private string Write(Formula tree, int within)
    {
        var (text, strength) = tree switch
        {
            Number number => (number.Digits, Atoms),
            Constant constant => (Constant(constant.Name), Atoms),
            Symbol symbol => (Name(symbol), Atoms),
            Derivative derivative => (Slope(derivative), Atoms),
            Negate negate => (Minus + Write(negate.Operand, Powers), Signs),
            Binary binary => Write(binary),
            Call call => ($"{FunctionOf(call)}({string.Join(", ", call.Arguments.Select(Write))})", Atoms),
            Sum sum => (Summed(sum, Write(sum.Body, Products)), Sums),
            Transpose transpose => (Turned(Write(transpose.Operand, Atoms)), Atoms),
            _ => throw new ArgumentException($"{tree}"),
        };
        return strength < within ? $"({text})" : text;
    }

    private (string Text, int Strength) Write(Binary binary) => binary.Operator switch
    {
        Operator.Add => ($"{Write(binary.Left, Sums)} + {Behind(binary.Right, Products)}", Sums),
        Operator.Subtract => ($"{Write(binary.Left, Sums)} {Minus} {Behind(binary.Right, Products)}", Sums),
        Operator.Multiply => ($"{Write(binary.Left, Products)}{Times}{Behind(binary.Right, Powers)}", Products),
        Operator.Divide => ($"{Write(binary.Left, Products)}/{Behind(binary.Right, Powers)}", Products),
        Operator.Power => (Power(Basis(binary.Left), binary.Right, Write(binary.Right, Atoms)), Powers),
        Operator.Hadamard => ($"{Write(binary.Left, Powers)} {Hadamard} {Behind(binary.Right, Powers)}", Products),
        _ => ($"{Write(binary.Left, Powers)}{MatrixTimes}{Behind(binary.Right, Powers)}", Products),
    };

    private string FunctionOf(Call call) => Function(Greek.Spelled(call.Function.Name), call.Order);

    private string Behind(Formula tree, int within) => Write(tree, tree is Negate ? Atoms : within);

    private string Basis(Formula tree) => HasRaisedLayers && tree is Symbol { Layer: not null } ? $"({Write(tree)})" : Write(tree, Atoms);

    /// <summary>The whole number that an exponent is, where it is one.</summary>
    public static string? WholeExponent(Formula exponent) => exponent switch
    {
        Number { Digits: var digits } when digits.All(char.IsAsciiDigit) => digits,
        Negate { Operand: Number { Digits: var digits } } when digits.All(char.IsAsciiDigit) => $"-{digits}",
        _ => null,
    };

    /// <summary>A name in square brackets: w[l+1][j][k].</summary>
    public static string Bracketed(Symbol symbol, string between)
    {
        var layer = symbol.Layer is { } at ? $"[{at}]" : "";
        return $"{Greek.Spelled(symbol.Quantity.Name)}{layer}"
            + (symbol.Subscripts.IsEmpty ? "" : $"[{string.Join(between, symbol.Subscripts)}]");
    }

    /// <summary>The first letter in upper case, as C# has it.</summary>
    public static string Capital(string name) => name[..1].ToUpper(CultureInfo.InvariantCulture) + name[1..];
}
