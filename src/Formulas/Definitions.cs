using static Formulas.Formula;

namespace Formulas;

/// <summary>What an answer defines for itself: "…, where g = 2(z6^2 - t)/z6^3", "with s = sigma", "sigma'(z) = sigma(z)(1 - sigma(z))".</summary>
internal sealed class Definitions
{
    /// <summary>A formula that grows larger than this by its own definitions is not read.</summary>
    public const int NodeLimit = 3000;

    private readonly List<(string Name, Formula Value, int Size)> _names = [];
    private readonly List<(string Name, Meaning.Call Call)> _functions = [];
    private readonly List<Rule> _rules = [];

    // A declared name, derivative or function that the answer spells out itself; a function without a parameter is constant.
    private readonly record struct Rule(Formula Old, Quantity? Parameter, Formula New);

    public void Add(string name, Formula value) => _names.Add((name, value, Rewriting.Size(value, NodeLimit)));

    public void Remove(string name) => _names.RemoveAll(entry => entry.Name == name);

    public void Add(string name, Meaning.Call call) => _functions.Add((name, call));

    /// <summary>A declared name or derivative that the answer spells out itself.</summary>
    public void Substitute(Formula old, Formula @new) => _rules.Add(new(old, null, @new));

    /// <summary>A declared function, or its derivative, that the answer spells out itself as a formula of a parameter.</summary>
    public void Substitute(Meaning.Call call, Quantity? parameter, Formula body) => _rules.Add(new(new Call(call.Function, call.Order, []), parameter, body));

    /// <summary>The longest name of the answer's own that the text begins with.</summary>
    public (Formula? Value, Meaning.Call? Call, int Size) Longest(ReadOnlySpan<char> text, out int length)
    {
        (Formula?, Meaning.Call?, int) best = default;
        length = 0;
        foreach (var (name, value, size) in _names)
        {
            if (name.Length <= length || !text.StartsWith(name)) continue;
            (best, length) = ((value, null, size), name.Length);
        }
        foreach (var (name, call) in _functions)
        {
            if (name.Length <= length || !text.StartsWith(name)) continue;
            (best, length) = ((null, call, 0), name.Length);
        }
        return best;
    }

    /// <summary>The formula with everything spelled out that the answer itself defines; null where that grows too large.</summary>
    public Formula? Apply(Formula formula)
    {
        foreach (var rule in _rules)
        {
            formula = Rewriting.Replace(formula, node => Applied(rule, node));
            if (Rewriting.Size(formula, NodeLimit) >= NodeLimit) return null;
        }
        return formula;
    }

    private static Formula? Applied(Rule rule, Formula node) => (rule.Old, node) switch
    {
        (Call { Arguments: [] } old, Call { Arguments: [var argument] } call) when call.Function == old.Function && call.Order == old.Order =>
            rule.Parameter is { } parameter ? Rewriting.Replace(rule.New, inner => inner is Symbol symbol && symbol.Quantity == parameter ? argument : null) : rule.New,
        (Symbol old, Symbol symbol) when IsSame(old, symbol) => rule.New,
        (Derivative old, Derivative derivative) when IsSame(old.Of, derivative.Of) && IsSame(old.With, derivative.With) => rule.New,
        _ => null,
    };

    private static bool IsSame(Symbol a, Symbol b) => a.Quantity == b.Quantity && a.Layer == b.Layer && a.Subscripts.SequenceEqual(b.Subscripts);
}
