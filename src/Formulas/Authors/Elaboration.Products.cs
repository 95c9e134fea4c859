using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Authors;

// Products side by side, sums and other reductions, softmax.
public sealed partial class Elaboration
{
    // The last dimension of the left with the first of the right, which must be the same one.
    private Typed Product(Written.Joined product)
    {
        var (left, right) = (OfWritten(product.Left), OfWritten(product.Right));
        if (left.IsNumber || right.IsNumber)
        {
            RefuseMixed(left, right, product);
            var isRow = left.IsRow || right.IsRow;
            return new(new Binary(Operator.Multiply, left.Formula, right.Formula), [.. left.Open, .. right.Open], isRow);
        }
        foreach (var (part, at) in new[] { (left, product.Left), (right, product.Right) })
            if (part.Open.Length > 2) throw new AuthorException(LanguageSentences.TooManyOpen(Shown(at.At)), at.At);
        if (left.Open.Length == 1 && right.Open.Length == 1) return OfVectors(product, left, right);
        if (right.IsRow || left.IsRow && right.Open.Length == 1) throw CantMultiply(product, left, right);
        return Contracted(product, left, right) with { IsRow = left.IsRow };
    }

    private Typed OfVectors(Written.Joined product, Typed left, Typed right)
    {
        if (left.IsRow && !right.IsRow) return Contracted(product, left, right);
        if (left.IsRow || !right.IsRow)
            throw new AuthorException(LanguageSentences.TwoVectors(Shown(product.Left.At), Shown(product.Right.At)), product.At);
        RefuseMixed(left, right, product);
        return new(new Binary(Operator.Multiply, left.Formula, right.Formula), [.. left.Open, .. right.Open]);
    }

    private Typed Contracted(Written.Joined product, Typed left, Typed right)
    {
        var (last, first) = (left.Open[^1], right.Open[0]);
        if (last.Axis != first.Axis) throw CantMultiply(product, left, right);
        RefuseMixed(left, right, product);
        var joined = right.Renamed([(first.Letter, last.Letter)]);
        var body = new Typed(new Binary(Operator.Multiply, left.Formula, joined.Formula), [.. left.Open, .. joined.Open.RemoveAt(0)]);
        return SummedOver(body, last, Reduction.Add);
    }

    private AuthorException CantMultiply(Written.Joined product, Typed left, Typed right)
    {
        var instead = right.Open.Length == 2 && right.Open[1].Axis == left.Open[^1].Axis
            ? $"{Shown(product.Left.At)} {Turned(product.Right)}"
            : left.Open.Length == 2 && left.Open[0].Axis == right.Open[0].Axis ? $"{Turned(product.Left)} {Shown(product.Right.At)}"
            : null;
        return new(
            LanguageSentences.CantMultiply(
                Shown(product.Left.At), $"{left.Open[^1].Axis}", Shown(product.Right.At), $"{right.Open[0].Axis}", instead), product.At);
    }

    private string Turned(Written written) => written switch
    {
        Written.Transposed { Operand: var operand } => Shown(operand.At),
        Written.Name => $"{Shown(written.At)}^T",
        _ => $"({Shown(written.At)})^T",
    };

    // With the letter of the dimension where nobody else has it, for whoever reads the formula.
    private Typed SummedOver(Typed body, OpenAxis over, Reduction by)
    {
        HashSet<string> taken = [.. LettersIn(body.Formula), .. _scope.Select(open => open.Letter)];
        taken.Remove(over.Letter);
        var letter = Declared(over, taken);
        var renamed = body.Renamed([(over.Letter, letter)]);
        return new(
            new Sum(letter, new SumRange.Over(over.Axis), renamed.Formula) { By = by },
            body.Open.Remove(over));
    }

    private Typed OfApplied(Written.Applied applied) => applied.Word switch
    {
        "size" => Sized(applied),
        "softmax" => Softmax(applied),
        "max" or "min" when applied.Arguments.Length > 1 => OfFunction(applied),
        "sum" or "mean" or "var" or "prod" or "max" or "min" => Reduced(applied),
        _ => OfFunction(applied),
    };

