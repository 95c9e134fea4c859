using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Authors;

// Names with their places, conditions, derivatives.
public sealed partial class Elaboration
{
    private Typed OfName(Written.Name name)
    {
        if (name.Places.IsEmpty && OfLetter(name) is { } known) return known;
        if (!names.IsQuantity(name.Word) && AdjointNamed(name.Word) is { } adjoint)
            return OfSlope(new(name.At, new Written.Name(name.At, Greek.Spelled(names.Loss!.Name), []),
                new(name.At, adjoint, name.Places)));
        var (quantity, places) = Resolved(name);
        if (names.LabelOf(quantity) is { } of) throw new AuthorException(LanguageSentences.LabelAsValue(Shown(name.At), of), name.At);
        return Element(name with { Places = places }, quantity);
    }

    // Constants and, where no quantity is called so, letters of steps as numbers.
    private Typed? OfLetter(Written.Name name)
    {
        if (names.IsQuantity(name.Word)) return null;
        if (Constants.Contains(name.Word)) return Typed.Of(new Constant(name.Word));
        if (names.AxisOf(name.Word) is { } axis)
        {
            if (axis.Dimension.End is null) throw new AuthorException(LanguageSentences.LetterAsValue(name.Word, axis), name.At);
            Bound(name.Word, axis, name);
            return Typed.Of(new Position(new(name.Word, 0)));
        }
        if (AdjointNamed(name.Word) is { } with)
            return OfSlope(new(name.At, new Written.Name(name.At, Greek.Spelled(names.Loss!.Name), []), new(name.At, with, [])));
        if (names.EndOf(name.Word) is { } ordered) throw new AuthorException(LanguageSentences.EndAsValue(name.Word, ordered), name.At);
        throw Unknown(name);
    }

    private AuthorException Unknown(Written.Name name)
    {
        var isCalled = name.Places.IsEmpty && name.At.End < Source.Length && Source[name.At.End] == '(';
        return new(LetterOfNone(name.Word) is { } letter ? LanguageSentences.NoDimension(letter, names.LettersInWords)
            : isCalled ? LanguageSentences.UnknownFunction(name.Word, names.NearestFunction(name.Word))
            : LanguageSentences.UnknownName(name.Word, names.Nearest(name.Word)), name.At);
    }

    // dW2 is dL/dW2 where nothing else is called so.
    private string? AdjointNamed(string word) =>
        names.Loss is not null && word.Length > 1 && word[0] == 'd' && names.IsQuantity(word[1..]) ? word[1..] : null;

    // The quantity, and its places: w_ji is w[j,i] where nothing else is called so.
    private (Quantity, ImmutableArray<Place>) Resolved(Written.Name name)
    {
        var places = name.Places;
        if (!names.Named(name.Word).Any() && names.Split(name.Word) is { } split)
        {
            places = [.. split.Letters.Select(letter => new Place.Combined(name.At, [(1, letter)], 0)), .. places];
            name = name with { Word = split.Word, Places = places };
        }
        return (QuantityOf(name, places), places);
    }

    private Quantity QuantityOf(Written.Name name, ImmutableArray<Place> places)
    {
        var all = names.Named(name.Word).ToArray();
        if (all.Length == 0) throw Unknown(name);
        if (all.Length == 1) return all[0];
        if (places.IsEmpty) throw new AuthorException(LanguageSentences.NeedsPlaces(name.Word), name.At);
        return Array.FindAll(all, quantity => Fits(quantity, places)) switch
        {
            [var only] => only,
            [] => throw new AuthorException(LanguageSentences.NoSuchPlaces(Shown(name.At)), name.At),
            _ => throw new AuthorException(LanguageSentences.SeveralSuchPlaces(Shown(name.At), name.Word), name.At),
        };
    }

    // w_dm of a known w: the letter below that no dimension has
    private string? LetterOfNone(string word) => word.Split('_') is [var name, { Length: > 0 } below] && names.Named(name).Any()
        ? below.Select(letter => $"{letter}").FirstOrDefault(letter => names.AxisOf(letter) is null)
        : null;

