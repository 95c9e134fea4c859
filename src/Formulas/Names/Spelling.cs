using System.Collections.Immutable;
using Formulas.Tree;

namespace Formulas.Names;

/// <summary>A way to write a name of a question: θ for w, ŷ for a^L.</summary>
/// <param name="Written">One word, canonical: Greek as letters.</param>
/// <param name="Name">What it stands for: the name of a quantity, of numbered quantities (w for w13, w23, …), or of a function.</param>
public sealed record Spelling(string Written, string Name)
{
    /// <summary>The layer that it is the name of, where it is of one only; null for any.</summary>
    public Index? Layer { get; init; }

    /// <summary>True for what people write whatever a question says; false for what a problem or an assignment has chosen.</summary>
    public bool IsUsual { get; init; }

    /// <summary>
    /// What people write for the names of a question that the question calls otherwise, whatever it is about. A name that the question has
    /// itself always wins.
    /// </summary>
    /// <param name="output">What the loss compares with its targets; null where it has none.</param>
    public static ImmutableArray<Spelling> Usual(
        IEnumerable<Quantity> quantities, IEnumerable<(string Spelling, Function Function)> functions, Formula.Symbol? output)
    {
        var usual = ImmutableArray.CreateBuilder<Spelling>();
        var named = Activation(functions);
        foreach (var letter in Activations)
            if (named is not null && letter != named) usual.Add(new(letter, named) { IsUsual = true });
        foreach (var (name, letters) in Letters)
            if (quantities.Any(quantity => IsNamed(quantity, name)))
                foreach (var letter in letters) usual.Add(new(letter, name) { IsUsual = true });
        if (output is not null)
            foreach (var word in Outputs) usual.Add(new(word, output.Quantity.Name) { Layer = output.Layer, IsUsual = true });
        return usual.ToImmutable();
    }

    /// <summary>Whether a quantity has that name, or is one of the numbered ones of it.</summary>
    public static bool IsNamed(Quantity quantity, string name) =>
        quantity.Name.StartsWith(name, StringComparison.Ordinal) && !quantity.Name.AsSpan(name.Length).ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether a word is that name with the mark of an output: ŷ for y.</summary>
    public static bool IsMarked(string word, string name) =>
        Array.IndexOf(Outputs, word) >= 0 && word.StartsWith(name, StringComparison.Ordinal) && word != name;

    private static readonly string[] Activations = ["f", "g", "σ", "φ"];

    private static readonly (string Name, string[] Letters)[] Letters =
        [("w", ["W", "Θ", "θ"]), ("a", ["h"]), ("eps", ["ε", "ϵ", "epsilon", "varepsilon"]),
            ("λ", ["lam", "lambd", "lmbda", "reg"])];

    private static readonly string[] Outputs = ["yhat", "y_hat", "Yhat", "Y_hat"];

    // The one function that bears such a letter; with two of them nobody knows which a third letter is.
    private static string? Activation(IEnumerable<(string Spelling, Function Function)> functions)
    {
        (string Name, Function Function)? only = null;
        foreach (var (spelling, function) in functions)
        {
            var name = Greek.Canonical(spelling);
            if (!Activations.Contains(name)) continue;
            if (only is { } other && other.Function != function) return null;
            only ??= (name, function);
        }
        return only?.Name;
    }
}