    private Typed Sized(Written.Applied applied)
    {
        if (applied.Arguments is not [Written.Name { Places.IsEmpty: true, Word: var letter }] || !applied.Letters.IsEmpty)
            throw new AuthorException(LanguageSentences.SizeOfLetter, applied.At);
        var axis = Known(letter, applied.At);
        return Typed.Of(new Extent(axis));
    }

    private Typed Reduced(Written.Applied applied)
    {
        if (applied.Arguments is not [var argument]) throw new AuthorException(LanguageSentences.OneArgument(applied.Word), applied.At);
        var (body, over) = applied.Letters.IsEmpty ? AllOpen(applied, argument) : Named(applied, argument);
        return Reduced(applied.Word, body, over);
    }

    private Typed Reduced(string word, Typed body, ImmutableArray<OpenAxis> over) => word switch
    {
        "sum" => Over(body, over, Reduction.Add),
        "prod" => Over(body, over, Reduction.Multiply),
        "max" => Over(body, over, Reduction.Largest),
        "min" => Over(body, over, Reduction.Smallest),
        "mean" => Mean(body, over),
        _ => Variance(body, over),
    };

    private (Typed Body, ImmutableArray<OpenAxis> Over) AllOpen(Written.Applied applied, Written argument)
    {
        var body = OfWritten(argument);
        if (body.IsNumber) throw new AuthorException(LanguageSentences.NothingOpen(applied.Word, Shown(argument.At)), applied.At);
        return (body, body.Open);
    }

    // The letters behind the semicolon: each stands as an index in the argument, or the argument leaves its dimension open.
    private (Typed Body, ImmutableArray<OpenAxis> Over) Named(Written.Applied applied, Written argument)
    {
        var outer = _scope;
        var bound = new HashSet<string>(outer.AddRange(_named).Select(open => open.Letter));
        foreach (var letter in applied.Letters)
        {
            var axis = AtLine(Known(letter, applied.At));
            if (!bound.Contains(letter)) _scope = _scope.Add(new(letter, axis));
        }
        var body = OfWritten(argument);
        var over = ImmutableArray.CreateBuilder<OpenAxis>();
        var used = LettersIn(body.Formula);
        foreach (var letter in applied.Letters)
        {
            var axis = AtLine(names.AxisOf(letter)!);
            var times = body.Times(axis);
            if (used.Contains(letter))
            {
                if (times > 0) throw new AuthorException(LanguageSentences.Mixed(axis, letter), argument.At);
                if (bound.Contains(letter) && applied.Word != "softmax")
                    throw new AuthorException(LanguageSentences.BoundTwice(letter), applied.At);
                over.Add(new(letter, axis));
            }
            else over.Add(OpenOnce(applied, argument, body, letter, axis, times));
        }
        _scope = outer;
        return (body with { Open = [.. body.Open, .. over.Where(one => !body.Open.Contains(one))] }, over.ToImmutable());
    }

    private OpenAxis OpenOnce(Written.Applied applied, Written argument, Typed body, string letter, Axis axis, int times)
    {
        if (times == 0) throw new AuthorException(LanguageSentences.SumOfNothing(letter, Shown(argument.At)), applied.At);
        if (times == 1) return body.Open.First(open => open.Axis == axis);
        var letters = names.Letters.Where(pair => pair.Value.Dimension == axis.Dimension).Select(pair => pair.Key);
        throw new AuthorException(
            LanguageSentences.Twice(
                Shown(argument.At), axis, $"{applied.Word}({Shown(argument.At)}[{string.Join(",", letters)}]; {letter})"), applied.At);
    }

    private Typed Over(Typed body, ImmutableArray<OpenAxis> over, Reduction by)
    {
        for (var o = over.Length - 1; o >= 0; o--) body = SummedOver(body, over[o], by);
        return body;
    }

