using System.Collections.Frozen;
using System.Text;

namespace Formulas;

/// <summary>Greek letters and their names. Canonical names hold the letter (δ), plain printing and LaTeX the name (delta).</summary>
public static class Greek
{
    private static readonly (char Letter, string Name)[] Table =
    [
        ('α', "alpha"), ('β', "beta"), ('γ', "gamma"), ('δ', "delta"), ('ε', "epsilon"), ('ζ', "zeta"), ('η', "eta"), ('θ', "theta"),
        ('ι', "iota"), ('κ', "kappa"), ('λ', "lambda"), ('μ', "mu"), ('ν', "nu"), ('ξ', "xi"), ('π', "pi"), ('ρ', "rho"), ('σ', "sigma"),
        ('τ', "tau"), ('υ', "upsilon"), ('φ', "phi"), ('χ', "chi"), ('ψ', "psi"), ('ω', "omega"),
        ('Γ', "Gamma"), ('Δ', "Delta"), ('Θ', "Theta"), ('Λ', "Lambda"), ('Ξ', "Xi"), ('Π', "Pi"), ('Σ', "Sigma"), ('Φ', "Phi"), ('Ψ', "Psi"), ('Ω', "Omega"),
    ];

    private static readonly FrozenDictionary<char, string> NameOf = Table.ToFrozenDictionary(row => row.Letter, row => row.Name);
    private static readonly FrozenDictionary<string, char> LetterOf = Table.ToFrozenDictionary(row => row.Name, row => row.Letter);

    /// <summary>The name with a leading Greek word turned into its letter: delta6 → δ6, eta → η, z6 → z6.</summary>
    public static string Canonical(string name)
    {
        var letters = 0;
        while (letters < name.Length && char.IsAsciiLetter(name[letters])) letters++;
        return LetterOf.TryGetValue(name[..letters], out var letter) ? letter + name[letters..] : name;
    }

    /// <summary>The name with Greek letters spelled out: δ6 → delta6.</summary>
    public static string Spelled(string name) => Spelled(name, "");

    /// <summary>The name with Greek letters as LaTeX commands: δ6 → \delta 6.</summary>
    public static string Latex(string name) => Spelled(name, "\\");

    /// <summary>The other case of a name that begins with δ or Δ; null for others. Courses use both for the error of a neuron.</summary>
    public static string? OtherCase(string name) => name[0] switch
    {
        'δ' => 'Δ' + name[1..],
        'Δ' => 'δ' + name[1..],
        _ => null,
    };

    private static string Spelled(string name, string prefix)
    {
        if (!name.Any(NameOf.ContainsKey)) return name;
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (NameOf.TryGetValue(c, out var spelled)) text.Append(prefix).Append(spelled);
            else text.Append(c);
        }
        return text.ToString();
    }
}