    // Of several that share a name, the one whose dimensions are those of the letters.
    private bool Fits(Quantity quantity, ImmutableArray<Place> places)
    {
        var steps = quantity.Layer is null ? 0 : 1;
        if (places.Length != quantity.Axes.Length + steps) return false;
        for (var p = steps; p < places.Length; p++)
        {
            var axis = quantity.Axes[p - steps];
            if (places[p] is Place.Combined { Letter: { } letter } && names.AxisOf(letter)?.Dimension != axis.Dimension) return false;
        }
        return true;
    }

    // An element, or what is left open of an array: places fill in the declared order.
    private Typed Element(Written.Name name, Quantity quantity)
    {
        var (places, open) = (name.Places, ImmutableArray.CreateBuilder<OpenAxis>());
        var next = 0;
        Tree.Index? step = null;
        if (quantity.Layer is { } letter)
        {
            if (places.IsEmpty && _scope.FirstOrDefault(bound => bound.Axis.Dimension == quantity.Steps) is { } at)
                throw new AuthorException(LanguageSentences.StepOpen(Shown(name.At), at.Letter), name.At);
            step = places.IsEmpty ? new(Fresh(letter), 0) : StepOf(places[next++], quantity, name);
            if (places.IsEmpty) open.Add(new(step.Letter, new(quantity.Steps!, null)));
        }
        if (places.Length - next > quantity.Axes.Length)
            throw new AuthorException(
                LanguageSentences.TooManyPlaces(Shown(name.At), quantity.Axes.Length + (quantity.Layer is null ? 0 : 1)), name.At);
        var (subscripts, labels) = (new Tree.Index[quantity.Axes.Length], new List<(string Letter, Axis Axis, Formula Label)>());
        for (var s = 0; s < subscripts.Length; s++)
        {
            var axis = quantity.AxisAt(s, step);
            if (next < places.Length) subscripts[s] = PlaceOf(places[next++], axis, name, labels);
            else
            {
                subscripts[s] = new(Fresh(quantity.Letters[s]), 0);
                open.Add(new(subscripts[s].Letter, axis));
            }
        }
        if (open.Count > 0) _isNamedFirst ??= false;
        Formula element = new Symbol(quantity, [.. subscripts], step) { IsPadded = name.OrZero };
        // P[n,y[n]]: the one whose number the label is
        foreach (var (bound, axis, label) in labels)
            element = new Sum(
                bound, new SumRange.Over(axis),
                new Choose(new Condition.Values(Relation.Equal, new Position(new(bound, 0)), label), element, Integer(0)));
        return new(element, open.ToImmutable());
    }

    private Tree.Index StepOf(Place place, Quantity quantity, Written.Name name)
    {
        if (place is not Place.Combined { Terms: var terms, Offset: var offset } || terms.Length > 1 || terms is [(not 1, _)])
            throw new AuthorException(LanguageSentences.NoStep(Shown(name.At)), place.At);
        if (terms.IsEmpty) return Tree.Index.Of(offset);
        var letter = terms[0].Letter;
        if (names.EndOf(letter) == quantity.Steps && quantity.Steps is not null) return new(letter, offset);
        if (names.AxisOf(letter) is not { } axis || axis.Dimension != quantity.Steps)
            throw new AuthorException(LanguageSentences.NoStep(Shown(name.At)), place.At);
        if (!_isTarget) Bound(letter, axis, name);
        return new(letter, offset);
    }

    // A letter has a value where the line or a sum binds it; in what is asked, it is free where nothing does.
    private void Bound(string letter, Axis axis, Written.Name use)
    {
        if (_scope.Any(open => open.Letter == letter) || _named.Exists(open => open.Letter == letter)) return;
        if (!_isAsked) throw new AuthorException(LanguageSentences.NotBound(letter, Shown(use.At)), use.At);
        _named.Add(new(letter, axis));
        _isNamedFirst ??= true;
    }

