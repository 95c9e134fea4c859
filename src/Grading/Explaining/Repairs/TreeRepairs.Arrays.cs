using Formulas.Tree;
using ReferenceSolutions;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Explaining.Repairs;

// Repairs of whole arrays and of what is summed over: transposes, axes, sizes, one array for another.
internal sealed partial class TreeRepairs
{
    // A sum that is missing, a factor too many or too few: the shape is another.
    private IEnumerable<(Mistake, Formula)> WholeArrays(Formula formula)
    {
        foreach (var across in Across(formula)) yield return (Mistake.WrongAxis, across);
        foreach (var sizes in OtherSizes(formula)) yield return (Mistake.WrongAxis, sizes);
        if (Walks.First(formula, node => node is Symbol { IsWhole: true } or Derivative { With.IsWhole: true }) is null) yield break;
        foreach (var sum in Sums(formula)) yield return (Mistake.SumForgotten, sum);
        if (formula is Binary { Operator: Operator.Multiply or >= Operator.Juxtaposed } product)
        {
            foreach (var sum in Sums(product.Right)) yield return (Mistake.SignalTooMuch, sum);
            foreach (var sum in Sums(product.Left)) yield return (Mistake.SignalTooMuch, sum);
        }
        if (vocabulary.FreeIndices.Length != 2) yield break;
        foreach (var vector in vocabulary.Quantities.Where(quantity => quantity.Axes.Length == 1 && quantity.Layer is null))
        {
            yield return (Mistake.SignalForgotten, new Binary(Operator.Outer, formula, Symbol.Of(vector)));
            yield return (Mistake.SignalForgotten, new Binary(Operator.Outer, Symbol.Of(vector), formula));
        }
    }

    private static Sum[] Sums(Formula formula) =>
        [new("", null, formula) { Along = 0 }, new("", null, formula) { Along = 1 }, new("", null, formula)];

    // A^T B for A B, B A^T for A B, …
    private static IEnumerable<Formula> Turned(Binary product)
    {
        var (left, right) = (product.Left, product.Right);
        if (product.Operator is Operator.Multiply or Operator.Hadamard
            || Walks.First(product, node => node is Symbol { IsWhole: true } or Derivative { With.IsWhole: true }) is null) yield break;
        yield return product with { Left = Turned(left) };
        yield return product with { Right = Turned(right) };
        yield return product with { Left = Turned(right), Right = Turned(left) };
        yield return product with { Left = right, Right = Turned(left) };
        yield return product with { Left = Turned(right), Right = left };
    }

    private static Formula Turned(Formula array) => array is Transpose transpose ? transpose.Operand : new Transpose(array);

    // A sum over another axis, or one that should be no mean.
    private IEnumerable<(Mistake, Formula)> Summed(Sum sum)
    {
        yield return (Mistake.SumIndex, sum.Body);
        if (sum.Letter.Length > 0)
        {
            foreach (var free in vocabulary.FreeIndices)
                if (Across(sum, free.Letter) is { } across) yield return (Mistake.WrongAxis, across);
            yield break;
        }
        foreach (var along in (int[])[0, 1])
            if (along != sum.Along) yield return (Mistake.WrongAxis, sum with { Along = along });
        if (sum.By == Reduction.Mean) yield return (Mistake.Averaged, sum with { By = Reduction.Add });
    }

    // All sums of the formula over the other axis, and the sizes that they are divided by.
    private IEnumerable<Formula> Across(Formula formula)
    {
        foreach (var free in vocabulary.FreeIndices)
        {
            var across = Walks.Replace(formula, node => node switch
            {
                Binary { Operator: Operator.Divide, Left: Sum sum, Right: Extent } mean when Across(sum, free.Letter) is { } other =>
                    mean with { Left = other, Right = new Extent(AxisOf(other)) },
                Sum sum => Across(sum, free.Letter),
                _ => null,
            });
            if (across != formula) yield return across;
        }
    }

    // Σ_m A_im for Σ_m A_mj, where the question leaves i and j free
    private Sum? Across(Sum sum, string free)
    {
        var dummy = vocabulary.FreeIndices.Any(index => index.Letter == sum.Letter) ? sum.Letter + "'" : sum.Letter;
        var changed = false;
        var body = Walks.Replace(sum.Body, node =>
        {
            Formula? crossed = node switch
            {
                Symbol symbol => Crossed(symbol, sum.Letter, free, dummy),
                Derivative derivative when Crossed(derivative.With, sum.Letter, free, dummy) is { } with => derivative with { With = with },
                _ => null,
            };
            changed |= crossed is not null;
            return crossed;
        });
        return changed ? sum with { Letter = dummy, Range = null, Body = body } : null;
    }

    // A_im for A_mj
    private Symbol? Crossed(Symbol symbol, string dummy, string free, string name)
    {
        var (at, of) = (-1, -1);
        for (var s = 0; s < symbol.Subscripts.Length; s++)
        {
            if (!symbol.Subscripts[s].IsPlain) return null;
            if (symbol.Subscripts[s].Letter == dummy) at = s;
            else if (symbol.Subscripts[s].Letter == free) of = s;
        }
        if (at < 0 || of < 0) return null;
        var others = vocabulary.FreeIndices
            .Where(index => index.Letter == dummy || symbol.Subscripts.All(one => one.Letter != index.Letter)).ToArray();
        return others is [var other]
            ? symbol with { Subscripts = symbol.Subscripts.SetItem(at, new(other.Letter, 0)).SetItem(of, new(name, 0)) }
            : null;
    }

