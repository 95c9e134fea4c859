using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader;

/// <summary>What an answer defines for itself: "…, where g = 2(z6^2 - t)/z6^3", "with s = sigma", "e_i = x_i - t_i", "sigma'(z) = …".</summary>
internal sealed class Definitions
{
    /// <summary>A formula that grows larger than this by its own definitions is not read.</summary>
    public const int NodeLimit = 1000;

    private readonly List<Own> _names = [];
    private readonly List<Rule> _rules = [];

    /// <summary>A name of the answer's own.</summary>
    /// <param name="Name">The name without its subscripts.</param>
    /// <param name="Subscript">A subscript that is a part of the name (grad_w1), or null.</param>
    /// <param name="Indices">The letters of subscripts that are indices (e_i).</param>
    /// <param name="Layer">The letter of its layer, or null.</param>
    /// <param name="Value">What it stands for.</param>
    public sealed record Own(string Name, string? Subscript, ImmutableArray<string> Indices, string? Layer, Formula Value)
    {
        public int Size { get; } = Walks.Size(Value, NodeLimit);
    }

    // A declared name, derivative or function that the answer spells out itself; a function without a parameter is constant.
    private readonly record struct Rule(Formula Old, Quantity? Parameter, Formula New);

    public void Add(Own own) => _names.Add(own);

    public void Add(string name, Formula value) => Add(new Own(name, null, [], null, value));

    public void Remove(string name) => _names.RemoveAll(own => own.Name == name);

    public void Add(string name, Meaning.Call call) => Add(name, new Call(call.Function, call.Order, []));

    /// <summary>A declared name or derivative that the answer spells out itself.</summary>
    public void Substitute(Formula old, Formula @new) => _rules.Add(new(old, null, @new));

    /// <summary>A declared function, or its derivative, that the answer spells out itself as a formula of a parameter.</summary>
    public void Substitute(Meaning.Call call, Quantity? parameter, Formula body) => _rules.Add(new(new Call(call.Function, call.Order, []), parameter, body));

    /// <summary>The longest name of the answer's own that the text begins with, or null.</summary>
    public string? Longest(ReadOnlySpan<char> text)
    {
        string? best = null;
        foreach (var own in _names)
            if (own.Name.Length > (best?.Length ?? 0) && text.StartsWith(own.Name)) best = own.Name;
        return best;
    }

    /// <summary>All names of the answer's own that differ in their subscripts only, those without any last.</summary>
    public IEnumerable<Own> Named(string name) => _names.Where(own => own.Name == name).OrderBy(own => own.Subscript is null && own.Indices.IsEmpty);

    /// <summary>The formula with everything spelled out that the answer itself defines; null where that grows too large.</summary>
    public Formula? Apply(Formula formula)
    {
        foreach (var rule in _rules)
        {
            formula = Walks.Replace(formula, node => Applied(rule, node));
            if (Walks.Size(formula, NodeLimit) >= NodeLimit) return null;
        }
        return formula;
    }

    private static Formula? Applied(Rule rule, Formula node) => (rule.Old, node) switch
    {
        (Call { Arguments: [] } old, Call { Arguments: [var argument] } call) when call.Function == old.Function && call.Order == old.Order =>
            rule.Parameter is { } parameter ? Walks.Replace(rule.New, inner => inner is Symbol symbol && symbol.Quantity == parameter ? argument : null) : rule.New,
        (Symbol old, Symbol symbol) when IsSame(old, symbol) => rule.New,
        (Derivative old, Derivative derivative) when IsSame(old.Of, derivative.Of) && IsSame(old.With, derivative.With) => rule.New,
        _ => null,
    };

    private static bool IsSame(Symbol a, Symbol b) => a.Quantity == b.Quantity && a.Layer == b.Layer && a.Subscripts.SequenceEqual(b.Subscripts);
}
