using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Authors;

/// <summary>
/// From what an author wrote to formulas in index form: every dimension that a part leaves open is known, and what has two readings is
/// refused. A line declares on its left what its right leaves open.
/// </summary>
public sealed partial class Elaboration(AuthorNames names)
{
    private static readonly string[] Constants = ["e", "pi"];

    private ImmutableArray<OpenAxis> _scope = []; // the letters that have a value, innermost last
    private Tree.Index? _step; // of the line
    private bool _isAsked; // whether letters may be free
    private bool _isOnTape; // within a derivative that is differentiated again
    private readonly List<OpenAxis> _named = []; // the letters that a question has as indices: free, though not open
    private bool? _isNamedFirst; // whether the first of all free letters is one of these
    private bool _isTarget; // whether letters get their value: on the left
    private int _fresh;

    /// <summary>What a line of a model defines.</summary>
    public sealed record Defined(Symbol Target, Formula Body);

    /// <summary>A formula with the letters that it leaves free, in their order.</summary>
    /// <param name="Step">The letter of its step or layer, where that is free.</param>
    public sealed record Asked(Formula Formula, ImmutableArray<FreeIndex> Free, string? Step);

    /// <summary>The definition on a line.</summary>
    /// <exception cref="AuthorException">The line has no meaning, or two.</exception>
    public Defined Of(Line line)
    {
        _isTarget = true;
        var (target, letters) = Target(line.Left);
        _isTarget = false;
        (_scope, _step, _isAsked) = (letters, target.Layer, false);
        var body = Fitted(line, OfWritten(line.Right), letters);
        RefuseBeyond(target, body, line);
        return new(target, body);
    }

    /// <summary>A number, or a value that has no letters free: a condition or a size.</summary>
    /// <exception cref="AuthorException">It has no meaning, or two.</exception>
    public Asked Of(Written written)
    {
        (_scope, _step, _isAsked) = ([], null, true);
        return Closed(OfWritten(written));
    }

    /// <summary>A condition that holds where it holds for every element.</summary>
    /// <exception cref="AuthorException">It has no meaning, or two.</exception>
    public Formula Of(Comparisons condition)
    {
        ImmutableArray<OpenAxis> letters = [.. PlaceLetters.In(condition).Where(letter => names.AxisOf(letter) is not null)
            .Select(letter => new OpenAxis(letter, names.AxisOf(letter)!))];
        (_scope, _step, _isAsked) = (letters, null, false);
        var typed = Chosen(condition, Typed.Of(Integer(1)), Typed.Of(Integer(0)), condition.At);
        _scope = [];
        foreach (var open in letters.Concat(typed.Open).Reverse())
            typed = SummedOver(typed with { Open = [open] }, open, Reduction.Multiply);
        return typed.Formula;
    }

    // The value before the first step and the one after the last must exist.
    private void RefuseBeyond(Symbol target, Formula body, Line line)
    {
        if (target.Layer is not { IsNumber: false, Letter: var letter } || names.EndOf(letter) is not null) return;
        foreach (var symbol in Walks.Nodes(body).OfType<Symbol>())
        {
            if (symbol.IsPadded || symbol.Layer is not { Offset: var offset, Letter: var other } || other != letter) continue;
            var quantity = symbol.Quantity;
            if (offset < 0 && quantity.FirstLayer > 0)
                throw new AuthorException(LanguageSentences.ComesBefore(Use(symbol, $"{letter}{offset}"), Use(symbol, $"{1 + offset}")),
                    line.Right.At);
            if (offset > quantity.Beyond)
                throw new AuthorException(
                    LanguageSentences.ComesAfter(Use(symbol, $"{letter}+{offset}"), Use(symbol, $"{quantity.Steps!.End}+{offset}")),
                        line.Right.At);
        }
    }

    private static string Use(Symbol symbol, string step) =>
        $"{Greek.Spelled(symbol.Quantity.Name)}[{string.Join(',', symbol.Quantity.Letters.Prepend(step))}]";

