using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Tests.Marking.Generated;

/// <summary>A way to write formulas.</summary>
internal sealed partial record Notation(string Name, Func<Formula, string> Print)
{
    private const string Lowered = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ";
    private const string Raised = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻lˡLᴸ";

    private static readonly Typist Unicode = new()
    {
        Times = "·",
        Minus = "−",
        Hadamard = "⊙",
        Turned = matrix => $"{matrix}ᵀ",
        Name = Small,
        Slope = slope => $"∂{Small(slope.Of)}/∂{Small(slope.With)}",
        Function = (name, order) => Greek.Canonical(name) + new string('′', order),
        Power = (basis, exponent, typed) =>
            Typist.WholeExponent(exponent) is { } whole ? basis + In(Raised, whole) : $"{basis}^{typed}",
        Constant = Greek.Canonical,
        Summed = (sum, body) => $"Σ{In(Lowered, sum.Letter)}{Limits(sum)} {body}",
    };

    private static readonly Typist Python = new()
    {
        MatrixTimes = " @ ",
        Turned = matrix => $"{matrix}.T",
        Name = symbol => Typist.Bracketed(symbol, ", "),
        Slope = slope => $"d{slope.Of.Quantity.Name}_d{Typist.Bracketed(slope.With, ", ")}",
        Function = (name, order) => order > 0 ? $"d{name}" : name switch
        {
            "ln" => "np.log",
            "exp" or "sqrt" or "tanh" or "abs" => $"np.{name}",
            "max" => "np.maximum",
            _ => name,
        },
        Power = (basis, _, typed) => $"{basis}**{typed}",
        Constant = name => $"np.{name}",
        Summed = (sum, body) =>
            $"sum({body} for {sum.Letter} in range({(sum.Range is SumRange.Between { Last: { Offset: var last } } between
            ? $"{between.First}, {last + 1}" : "n")}))",
        HasRaisedLayers = false,
    };

    private static readonly Typist CSharp = new()
    {
        Name = symbol => Typist.Bracketed(symbol, "]["),
        Slope = slope => $"d{slope.Of.Quantity.Name}_d{Typist.Bracketed(slope.With, "][")}",
        Function = (name, order) => order > 0 ? $"{name}Prime" : name switch
        {
            "ln" => "Math.Log",
            "exp" or "sqrt" or "tanh" or "abs" or "max" => $"Math.{Typist.Capital(name)}",
            _ => name,
        },
        Power = (basis, _, typed) => $"Math.Pow({basis}, {typed})",
        Constant = name => name == "e" ? "Math.E" : "Math.PI",
        Summed = (sum, body) => $"Enumerable.Range({(sum.Range is SumRange.Between { Last: { Offset: var last } } between
            ? $"{between.First}, {last - between.First.Offset + 1}" : "0, n")}).Sum({sum.Letter} => {body})",
        HasRaisedLayers = false,
    };

    private static readonly Typist Calculator = new()
    {
        Name = Apart,
        Slope = slope => $"(partial{Apart(slope.Of)})/(partial{Apart(slope.With)})",
        Function = (name, order) => name + new string('\'', order),
        Power = (basis, _, typed) => $"({basis}^{typed})",
    };

    /// <summary>Those of index form.</summary>
    public static ImmutableArray<Notation> OfIndices { get; } =
    [
        new("plain", PlainPrinter.Print),
        new("plain, without blanks", tree => PlainPrinter.Print(tree).Replace(" + ", "+").Replace(" - ", "-")),
        new("plain, with a dot", tree => PlainPrinter.Print(tree).Replace("*", " · ")),
        new("plain, with blanks", tree => Quotient().Replace(PlainPrinter.Print(tree).Replace("*", " * "), " / ")),
        new("LaTeX", LatexPrinter.Print),
        new("LaTeX, with plain brackets", tree => LatexPrinter.Print(tree).Replace("\\left", "").Replace("\\right", "")),
        new("LaTeX, with big brackets", tree => LatexPrinter.Print(tree).Replace("\\left", "\\bigl").Replace("\\right", "\\Bigr")),
        new("LaTeX, with small room", tree => LatexPrinter.Print(tree).Replace(" \\cdot ", "\\,\\times\\,").Replace("\\frac", "\\dfrac")),
        new("LaTeX, with few braces", tree => Braced().Replace(LatexPrinter.Print(tree).Replace("\\frac", "\\tfrac"), "$1$2")),
        new("Unicode", Unicode.Write),
        new("Python", Python.Write),
        new("C#", CSharp.Write),
        new("calculator", Calculator.Write),
    ];

    /// <summary>Those of matrix form.</summary>
    public static ImmutableArray<Notation> OfWhole { get; } =
    [
        new("LaTeX", LatexPrinter.Print),
        new("LaTeX, with plain brackets", tree => LatexPrinter.Print(tree).Replace("\\left", "").Replace("\\right", "")),
        new("LaTeX, transposed upright", tree => LatexPrinter.Print(tree).Replace("^{T}", "^\\top")),
        new("Unicode", Unicode.Write),
    ];

    public bool IsLatex => Name.StartsWith("LaTeX", StringComparison.Ordinal);

    public bool IsProgram => Name is "Python" or "C#";

    [GeneratedRegex(@"/(?!d[A-Z]|d[a-z]+[_0-9])")]
    private static partial Regex Quotient();

    [GeneratedRegex(@"([_^])\{([0-9A-Za-z])\}(?![0-9A-Za-z])")]
    private static partial Regex Braced();

    private static string Small(Symbol symbol)
    {
        var name = symbol.Quantity.Name;
        var letters = name.TrimEnd([.. "0123456789"]);
        return letters + In(Lowered, name[letters.Length..]) + In(Lowered, string.Concat(symbol.Subscripts))
            + (symbol.Layer is { } layer ? In(Raised, $"{layer}") : "");
    }

    // with an underscore before the number, as on a calculator
    private static string Apart(Symbol symbol)
    {
        var text = new StringBuilder();
        PlainPrinter.Print(symbol, text);
        var name = text.ToString();
        var letters = name.TrimEnd([.. "0123456789"]);
        return symbol.Quantity.IsScalar && letters.Length < name.Length ? $"{letters}_{name[letters.Length..]}" : name;
    }

    private static string Limits(Sum sum) => sum.Range is SumRange.Between { Last: { } last } between
        ? $"₌{In(Lowered, $"{between.First}")}{In(Raised, $"{last}")}" : "";

    private static string In(string table, string text) => string.Concat(text.Select(c => table[(2 * Place(table, c)) + 1]));

    private static int Place(string table, char c)
    {
        for (var i = 0; i < table.Length; i += 2)
            if (table[i] == c) return i / 2;
        throw new ArgumentException($"There is no small {c}.");
    }
}
