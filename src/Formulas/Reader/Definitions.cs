using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using Formulas.Typing;
using static Formulas.Tree.Formula;

namespace Formulas.Reader;

/// <summary>
/// What an answer defines for itself: "…, where g = 2(z6^2 - t)/z6^3", "with s = sigma", "e_i = x_i - t_i", "sigma'(z) = …".
/// </summary>
internal sealed class Definitions
{
    /// <summary>A formula that grows larger than this by its own definitions is not read.</summary>
    public const int NodeLimit = 1000;

    public static readonly Definitions Empty = new([], []);

    private readonly ImmutableArray<Own> _names;
    private readonly ImmutableArray<Rule> _rules;

    private Definitions(ImmutableArray<Own> names, ImmutableArray<Rule> rules) => (_names, _rules) = (names, rules);

    /// <summary>A name of the answer's own.</summary>
    /// <param name="Name">The name without its subscripts.</param>
    /// <param name="Subscript">A subscript that is a part of the name (grad_w1), or null.</param>
    /// <param name="Indices">The letters of subscripts that are indices (e_i).</param>
    /// <param name="Layer">The letter of its layer, or null.</param>
    /// <param name="Value">What it stands for.</param>
    public sealed record Own(string Name, string? Subscript, ImmutableArray<string> Indices, string? Layer, Readings Value)
    {
        public int Size => Walks.Size(Value.First, NodeLimit);

        /// <summary>A name without subscripts.</summary>
        public static Own Plain(string name, Readings value) => new(name, null, [], null, value);

        /// <summary>Its value at these indices, and in this layer where one is given.</summary>
        public Readings At(List<Index> subscripts, Index? layer)
        {
            var letters = Indices.Zip(subscripts).ToImmutableArray();
            if (Layer is not null && layer is not null) letters = letters.Add((Layer, layer));
            return new(Renaming.Of(Value.First, letters), Value.Second is { } second ? Renaming.Of(second, letters) : null);
        }
    }

    // A declared name, derivative or function that the answer spells out itself. Old is a call without arguments for a function; without a
    // parameter it is constant.
    private sealed record Rule(Formula Old, Quantity? Parameter, Readings New);

    // Where a constant has none.
    private static readonly Quantity NoParameter = new(int.MinValue, "", [], [], null);

    /// <summary>Whether the answer has names of its own.</summary>
    public bool HasNames => !_names.IsEmpty;

    public Definitions With(Own own) => new(_names.Add(own), _rules);

    /// <summary>With a name of the answer's own for a function.</summary>
    public Definitions With(string name, Meaning.Call call) => With(Own.Plain(name, new(new Call(call.Function, call.Order, []), null)));

    /// <summary>With the parameter of a function, which hides any other name like it.</summary>
    public Definitions WithParameter(Quantity parameter) =>
        new(_names.RemoveAll(own => own.Name == parameter.Name).Add(Own.Plain(parameter.Name, new(Symbol.Of(parameter), null))), _rules);

    /// <summary>With a declared name or derivative that the answer spells out itself.</summary>
    public Definitions WithRule(Formula old, Readings @new) => new(_names, _rules.Add(new(old, null, @new)));

    /// <summary>With a declared function, or its derivative, that the answer spells out itself as a formula of a parameter.</summary>
    public Definitions WithRule(Meaning.Call call, Quantity? parameter, Readings body) =>
        new(_names, _rules.Add(new(new Call(call.Function, call.Order, []), parameter, body)));

    /// <summary>The longest name of the answer's own that the text begins with, or null.</summary>
    public string? Longest(ReadOnlySpan<char> text)
    {
        string? best = null;
        foreach (var own in _names)
            if (own.Name.Length > (best?.Length ?? 0) && text.StartsWith(own.Name)) best = own.Name;
        return best;
    }

    /// <summary>Whether it has another name of the answer's own beside it that differs in the letters of its indices only.</summary>
    public bool HasOthers(Own own) => _names.Any(other => other.Name == own.Name && other.Indices.Length == own.Indices.Length
        && !other.Indices.SequenceEqual(own.Indices));

    /// <summary>All names of the answer's own that differ in their subscripts only, those without any last.</summary>
    public IEnumerable<Own> Named(string name) =>
        _names.Where(own => own.Name == name).OrderBy(own => own.Subscript is null && own.Indices.IsEmpty);

    /// <summary>Both readings with everything spelled out that the answer itself defines; null where that grows too large.</summary>
    public Readings? Apply(Readings readings)
    {
        if (_rules.IsEmpty) return readings;
        if (Apply(readings.First, second: false) is not { } first) return null;
        if (readings.Second is null && !_rules.Any(rule => rule.New.Second is not null)) return new(first, null);
        if (Apply(readings.Second ?? readings.First, second: true) is not { } other) return null;
        return new(first, readings.Second is null && first == other ? null : other);
    }

    private Formula? Apply(Formula formula, bool second)
    {
        foreach (var rule in _rules)
        {
            formula = Walks.Replace(formula, node => Applied(rule, node, second));
            if (Walks.Size(formula, NodeLimit) >= NodeLimit) return null;
        }
        return formula;
    }

    private static Formula? Applied(Rule rule, Formula node, bool second)
    {
        var value = second ? rule.New.Second ?? rule.New.First : rule.New.First;
        return (rule.Old, node) switch
        {
            (Call { Arguments: [] } old, Call { Arguments: [var argument] } call) when call.Function == old.Function
                && call.Order == old.Order =>
                Applied(new Function.Defined(old.Function.Name, rule.Parameter ?? NoParameter, value) { OwnOrder = old.Order }, argument,
                    MatrixForm.IsWhole(argument)),
            (Call { Arguments: [Symbol { Quantity.IsFamily: true } each] } old, Call { Arguments: [Symbol one] } call)
                when call.Function == old.Function && call.Order == old.Order => Numbered(each, one, value),
            (Call { Arguments.Length: > 0 } old, Call) when old == node => value,
            (Symbol old, Symbol) when old == node => OfEach(old.Quantity.Name, node, value),
            (Derivative old, Derivative) when old == node => OfEach(old.With.Quantity.Name, node, value),
            _ => null,
        };
    }

    // σ'(z_j) = …, of one of the z_j
    private static Formula? Numbered(Symbol each, Symbol one, Formula value)
    {
        if (each.Subscripts is not [{ IsNumber: false } index] || !each.Quantity.Members.ContainsKey(one.Quantity.Name)) return null;
        return int.TryParse(one.Quantity.Name.AsSpan(each.Quantity.Name.Length), out var number)
            ? Renaming.Of(value, [(index.Letter, Index.Of(number))])
            : null;
    }

    // A whole vector that is a number everywhere is still a vector.
    private static Formula OfEach(string name, Formula old, Formula value) =>
        MatrixForm.IsWhole(old) ? Applied(new Function.Defined(name, NoParameter, value) { OwnOrder = 0 }, old, isWhole: true) : value;

    /// <summary>
    /// A function of the answer's own taken of an argument. Of a whole vector or matrix it is taken element by element, and stays a call
    /// until shapes are known, unless its body is in matrix form itself.
    /// </summary>
    public static Formula Applied(Function.Defined own, Formula argument, bool isWhole) =>
        isWhole && !MatrixForm.IsOfWhole(own.Body) ? new Call(own, own.OwnOrder ?? 0, [argument]) : OwnFunctions.Inlined(own, argument);
}