    /// <summary>The target of a line and its letters.</summary>
    private (Symbol, ImmutableArray<OpenAxis>) Target(Written.Name left)
    {
        var quantity = QuantityOf(left, left.Places);
        var letters = ImmutableArray.CreateBuilder<OpenAxis>();
        Tree.Index? step = null;
        var subscripts = ImmutableArray.CreateBuilder<Tree.Index>();
        foreach (var place in left.Places)
        {
            if (place is not Place.Combined combined) throw new AuthorException(LanguageSentences.NoName(Shown(place.At)), place.At);
            var isStep = quantity.Layer is not null && step is null && subscripts.Count == 0 && place == left.Places[0];
            if (isStep) step = StepOf(combined, quantity, left);
            if (combined.Letter is { } letter && names.AxisOf(letter) is { } axis)
            {
                letters.Add(new(letter, AtStep(axis, step)));
                if (!isStep) subscripts.Add(new(letter, 0));
            }
            else if (!isStep) throw new AuthorException(LanguageSentences.NoDimension(Shown(place.At), names.LettersInWords), place.At);
        }
        return (new(quantity, subscripts.ToImmutable(), step), letters.ToImmutable());
    }

    // j of the neurons of layer l, on a line for layer 0
    private static Axis AtStep(Axis axis, Tree.Index? step) =>
        axis.Layer is { } layer && step is { } at && axis.Dimension.Layers is { } layers && layer.Letter == layers.Letter
            ? axis with { Layer = at with { Offset = at.Offset + layer.Offset } }
            : axis;

    private AuthorException NotOnLeft(Line line, List<OpenAxis> open) => new(
        LanguageSentences.OpenOnRight(Shown(line.Left.At), string.Join(" and ", open.Select(one => one.Axis.Dimension.One))), line.Right.At);

    // The right side with the letters of the left: each is used, or left open once.
    private Formula Fitted(Line line, Typed right, ImmutableArray<OpenAxis> letters)
    {
        var used = LettersIn(right.Formula);
        var open = right.Open.ToList();
        var renamed = ImmutableArray.CreateBuilder<(string, string)>();
        var isFill = line.Right is Written.Number or Written.Negated { Operand: Written.Number };
        foreach (var (letter, axis) in letters)
        {
            var place = open.FindIndex(one => one.Axis == axis);
            if (used.Contains(letter))
            {
                if (place >= 0) throw new AuthorException(LanguageSentences.Mixed(axis, letter), line.Right.At);
            }
            else if (place >= 0)
            {
                renamed.Add((open[place].Letter, letter));
                open.RemoveAt(place);
            }
            else if (!isFill && axis.Dimension.End is null) throw NotSpread(line, right, axis);
        }
        return open.Count == 0 ? right.Renamed(renamed.ToImmutable()).Formula : throw NotOnLeft(line, open);
    }

    private AuthorException NotSpread(Line line, Typed right, Axis axis)
    {
        var instead = line.Right is Written.Applied { Letters.IsEmpty: true, Arguments: [var inner], Word: var word }
            && AuthorNames.Reductions.Contains(word) && OpenOf(inner) is { } others
                ? $"{word}({Shown(inner.At)}; {string.Join(", ", others.Where(other => other.Axis != axis).Select(other => other.Axis.Dimension.Letter).Distinct())})"
                : null;
        return new(LanguageSentences.WantsOnePer(Shown(line.Left.At), right.InWords, axis.Dimension.One, instead), line.Right.At);
    }

    private ImmutableArray<OpenAxis>? OpenOf(Written written)
    {
        try
        {
            return OfWritten(written).Open;
        }
        catch (AuthorException)
        {
            return null;
        }
    }

