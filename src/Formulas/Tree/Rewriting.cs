using System.Collections.Immutable;
using System.Diagnostics;
using static Formulas.Tree.Formula;

namespace Formulas.Tree;

/// <summary>Formulas changed from the leaves up.</summary>
public static class Rewriting
{
    /// <summary>The formula with every node replaced for which <paramref name="replacement"/> gives one; replaced nodes are not entered.</summary>
    public static Formula Replace(Formula formula, Func<Formula, Formula?> replacement)
    {
        if (replacement(formula) is { } replaced) return replaced;
        return WithOperands(formula, inner => Replace(inner, replacement));
    }

    private static Formula WithOperands(Formula formula, Func<Formula, Formula> inner) => formula switch
    {
        Number or Constant or Symbol or Derivative => formula,
        Negate negate => new Negate(inner(negate.Operand)),
        Binary binary => new Binary(binary.Operator, inner(binary.Left), inner(binary.Right)),
        Call call => call with { Arguments = [.. call.Arguments.Select(inner)] },
        Sum sum => sum with { Body = inner(sum.Body) },
        Choose choose => new Choose(Replace(choose.Condition, inner), inner(choose.Then), inner(choose.Else)),
        Transpose transpose => new Transpose(inner(transpose.Operand)),
        Column column => new Column(inner(column.Operand)),
        Diagonal diagonal => new Diagonal(inner(diagonal.Operand)),
        _ => throw new UnreachableException(),
    };

    /// <summary>The formula with letters of indices replaced; dummies that would capture one of the new letters are renamed.</summary>
    public static Formula Reindexed(Formula formula, ImmutableArray<(string Letter, Index By)> letters)
    {
        Formula Inner(Formula inner) => Reindexed(inner, letters);
        switch (formula)
        {
            case Symbol symbol: return Reindexed(symbol, letters);
            case Derivative derivative: return new Derivative(derivative.Of, Reindexed(derivative.With, letters));
            case Sum sum:
                var dummy = sum.Letter;
                while (letters.Any(pair => pair.By.Letter == dummy)) dummy += "'";
                var inside = letters.RemoveAll(pair => pair.Letter == sum.Letter).Add((sum.Letter, new(dummy, 0)));
                return new Sum(dummy, Reindexed(sum.Range, letters), Reindexed(sum.Body, inside));
            case Choose choose: return new Choose(Reindexed(choose.Condition, letters), Inner(choose.Then), Inner(choose.Else));
            default: return WithOperands(formula, Inner);
        }
    }

    private static Symbol Reindexed(Symbol symbol, ImmutableArray<(string Letter, Index By)> letters) =>
        symbol with { Subscripts = [.. symbol.Subscripts.Select(index => Reindexed(index, letters))], Layer = symbol.Layer is { } layer ? Reindexed(layer, letters) : null };

    private static Index Reindexed(Index index, ImmutableArray<(string Letter, Index By)> letters)
    {
        foreach (var (letter, by) in letters)
            if (index.Letter == letter) return by with { Offset = by.Offset + index.Offset };
        return index;
    }

    private static SumRange? Reindexed(SumRange? range, ImmutableArray<(string Letter, Index By)> letters) => range switch
    {
        null => null,
        SumRange.Over over => new SumRange.Over(new Axis(Reindexed(over.Axis.Layer, letters))),
        SumRange.Between between => between with
        {
            First = Reindexed(between.First, letters),
            Last = between.Last is { } last ? Reindexed(last, letters) : null,
            SizeOf = between.SizeOf is { } axis ? new Axis(Reindexed(axis.Layer, letters)) : null,
        },
        _ => throw new UnreachableException(),
    };

    private static Condition Reindexed(Condition condition, ImmutableArray<(string Letter, Index By)> letters) => condition switch
    {
        Condition.Values values => values with { Left = Reindexed(values.Left, letters), Right = Reindexed(values.Right, letters) },
        Condition.Indices indices => indices with { Left = Reindexed(indices.Left, letters), Right = Reindexed(indices.Right, letters) },
        Condition.Both both => new Condition.Both(Reindexed(both.First, letters), Reindexed(both.Second, letters)),
        _ => throw new UnreachableException(),
    };

    /// <summary>How many nodes the formula has, counted up to a limit.</summary>
    public static int Size(Formula formula, int limit)
    {
        var size = 1;
        switch (formula)
        {
            case Number or Constant or Symbol or Derivative: break;
            case Negate negate: size += Size(negate.Operand, limit); break;
            case Binary binary:
                size += Size(binary.Left, limit);
                if (size < limit) size += Size(binary.Right, limit - size);
                break;
            case Call call:
                foreach (var argument in call.Arguments) size += size < limit ? Size(argument, limit - size) : 0;
                break;
            case Sum sum: size += Size(sum.Body, limit); break;
            case Choose choose:
                size += Size(choose.Then, limit);
                if (size < limit) size += Size(choose.Else, limit - size);
                if (size < limit) size += Size(choose.Condition, limit - size);
                break;
            case Transpose transpose: size += Size(transpose.Operand, limit); break;
            case Column column: size += Size(column.Operand, limit); break;
            case Diagonal diagonal: size += Size(diagonal.Operand, limit); break;
            default: throw new UnreachableException();
        }
        return size;
    }