    private Tree.Index PlaceOf(Place place, Axis axis, Written.Name name, List<(string, Axis, Formula)> labels)
    {
        switch (place)
        {
            case Place.Label label: return LabelOf(label.Name, axis, name, labels);
            case Place.Combined { Letter: { } letter } when names.AxisOf(letter) is null && names.EndOf(letter) is null
                && names.IsQuantity(letter):
                return LabelOf(new(place.At, letter, []), axis, name, labels);
            case Place.Combined { Letter: { } letter }:
                var runs = AxisOfLetter(letter, place);
                if (runs != axis && !(IsUnbound(letter) && runs.Dimension == axis.Dimension))
                    throw new AuthorException(LanguageSentences.WrongDimension(Shown(name.At), letter, runs, axis), place.At);
                Bound(letter, axis, name);
                return new(letter, 0);
            case Place.Combined combined: return Combination(combined, name);
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    // In what is asked: its first use says of which layer's neurons it is a letter.
    private bool IsUnbound(string letter) => _isAsked && !_scope.AddRange(_named).Any(open => open.Letter == letter);

    private Axis AxisOfLetter(string letter, Place at)
    {
        foreach (var open in _scope.AddRange(_named))
            if (open.Letter == letter) return open.Axis;
        return AtLine(Known(letter, at.At));
    }

    private Axis Known(string letter, Stretch at) =>
        names.AxisOf(letter) ?? throw new AuthorException(LanguageSentences.NoDimension(letter, names.LettersInWords), at);

    // the neurons of layer l, on a line about layer 1
    private Axis AtLine(Axis axis) => AtStep(axis, _step);

    // 2*o+k-1
    private Tree.Index Combination(Place.Combined combined, Written.Name name)
    {
        if (combined.Terms.IsEmpty) return Tree.Index.Of(combined.Offset);
        Tree.Index? index = null;
        for (var t = combined.Terms.Length - 1; t >= 0; t--)
        {
            var (factor, letter) = combined.Terms[t];
            Bound(letter, Known(letter, combined.At), name);
            index = new Tree.Index(letter, t == 0 ? combined.Offset : 0) { Factor = factor, Plus = index };
        }
        return index!;
    }

    private Tree.Index LabelOf(Written.Name label, Axis axis, Written.Name use, List<(string, Axis, Formula)> labels)
    {
        var (quantity, places) = Resolved(label);
        if (names.LabelOf(quantity) is not { } of)
            throw new AuthorException(LanguageSentences.NoPlace(Shown(label.At)), label.At);
        if (of.Dimension != axis.Dimension)
            throw new AuthorException(LanguageSentences.WrongDimension(Shown(use.At), Shown(label.At), of, axis), label.At);
        var element = Element(label with { Places = places }, quantity);
        if (!element.IsNumber) throw new AuthorException(LanguageSentences.NeedsIndices(Shown(label.At)), label.At);
        var letter = Fresh(axis.Dimension.Letter);
        labels.Add((letter, axis, element.Formula));
        return new(letter, 0);
    }

    private Typed Chosen(Comparisons condition, Typed then, Typed otherwise, Stretch at)
    {
        var result = otherwise;
        for (var g = condition.Alternatives.Length - 1; g >= 0; g--) result = Chosen(condition.Alternatives[g], then, result, at);
        return result;
    }

    private Typed Chosen(ImmutableArray<Comparison> group, Typed then, Typed otherwise, Stretch at)
    {
        var sides = new List<Typed> { then, otherwise };
        foreach (var comparison in group)
        {
            RefuseDifferent(comparison, at);
            sides.Add(Side(comparison.Left));
            sides.Add(Side(comparison.Right));
        }
        var together = OnSameLetters([.. sides], new Written.Number(at, "0"));
        Condition? all = null;
        for (var c = 0; c < group.Length; c++)
        {
            var one = new Condition.Values(group[c].Relation, together[2 + 2 * c].Formula, together[3 + 2 * c].Formula);
            all = all is null ? one : new Condition.Both(all, one);
        }
        return new(new Choose(all!, together[0].Formula, together[1].Formula), together[0].Open);
    }

    // The number of a class is not that of a sample.
    private void RefuseDifferent(Comparison comparison, Stretch at)
    {
        if (NumberedBy(comparison.Left) is not { } left || NumberedBy(comparison.Right) is not { } right) return;
        if (left.Dimension != right.Dimension)
            throw new AuthorException(
                LanguageSentences.ComparesDimensions(Shown(comparison.Left.At), left, Shown(comparison.Right.At), right), at);
    }

    // What a side numbers the elements of: a letter that is bound, or a label; null for a value.
    private Axis? NumberedBy(Written side)
    {
        if (side is not Written.Name name) return null;
        if (name.Places.IsEmpty && _scope.AddRange(_named).FirstOrDefault(open => open.Letter == name.Word) is { } bound) return bound.Axis;
        return names.Named(name.Word).FirstOrDefault() is { } quantity ? names.LabelOf(quantity) : null;
    }

    // In a comparison, a letter that is bound on the line is the index, and a label its number.
    private Typed Side(Written side)
    {
        if (side is not Written.Name name) return OfWritten(side);
        if (name.Places.IsEmpty && _scope.Any(open => open.Letter == name.Word)) return Typed.Of(new Position(new(name.Word, 0)));
        if (!names.IsQuantity(name.Word)) return OfLetterAside(name) ?? OfWritten(side);
        var (quantity, places) = Resolved(name);
        return Element(name with { Places = places }, quantity);
    }

    private Typed? OfLetterAside(Written.Name name)
    {
        if (!_isAsked || !name.Places.IsEmpty || names.AxisOf(name.Word) is not { } axis) return null;
        Bound(name.Word, axis, name);
        return Typed.Of(new Position(new(name.Word, 0)));
    }

    // ∂Of/∂With: an adjoint where it is that of the loss; else a name of its own, with the indices of both.
    private Typed OfSlope(Written.Slope slope)
    {
        if (IsOfLoss(slope.Of) && _isAsked && !_isOnTape)
            return Around(ElementOf(slope.With), element => new Derivative(Symbol.Of(names.Loss!), element));
        var numerator = slope.Of switch
        {
            Written.Name name => ElementOf(name),
            Written.Slope inner => Inner(inner),
            _ => throw new AuthorException(LanguageSentences.NoSlopeHere(Shown(slope.At)), slope.At),
        };
        var with = ElementOf(slope.With);
        return Around(numerator, upper => Around(with, lower => OfBoth(upper, lower)).Formula) with
        {
            Open = [.. numerator.Open, .. with.Open.Where(open => !numerator.Open.Contains(open))],
        };
    }

    private bool IsOfLoss(Written written) => names.Loss is { } loss
        && written is Written.Name { Places.IsEmpty: true } name && names.Named(name.Word).FirstOrDefault() == loss;

    // what is differentiated again stands on the tape
    private Typed Inner(Written.Slope slope)
    {
        var before = _isOnTape;
        _isOnTape = true;
        var inner = OfSlope(slope);
        _isOnTape = before;
        return inner;
    }

    private Typed ElementOf(Written.Name name)
    {
        foreach (var place in name.Places)
            if (place is Place.Combined { Terms: var terms } && (terms.Length > 1 || terms is [(not 1, _)]))
                throw new AuthorException(LanguageSentences.NoDerivativeAt(Shown(name.At)), place.At);
        var (quantity, places) = Resolved(name);
        return Element(name with { Places = places }, quantity);
    }

    private static Typed Around(Typed part, Func<Symbol, Formula> made) =>
        part with
        {
            Formula = Walks.Replace(part.Formula, node => node is Symbol symbol && !IsLabel(part.Formula, symbol) ? made(symbol)
            : null)
        };

    // In the condition of Σ_w [w = o] U_w stands the label, not the element.
    private static bool IsLabel(Formula whole, Symbol symbol) => whole is not Symbol
        && Walks.First(whole, node => node is Choose { Condition: Condition.Values { Right: Symbol label } }
            && ReferenceEquals(label, symbol)) is not null;

    private Symbol OfBoth(Symbol of, Symbol with)
    {
        var partial = names.PartialOf(of.Quantity, of.Layer, with.Quantity, with.Layer);
        var step = partial.Name.Layer is null ? null
            : of.Layer is { IsNumber: false } own && names.EndOf(own.Letter) is null ? own with { Offset = 0 }
            : with.Layer! with { Offset = 0 };
        return new(partial.Name, [.. of.Subscripts, .. with.Subscripts], step);
    }
}