    private Asked Closed(Typed typed)
    {
        var (letters, free, step) = (ImmutableArray.CreateBuilder<(string, string)>(), ImmutableArray.CreateBuilder<FreeIndex>(),
            (string?)null);
        var taken = LettersIn(typed.Formula);
        foreach (var open in typed.Open)
        {
            taken.Remove(open.Letter);
            var letter = Declared(open, taken);
            taken.Add(letter);
            letters.Add((open.Letter, letter));
        }
        var renamed = typed.Renamed(letters.ToImmutable());
        ImmutableArray<OpenAxis> all = _isNamedFirst == true ? [.. _named, .. renamed.Open] : [.. renamed.Open, .. _named];
        foreach (var (letter, axis) in all)
        {
            if (axis.Dimension.End is not null) step = letter;
            else free.Add(new(letter, axis));
        }
        return new(renamed.Formula, free.ToImmutable(), step);
    }

    // The letter that the axis was declared with, or the next one that is free.
    private string Declared(OpenAxis open, HashSet<string> taken)
    {
        var wanted = open.Letter.Split('#')[0];
        if (!taken.Contains(wanted)) return wanted;
        foreach (var (letter, axis) in names.Letters)
            if (axis.Dimension == open.Axis.Dimension && !taken.Contains(letter)) return letter;
        while (taken.Contains(wanted)) wanted += "'";
        return wanted;
    }

    private string Shown(Stretch at) =>
        at.Start >= 0 && at.End <= Source.Length && at.Start < at.End ? Source[at.Start..at.End].Trim() : "this";

    /// <summary>The text that stretches are of.</summary>
    public string Source { get; init; } = "";

    private string Fresh(string letter) => $"{letter}#{++_fresh}";

    // The letters of indices in a formula that no sum in it binds.
    private static HashSet<string> LettersIn(Formula formula)
    {
        var letters = new HashSet<string>();
        Collect(formula, [], letters);
        return letters;
    }

    private static void Collect(Formula formula, ImmutableArray<string> bound, HashSet<string> letters)
    {
        switch (formula)
        {
            case Symbol symbol:
                foreach (var index in symbol.Subscripts) Collect(index, bound, letters);
                if (symbol.Layer is { } layer) Collect(layer, bound, letters);
                break;
            case Derivative derivative:
                Collect(derivative.Of, bound, letters);
                Collect(derivative.With, bound, letters);
                break;
            case Position position: Collect(position.Index, bound, letters); break;
            case Extent { Axis.Layer: { } of }: Collect(of, bound, letters); break;
            case Sum sum:
                if (sum.Range is SumRange.Over { Axis.Layer: { } over }) Collect(over, bound, letters);
                Collect(sum.Body, bound.Add(sum.Letter), letters);
                break;
            default:
                foreach (var operand in Walks.Operands(formula)) Collect(operand, bound, letters);
                break;
        }
    }

    private static void Collect(Tree.Index index, ImmutableArray<string> bound, HashSet<string> letters)
    {
        if (index.Letter.Length > 0 && !bound.Contains(index.Letter)) letters.Add(index.Letter);
        if (index.Plus is { } plus) Collect(plus, bound, letters);
    }

    private Typed OfWritten(Written written) => written switch
    {
        Written.Number number => Typed.Of(new Number(number.Digits, double.Parse(number.Digits, CultureInfo.InvariantCulture))),
        Written.Name name => OfName(name),
        Written.Negated negated => OfWritten(negated.Operand) is var inner ? inner with { Formula = new Negate(inner.Formula) }
            : throw new UnreachableException(),
        Written.Joined { Operator: Operator.MatrixProduct } product => Product(product),
        Written.Joined { Operator: Operator.Power, Left: Written.Bars bars, Right: Written.Number { Digits: "2" } } => Square(bars),
        Written.Joined joined => Elementwise(joined),
        Written.Transposed transposed => Transposed(transposed),
        Written.Bars bars => OfWritten(bars.Operand) is { IsNumber: true } number
            ? Typed.Of(new Call(FunctionTable.Abs, 0, [number.Formula]))
            : throw new AuthorException(LanguageSentences.BarsOfArray(Shown(bars.Operand.At)), bars.At),
        Written.Bracket bracket => Chosen(bracket.Condition, Typed.Of(Integer(1)), Typed.Of(Integer(0)), bracket.At),
        Written.Where where => Chosen(where.Condition, OfWritten(where.Then), OfWritten(where.Else), where.At),
        Written.Applied applied => OfApplied(applied),
        Written.Slope slope => OfSlope(slope),
        _ => throw new UnreachableException(),
    };