    private Typed Mean(Typed body, ImmutableArray<OpenAxis> over)
    {
        var sum = Over(body, over, Reduction.Add);
        Formula size = new Extent(over[0].Axis);
        foreach (var open in over.AsSpan()[1..]) size = new Binary(Operator.Multiply, size, new Extent(open.Axis));
        return sum with { Formula = new Binary(Operator.Divide, sum.Formula, size) };
    }

    // the mean of (x - mean x)²
    private Typed Variance(Typed body, ImmutableArray<OpenAxis> over)
    {
        var difference = new Binary(Operator.Subtract, body.Formula, Mean(body, over).Formula);
        return Mean(body with { Formula = new Binary(Operator.Power, difference, Integer(2)) }, over);
    }

    // exp(s_c) / Σ_k exp(s_k), open where s is
    private Typed Softmax(Written.Applied applied)
    {
        if (applied.Arguments is not [var argument] || applied.Letters.Length > 1)
            throw new AuthorException(LanguageSentences.OneArgument(applied.Word), applied.At);
        var inner = OfWrittenWithin(applied, argument, out var over);
        var exponential = inner with { Formula = new Call(FunctionTable.Exp, 0, [inner.Formula]) };
        var sum = Over(exponential with { Open = [.. exponential.Open, .. over.Where(one => !exponential.Open.Contains(one))] }, over,
            Reduction.Add);
        return inner with { Formula = new Binary(Operator.Divide, exponential.Formula, sum.Formula) };
    }

    private Typed OfWrittenWithin(Written.Applied applied, Written argument, out ImmutableArray<OpenAxis> over)
    {
        (var body, over) = applied.Letters.IsEmpty ? AllOpen(applied, argument) : Named(applied, argument);
        if (over.Length > 1) throw new AuthorException(LanguageSentences.OneArgument(applied.Word), applied.At);
        var letter = over[0].Letter;
        var isIndex = applied.Letters.Contains(letter);
        if (isIndex && !_scope.Any(open => open.Letter == letter))
            throw new AuthorException(LanguageSentences.NotBound(letter, Shown(argument.At)), argument.At);
        return isIndex ? body with { Open = body.Open.Remove(over[0]) } : body;
    }

    private Typed OfFunction(Written.Applied applied)
    {
        if (!applied.Letters.IsEmpty) throw new AuthorException(LanguageSentences.NoLetters(applied.Word), applied.At);
        var function = names.FunctionOf(applied.Word)
            ?? throw new AuthorException(LanguageSentences.UnknownFunction(applied.Word, names.NearestFunction(applied.Word)), applied.At);
        var arguments = OnSameLetters([.. applied.Arguments.Select(OfWritten)], applied);
        return new(
            new Call(function, applied.Primes, [.. arguments.Select(argument => argument.Formula), .. NotGiven(function, applied)]),
            arguments.Length == 0 ? [] : arguments.MaxBy(argument => argument.Open.Length)!.Open,
            arguments is [{ IsRow: true }]);
    }

    // What all take for the arguments that are left away at the end: 1 for the slope of elu.
    private static ReadOnlySpan<Formula> NotGiven(Function function, Written.Applied applied)
    {
        if (function.Arity < 0) return [];
        var lacking = function.Arity - applied.Arguments.Length;
        ImmutableArray<Formula> defaults = function is Function.Composed composed ? composed.Defaults : [];
        if (lacking < 0 || lacking > defaults.Length)
            throw new AuthorException(LanguageSentences.Arguments(applied.Word, function.Arity), applied.At);
        return defaults.AsSpan()[^lacking..];
    }

    // Several parts, element by element.
    private ImmutableArray<Typed> OnSameLetters(ImmutableArray<Typed> parts, Written at)
    {
        var all = ImmutableArray.CreateBuilder<Typed>();
        ImmutableArray<OpenAxis> open = [];
        foreach (var part in parts)
        {
            var (_, formula, together) = Together(new(all.Count == 0 ? Integer(0) : all[^1].Formula, open), part, at);
            open = together;
            all.Add(new(formula, together));
        }
        return [.. all.Select(part => part with { Open = open })];
    }
}
