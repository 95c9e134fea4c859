namespace Formulas;

/// <summary>What an answer defines for itself: "…, where g = 2(z6^2 - t)/z6^3" or "with s = sigma".</summary>
internal sealed class Definitions
{
    private readonly List<(string Name, Formula Value)> _names = [];
    private readonly List<(string Name, Meaning.Call Call)> _functions = [];
    private readonly List<(Formula Old, Formula New)> _substitutions = [];

    public void Add(string name, Formula value) => _names.Add((name, value));

    public void Add(string name, Meaning.Call call) => _functions.Add((name, call));

    /// <summary>A declared name or derivative that the answer spells out itself.</summary>
    public void Substitute(Formula old, Formula @new) => _substitutions.Add((old, @new));

    /// <summary>The longest name of the answer's own that the text begins with.</summary>
    public (Formula? Value, Meaning.Call? Call) Longest(ReadOnlySpan<char> text, out int length)
    {
        (Formula?, Meaning.Call?) best = default;
        length = 0;
        foreach (var (name, value) in _names)
        {
            if (name.Length <= length || !text.StartsWith(name)) continue;
            (best, length) = ((value, null), name.Length);
        }
        foreach (var (name, call) in _functions)
        {
            if (name.Length <= length || !text.StartsWith(name)) continue;
            (best, length) = ((null, call), name.Length);
        }
        return best;
    }

    /// <summary>The formula with everything spelled out that the answer itself defines.</summary>
    public Formula Apply(Formula formula)
    {
        foreach (var (old, @new) in _substitutions)
        {
            var text = Printing.PrefixPrinter.Print(old);
            formula = Rewriting.Replace(formula, node => Printing.PrefixPrinter.Print(node) == text
                || old is Formula.Call { Arguments.Length: 0 } any && node is Formula.Call call && call.Function == any.Function && call.Order == any.Order ? @new : null);
        }
        return formula;
    }
}