    // |W|^2 is the sum of squares; of a number it is its square
    private Typed Square(Written.Bars bars)
    {
        var inner = OfWritten(bars.Operand);
        var squared = inner with { Formula = new Binary(Operator.Power, inner.Formula, Integer(2)), IsRow = false };
        foreach (var open in inner.Open) squared = SummedOver(squared, open, Reduction.Add);
        return squared with { Open = squared.Open };
    }

    private Typed Elementwise(Written.Joined joined)
    {
        var (left, right) = (OfWritten(joined.Left), OfWritten(joined.Right));
        if (joined.Operator == Operator.Power) RefuseTwice(left, joined);
        var (a, b, open) = Together(left, right, joined);
        return new(new Binary(joined.Operator, a, b), open, left.IsRow && (right.IsRow || right.IsNumber) || right.IsRow && left.IsNumber);
    }

    private void RefuseTwice(Typed part, Written.Joined power)
    {
        foreach (var open in part.Open)
            if (part.Times(open.Axis) > 1)
                throw new AuthorException(
                    LanguageSentences.Twice(Shown(power.Left.At), open.Axis, $"{Shown(power.Left.At)}[i,j]^{Shown(power.Right.At)}"),
                        power.At);
    }

    // Both as formulas with the same letters for the dimensions that both leave open; what lacks one is repeated along it.
    private (Formula Left, Formula Right, ImmutableArray<OpenAxis> Open) Together(Typed left, Typed right, Written at)
    {
        RefuseMixed(left, right, at);
        foreach (var open in right.Open) // steps first: what else is open can depend on them
            if (open.Axis.Dimension.End is not null && left.Open.FirstOrDefault(one => one.Axis == open.Axis) is { } step)
                right = right.Renamed([(open.Letter, step.Letter)]);
        var taken = new List<OpenAxis>();
        var renamed = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var open in right.Open)
        {
            var (ofLeft, ofRight) = (left.Times(open.Axis), right.Times(open.Axis));
            if (ofLeft == 0) continue;
            if (ofLeft != ofRight)
                throw new AuthorException(LanguageSentences.Twice(Shown(at.At), open.Axis, "M[i,j]*w[j]"), at.At);
            var same = left.Open.First(one => one.Axis == open.Axis && !taken.Contains(one));
            taken.Add(same);
            renamed.Add((open.Letter, same.Letter));
        }
        var other = right.Renamed(renamed.ToImmutable());
        var more = other.Open.Where(open => !left.Open.Contains(open)).ToImmutableArray();
        var lacking = left.Open.Where(open => !other.Open.Contains(open)).Any();
        return (left.Formula, other.Formula, lacking || more.IsEmpty ? [.. left.Open, .. more] : other.Open);
    }

    // Of one dimension, a part writes its index or leaves it open.
    private void RefuseMixed(Typed left, Typed right, Written at)
    {
        RefuseMixed(left, right.Open, at);
        RefuseMixed(right, left.Open, at);
    }

    private void RefuseMixed(Typed part, ImmutableArray<OpenAxis> open, Written at)
    {
        if (open.IsEmpty || _scope.IsEmpty && _named.Count == 0) return;
        var used = LettersIn(part.Formula);
        foreach (var (letter, axis) in _scope.AddRange(_named))
            if (used.Contains(letter) && open.Any(one => one.Axis == axis))
                throw new AuthorException(LanguageSentences.Mixed(axis, letter), at.At);
    }

    private Typed Transposed(Written.Transposed transposed)
    {
        var inner = OfWritten(transposed.Operand);
        return inner.Open.Length switch
        {
            0 => inner,
            1 => inner with { IsRow = !inner.IsRow },
            2 => inner with { Open = [inner.Open[1], inner.Open[0]] },
            _ => throw new AuthorException(LanguageSentences.TransposeOfMore(Shown(transposed.Operand.At)), transposed.At),
        };
    }
}