    private static Axis AxisOf(Sum sum)
    {
        foreach (var node in Walks.Nodes(sum.Body))
            if (NameOf(node) is { } symbol)
                for (var s = 0; s < symbol.Subscripts.Length; s++)
                    if (symbol.Subscripts[s].Letter == sum.Letter) return symbol.Quantity.AxisAt(s, symbol.Layer);
        throw new ArgumentException("The sum has a dummy that indexes nothing.", nameof(sum));
    }

    private static Symbol? NameOf(Formula node) => node switch
    {
        Symbol symbol => symbol,
        Derivative derivative => derivative.With,
        _ => null,
    };

    // Every N for D.
    private IEnumerable<Formula> OtherSizes(Formula formula)
    {
        var sizes = vocabulary.Quantities.Where(quantity => roles.Of(quantity) == Role.Size).ToArray();
        foreach (var from in sizes)
        {
            bool IsFrom(Formula node) => node is Symbol symbol && symbol.Quantity == from;
            if (Walks.First(formula, IsFrom) is null) continue;
            foreach (var to in sizes.Where(size => size != from))
                yield return Walks.Replace(formula, node => IsFrom(node) ? Symbol.Of(to) : null);
        }
    }

    private IEnumerable<(Mistake, Formula)> Divided(Binary quotient)
    {
        if (IsSize(quotient.Right)) yield return (Mistake.Averaged, quotient.Left);
        yield return (Mistake.Algebra, quotient with { Operator = Operator.Multiply });
    }

    private bool IsSize(Formula formula) => formula is Extent || formula is Symbol symbol && roles.Of(symbol.Quantity) == Role.Size;

    // One array for another with the same axes.
    private IEnumerable<(Mistake, Formula)> OtherArrays(Formula node)
    {
        if (node is not Symbol { Quantity: { Axes.Length: > 0, IsFamily: false } quantity } symbol) yield break;
        foreach (var other in vocabulary.Quantities)
        {
            if (other == quantity || !Fits(symbol, other)) continue;
            yield return (OtherArray(quantity, other), symbol with { Quantity = other });
            if (symbol.Layer is not { } step || !other.IsTimed) continue;
            yield return (OtherArray(quantity, other), symbol with { Quantity = other, Layer = step with { Offset = step.Offset - 1 } });
            yield return (OtherArray(quantity, other), symbol with { Quantity = other, Layer = step with { Offset = step.Offset + 1 } });
        }
    }

    private static bool Fits(Symbol symbol, Quantity other) => (other.Layer is null) == (symbol.Quantity.Layer is null)
        && (symbol.Subscripts.IsEmpty
            ? other.Axes.Length == symbol.Quantity.Axes.Length
            : other.Axes.SequenceEqual(symbol.Quantity.Axes));

    private Mistake OtherArray(Quantity one, Quantity other) =>
        roles.Of(one) == Role.Weight && roles.Of(other) == Role.Weight ? Mistake.OtherIndex : Mistake.OtherSignal;

    // The label or the target that an output is compared with, or the output itself, left out.
    private IEnumerable<(Mistake, Formula)> Compared(Symbol symbol)
    {
        foreach (var partner in Partners(symbol))
            yield return (Mistake.TargetForgotten, new Binary(Operator.Subtract, symbol, partner));
    }

    private Formula? PartnerWithin(Formula formula)
    {
        foreach (var node in Walks.Nodes(formula))
            if (node is Symbol symbol)
                foreach (var partner in Partners(symbol)) return partner;
        return null;
    }

    private IEnumerable<Formula> Partners(Symbol symbol)
    {
        var isTarget = roles.Of(symbol.Quantity) == Role.Target;
        if (!isTarget && !roles.IsInLoss(symbol.Quantity)) yield break;
        foreach (var other in vocabulary.Quantities)
            if (other != symbol.Quantity && Fits(symbol, other) && other.Axes.SequenceEqual(symbol.Quantity.Axes)
                && IsPartner(other, isTarget))
                yield return symbol with { Quantity = other };
        if (isTarget || symbol.Subscripts.IsEmpty || symbol.IsWhole) yield break;
        foreach (var (label, of) in vocabulary.Labels)
            if (OneHot(symbol, label, of) is { } chosen) yield return chosen;
    }

    private bool IsPartner(Quantity other, bool isTarget) =>
        isTarget ? roles.IsInLoss(other) && roles.Of(other) != Role.Target : roles.Of(other) == Role.Target;

    // [c = y_n] at P_nc
    private static Choose? OneHot(Symbol symbol, Quantity label, Axis of)
    {
        var at = symbol.Quantity.Axes.IndexOf(of);
        if (at < 0 || label.Axes.Length != symbol.Quantity.Axes.Length - 1) return null;
        var name = new Symbol(label, symbol.Subscripts.RemoveAt(at), null);
        return new(new Condition.Values(Relation.Equal, new Position(symbol.Subscripts[at]), name), Integer(1), Integer(0));
    }
}
