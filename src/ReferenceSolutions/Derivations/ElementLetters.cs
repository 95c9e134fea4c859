using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace ReferenceSolutions.Derivations;

/// <summary>
/// The letters of a definition beside those of the element that is differentiated by: where a place of the one is a place of the other, a
/// letter is decided; what is left is summed over, or compared.
/// </summary>
internal sealed class ElementLetters
{
    private readonly ImmutableArray<(string Letter, Index By)> _own; // under names that nobody else has
    private readonly List<(string Letter, SumRange? Range)> _open = [];
    private readonly List<(string Letter, Index By)> _decided = [];
    private readonly List<Condition> _conditions = [];

    public ElementLetters(Symbol target, LocalSlope slope)
    {
        foreach (var subscript in target.Subscripts)
            if (!subscript.IsNumber) Open(subscript.Letter, null);
        if (target.Layer is { IsNumber: false } layer && target.Quantity.Steps?.End != layer.Letter) Open(layer.Letter, null);
        foreach (var sum in slope.Bound) Open(sum.Letter, sum.Range);
        _own = [.. _open.Select(one => (one.Letter, new Index(Own(one.Letter), 0)))];
    }

    private void Open(string letter, SumRange? range)
    {
        if (!_open.Exists(one => one.Letter == letter)) _open.Add((letter, range));
    }

    private static string Own(string letter) => letter + "#";

    private Index Owned(Index index) =>
        ((Symbol)Renaming.Of(new Symbol(Carrier, [index], null), _own)).Subscripts[0];

    private static readonly Quantity Carrier = Quantity.Scalar(int.MaxValue, "");

    public void Decide(ImmutableArray<Index> places, ImmutableArray<Index> elements)
    {
        for (var s = 0; s < places.Length && s < elements.Length; s++) Decide(Owned(places[s]), elements[s]);
    }

    public void DecideStep(Index? place, Index? element)
    {
        if (place is not null && element is not null) Decide(Owned(place), element);
    }

    private void Decide(Index place, Index element)
    {
        foreach (var (letter, by) in _decided)
            if (place.Letter == letter && place.IsPlain) place = by with { Offset = by.Offset + place.Offset };
        var isOpen = place.IsPlain && _open.Exists(one => Own(one.Letter) == place.Letter);
        if (isOpen) _decided.Add((place.Letter, element with { Offset = element.Offset - place.Offset }));
        else if (place != element) _conditions.Add(new Condition.Indices(Relation.Equal, place, element));
    }

    /// <summary>The term with its letters decided, summed over those that are left.</summary>
    public Formula Summed(Formula term)
    {
        var formula = Renaming.Of(Renaming.Of(term, _own), [.. _decided]);
        foreach (var condition in _conditions)
        {
            var chosen = (Choose)Renaming.Of(new Choose(condition, Integer(1), Integer(0)), [.. _decided]);
            if (chosen.Condition is not Condition.Indices { Left: var left, Right: var right } || left != right)
                formula = LocalSlopes.Times(formula, chosen);
        }
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var letter = Own(_open[i].Letter);
            if (_decided.Exists(one => one.Letter == letter)) continue;
            formula = formula is Negate negate
                ? new Negate(new Sum(letter, _open[i].Range, negate.Operand))
                : new Sum(letter, _open[i].Range, formula);
        }
        return formula;
    }
}
