using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace ReferenceSolutions.Derivations;

/// <summary>One line of a derivation: ∂C/∂a_j^l = Σ_k ∂C/∂z_k^(l+1) w_kj^(l+1).</summary>
public sealed record DerivedLine(Derivative Left, Formula Right);

/// <summary>
/// The derivative of one quantity by another as on paper: one line of the chain rule for each quantity between them, from the one that is
/// differentiated back to the one that it is differentiated by. Automatic differentiation has the values; this says how they come about.
/// </summary>
public sealed class WrittenDerivation
{
    private readonly Model _model;
    private readonly Quantity _of;
    private readonly HashSet<Quantity> _between = [];
    private readonly List<DerivedLine> _lines = [];
    private bool _isWhole = true;

    private WrittenDerivation(Model model, Quantity of, Quantity with)
    {
        (_model, _of) = (model, of);
        FindBetween(with);
        Write(with, []);
    }

    /// <summary>The lines, the one that is asked for at the end; empty where a definition is not written in indices.</summary>
    public static ImmutableArray<DerivedLine> Of(Model model, Quantity of, Quantity with)
    {
        if (of == with) return [];
        var derivation = new WrittenDerivation(model, of, with);
        return derivation._isWhole ? [.. derivation._lines] : [];
    }

    // what depends on the one
    private void FindBetween(Quantity with)
    {
        _between.Add(with);
        int before;
        do
        {
            before = _between.Count;
            foreach (var (target, body) in _model.Definitions)
                if (Walks.First(body, node => node is Symbol symbol && _between.Contains(symbol.Quantity)) is not null)
                    _between.Add(target.Quantity);
        }
        while (_between.Count > before);
    }

    // What it is used in comes first.
    private void Write(Quantity quantity, HashSet<Quantity> seen)
    {
        if (quantity == _of || !seen.Add(quantity)) return;
        ImmutableArray<Definition> uses = [.. _model.Definitions.Where(one => Leads(one.Target.Quantity) && Uses(one.Body, quantity))];
        foreach (var use in uses) Write(use.Target.Quantity, seen);
        var left = new Derivative(Element(_of, "'"), Element(quantity, ""));
        var terms = new List<Formula>();
        foreach (var (target, body) in uses)
        {
            if (LocalSlopes.Of(body, quantity) is not { } slopes) _isWhole = false;
            else foreach (var slope in slopes) terms.Add(Term(target, slope, left));
        }
        if (terms.Count == 0) return;
        var sum = terms.Skip(1).Aggregate(terms[0], Plus);
        _lines.Add(new(left, sum));
    }

    private static Formula Plus(Formula sum, Formula term) =>
        term is Negate negate ? new Binary(Operator.Subtract, sum, negate.Operand) : new Binary(Operator.Add, sum, term);

    // Whether the one that is differentiated follows from it.
    private bool Leads(Quantity quantity)
    {
        HashSet<Quantity> reached = [quantity];
        int before;
        do
        {
            before = reached.Count;
            foreach (var (target, body) in _model.Definitions)
                if (reached.Any(one => Uses(body, one))) reached.Add(target.Quantity);
        }
        while (reached.Count > before);
        return reached.Contains(_of) && (quantity == _of || _between.Contains(quantity));
    }

    private static bool Uses(Formula body, Quantity quantity) =>
        Walks.First(body, node => node is Symbol symbol && symbol.Quantity == quantity) is not null;

    private static Symbol Element(Quantity quantity, string mark) => new(
        quantity, [.. quantity.Letters.Select(letter => new Formulas.Tree.Index(letter + mark, 0))],
        quantity.Layer is { } layer ? new(layer, 0) : null);

    // ∂Of/∂target ∂target/∂quantity, summed over the letters that the element does not decide.
    private Formula Term(Symbol target, LocalSlope slope, Derivative left)
    {
        var letters = new ElementLetters(target, slope);
        letters.Decide(slope.At.Subscripts, left.With.Subscripts);
        letters.DecideStep(slope.At.Layer, left.With.Layer);
        if (target.Quantity == _of) letters.Decide(target.Subscripts, left.Of.Subscripts);
        var outer = target.Quantity == _of ? Integer(1) : new Derivative(left.Of, target);
        return letters.Summed(LocalSlopes.Times(outer, slope.Slope));
    }
}
