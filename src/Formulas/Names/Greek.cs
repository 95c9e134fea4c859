namespace Formulas.Names;

/// <summary>Greek letters and their names. Canonical names hold the letter (δ), plain printing and LaTeX the name (delta).</summary>
public static class Greek
{
    private static readonly (char Letter, string Name)[] Table =
    [
        ('α', "alpha"), ('β', "beta"), ('γ', "gamma"), ('δ', "delta"), ('ε', "epsilon"), ('ζ', "zeta"), ('η', "eta"), ('θ', "theta"),
        ('ι', "iota"), ('κ', "kappa"), ('λ', "lambda"), ('μ', "mu"), ('ν', "nu"), ('ξ', "xi"), ('π', "pi"), ('ρ', "rho"), ('σ', "sigma"),
        ('τ', "tau"), ('υ', "upsilon"), ('φ', "phi"), ('χ', "chi"), ('ψ', "psi"), ('ω', "omega"),
        ('Γ', "Gamma"), ('Δ', "Delta"), ('Θ', "Theta"), ('Λ', "Lambda"), ('Ξ', "Xi"), ('Π', "Pi"), ('Σ', "Sigma"), ('Φ', "Phi"),
        ('Ψ', "Psi"), ('Ω', "Omega"),
    ];

    // Tables that need nothing compiled at start: names by letter, and letters by name.
    private static readonly string?[] Names = new string?['ω' - 'Γ' + 1];
    private static readonly Dictionary<string, string> Letters = [];

    static Greek()
    {
        foreach (var (letter, name) in Table)
        {
            Names[letter - 'Γ'] = name;
            Letters.Add(name, letter.ToString());
        }
    }

    private static string? NameOf(char c) => c is >= 'Γ' and <= 'ω' ? Names[c - 'Γ'] : null;

    /// <summary>The name with a leading Greek word turned into its letter: delta6 → δ6, eta → η, z6 → z6.</summary>
    public static string Canonical(string name)
    {
        var letters = 0;
        while (letters < name.Length && char.IsAsciiLetter(name[letters])) letters++;
        return Letters.TryGetValue(name[..letters], out var letter) ? letter + name[letters..] : name;
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
        var at = 0;
        while (at < name.Length && NameOf(name[at]) is null) at++;
        return at == name.Length ? name : string.Concat(name.AsSpan(0, at), prefix, NameOf(name[at]), Spelled(name[(at + 1)..], prefix));
    }
}