    private static int Size(Condition condition, int limit) => condition switch
    {
        Condition.Values values => Size(values.Left, limit) is var left && left < limit ? left + Size(values.Right, limit - left) : left,
        Condition.Indices => 1,
        Condition.Both both => Size(both.First, limit) is var first && first < limit ? first + Size(both.Second, limit - first) : first,
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether two formulas are written alike. To the records' own equality two lists are the same only if they are one.</summary>
    public static bool AreSame(Formula a, Formula b) => ReferenceEquals(a, b) || (a, b) switch
    {
        (Symbol one, Symbol other) => one.Quantity == other.Quantity && one.Layer == other.Layer && one.Subscripts.SequenceEqual(other.Subscripts),
        (Binary one, Binary other) => one.Operator == other.Operator && AreSame(one.Left, other.Left) && AreSame(one.Right, other.Right),
        (Number one, Number other) => one.Digits == other.Digits,
        (Call one, Call other) => one.Function == other.Function && one.Order == other.Order && AreSame(one.Arguments, other.Arguments),
        (Negate one, Negate other) => AreSame(one.Operand, other.Operand),
        (Sum one, Sum other) => one.Letter == other.Letter && one.Range == other.Range && AreSame(one.Body, other.Body),
        _ => a == b,
    };

    private static bool AreSame(ImmutableArray<Formula> a, ImmutableArray<Formula> b)
    {
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
            if (!AreSame(a[i], b[i])) return false;
        return true;
    }

    /// <summary>The formula and everything in it, outermost first.</summary>
    public static List<Formula> Nodes(Formula formula)
    {
        var nodes = new List<Formula>();
        First(formula, node =>
        {
            nodes.Add(node);
            return false;
        });
        return nodes;
    }

    /// <summary>The first part of the formula, from the outermost in and from left to right, that is as asked.</summary>
    public static Formula? First(Formula formula, Func<Formula, bool> isIt) => isIt(formula) ? formula : formula switch
    {
        Binary binary => First(binary.Left, isIt) ?? First(binary.Right, isIt), // the most frequent first
        Symbol or Number or Derivative or Constant => null,
        Call call => First(call.Arguments, isIt),
        Negate negate => First(negate.Operand, isIt),
        Sum sum => First(sum.Body, isIt),
        Choose choose => First(choose.Condition, isIt) ?? First(choose.Then, isIt) ?? First(choose.Else, isIt),
        Transpose transpose => First(transpose.Operand, isIt),
        Column column => First(column.Operand, isIt),
        Diagonal diagonal => First(diagonal.Operand, isIt),
        _ => throw new UnreachableException(),
    };

    private static Formula? First(ImmutableArray<Formula> formulas, Func<Formula, bool> isIt)
    {
        foreach (var formula in formulas)
            if (First(formula, isIt) is { } found) return found;
        return null;
    }

    private static Formula? First(Condition condition, Func<Formula, bool> isIt) => condition switch
    {
        Condition.Values values => First(values.Left, isIt) ?? First(values.Right, isIt),
        Condition.Indices => null,
        Condition.Both both => First(both.First, isIt) ?? First(both.Second, isIt),
        _ => throw new UnreachableException(),
    };

    /// <summary>Every formula that differs from this one in one place, as <paramref name="local"/> proposes for each node.</summary>
    public static List<(T Tag, Formula Formula)> Variants<T>(Formula formula, Func<Formula, IEnumerable<(T, Formula)>> local)
    {
        var variants = new List<(T, Formula)>();
        Collect(formula, local, whole => whole, variants);
        return variants;
    }

    private static void Collect<T>(Formula formula, Func<Formula, IEnumerable<(T Tag, Formula Formula)>> local, Func<Formula, Formula> rebuild, List<(T, Formula)> variants)
    {
        foreach (var (tag, variant) in local(formula)) variants.Add((tag, rebuild(variant)));
        void Within(Formula inner, Func<Formula, Formula> around) => Collect(inner, local, changed => rebuild(around(changed)), variants);
        switch (formula)
        {
            case Negate negate: Within(negate.Operand, operand => new Negate(operand)); break;
            case Binary binary:
                Within(binary.Left, left => binary with { Left = left });
                Within(binary.Right, right => binary with { Right = right });
                break;
            case Call call:
                for (var a = 0; a < call.Arguments.Length; a++)
                {
                    var place = a;
                    Within(call.Arguments[place], argument => call with { Arguments = call.Arguments.SetItem(place, argument) });
                }
                break;
            case Sum sum: Within(sum.Body, body => sum with { Body = body }); break;
            case Choose choose:
                Within(choose.Then, then => choose with { Then = then });
                Within(choose.Else, otherwise => choose with { Else = otherwise });
                break;
            case Transpose transpose: Within(transpose.Operand, operand => new Transpose(operand)); break;
            case Column column: Within(column.Operand, operand => new Column(operand)); break;
            case Diagonal diagonal: Within(diagonal.Operand, operand => new Diagonal(operand)); break;
        }
    }

    private static Condition Replace(Condition condition, Func<Formula, Formula> inner) => condition switch
    {
        Condition.Values values => values with { Left = inner(values.Left), Right = inner(values.Right) },
        Condition.Indices => condition,
        Condition.Both both => new Condition.Both(Replace(both.First, inner), Replace(both.Second, inner)),
        _ => throw new UnreachableException(),
    };
}
