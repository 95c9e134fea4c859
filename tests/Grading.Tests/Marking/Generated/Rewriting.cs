using System.Collections.Immutable;
using System.Globalization;
using Formulas.Tree;
using ReferenceSolutions;
using static Formulas.Tree.Formula;

namespace Grading.Tests.Marking.Generated;

/// <summary>The same value, written otherwise: one rule at one place at a time.</summary>
internal sealed class Rewriting(Model model, Chance chance)
{
    private const int Largest = 60;

    private static readonly string[] Dummies = ["m", "i", "k", "j", "r", "s"];

    private static readonly Func<Formula, Formula?>[] OfAll =
    [
        node => node is Binary { Operator: Operator.Add or Operator.Multiply or Operator.Hadamard } sum
            ? sum with { Left = sum.Right, Right = sum.Left } : null,
        node => node is Binary { Operator: Operator.Subtract } difference
            ? new Negate(difference with { Left = difference.Right, Right = difference.Left }) : null,
        node => node is Binary { Operator: Operator.Subtract } difference
            ? new Binary(Operator.Add, difference.Left, new Negate(difference.Right)) : null,
        node => new Negate(new Negate(node)),
        node => Times(Integer(1), node),
        node => node is Binary { Operator: Operator.Subtract } difference
            ? new Binary(Operator.Add, new Negate(difference.Right), difference.Left) : null,
    ];

    private static readonly Func<Formula, Formula?>[] OfScalars =
    [
        .. OfAll,
        node => node is Binary { Operator: Operator.Divide } quotient
            ? Times(quotient.Left, new Binary(Operator.Power, quotient.Right, new Negate(Integer(1)))) : null,
        node => node is Binary { Operator: Operator.Divide } quotient
            ? Times(quotient.Left, new Binary(Operator.Divide, Integer(1), quotient.Right)) : null,
        node => Times(node, Integer(1)),
        node => new Binary(Operator.Divide, node, Integer(1)),
        node => new Binary(Operator.Add, node, Integer(0)),
        node => new Binary(Operator.Subtract, node, Integer(0)),
        node => new Binary(Operator.Divide, Times(Integer(2), node), Integer(2)),
        node => Whole(node) is > 1 and var number ? new Binary(Operator.Add, Integer(number - 1), Integer(1)) : null,
        node => Whole(node) is > 0 and var number ? new Binary(Operator.Divide, Integer(2 * number), Integer(2)) : null,
        node => Whole(node) is { } number ? new Number(string.Create(CultureInfo.InvariantCulture, $"{number}.0"), number) : null,
        Distributed,
        Regrouped,
        node => node is Binary { Operator: Operator.Power, Right: Number { Digits: "2" } } power ? Times(power.Left, power.Left) : null,
        node => node is Binary { Operator: Operator.Power, Right: Number { Digits: "3" } } power
            ? Times(power with { Right = Integer(2) }, power.Left) : null,
        node => node is Binary { Operator: Operator.Power, Left: Constant { Name: "e" } } power
            ? new Call(Formulas.Names.FunctionTable.Named("exp")!, 0, [power.Right]) : null,
        Moved,
    ];

    /// <summary>The tree after some rewritings.</summary>
    /// <param name="isWhole">Whether it is in matrix form, where less keeps its value.</param>
    public Formula Of(Formula tree, int times, bool isWhole)
    {
        for (; times > 0; times--)
        {
            if (Walks.Size(tree, Largest) == Largest) break;
            tree = Places.Changed(tree, chance, node => isWhole ? chance.Of(OfAll)(node) : Of(node, tree));
        }
        return tree;
    }

    private Formula? Of(Formula node, Formula tree) => chance.Below(4) switch
    {
        0 when node is Symbol symbol => WorkedOut(symbol),
        0 or 1 when node is Sum sum => Spelled(sum) ?? Renamed(sum, tree),
        _ => chance.Of(OfScalars)(node),
    };

    private static Binary Times(Formula left, Formula right) => new(Operator.Multiply, left, right);

    private static int? Whole(Formula node) =>
        node is Number { Value: var value } && value == Math.Floor(value) && value < 100 ? (int)value : null;

    // a(b + c) = ab + ac, (b + c)/d = b/d + c/d
    private static Formula? Distributed(Formula node) => node switch
    {
        Binary { Operator: Operator.Multiply, Right: Binary { Operator: Operator.Add or Operator.Subtract } sum } product =>
            sum with { Left = Times(product.Left, sum.Left), Right = Times(product.Left, sum.Right) },
        Binary { Operator: Operator.Multiply or Operator.Divide, Left: Binary { Operator: Operator.Add or Operator.Subtract } sum } over =>
            sum with { Left = over with { Left = sum.Left }, Right = over with { Left = sum.Right } },
        _ => null,
    };

    // (ab)c = a(bc), (a + b) + c = a + (b + c), ab/c = a(b/c)
    private static Formula? Regrouped(Formula node) => node switch
    {
        Binary { Operator: Operator.Add or Operator.Multiply, Left: Binary left } all when left.Operator == all.Operator =>
            all with { Left = left.Left, Right = left with { Left = left.Right, Right = all.Right } },
        Binary { Operator: Operator.Divide, Left: Binary { Operator: Operator.Multiply } product } over =>
            Times(product.Left, over with { Left = product.Right }),
        _ => null,
    };

    // Σ_k a b_k = a Σ_k b_k, Σ_k (a_k + b_k) = Σ_k a_k + Σ_k b_k
    private static Formula? Moved(Formula node) => node switch
    {
        Sum { Body: Binary { Operator: Operator.Multiply } product } sum when !Places.Has(product.Left, sum.Letter) =>
            Times(product.Left, sum with { Body = product.Right }),
        Sum { Body: Binary { Operator: Operator.Multiply or Operator.Divide } product } sum when !Places.Has(product.Right, sum.Letter) =>
            product with { Left = sum with { Body = product.Left } },
        Sum { Body: Binary { Operator: Operator.Add or Operator.Subtract } terms } sum
            when Places.Has(terms.Left, sum.Letter) && Places.Has(terms.Right, sum.Letter) =>
            terms with { Left = sum with { Body = terms.Left }, Right = sum with { Body = terms.Right } },
        _ => null,
    };

    private Sum? Renamed(Sum sum, Formula tree)
    {
        var letter = chance.Of(Dummies);
        if (Places.Has(tree, letter) || model.Quantities.Any(quantity => quantity.Name == letter)) return null;
        return sum with { Letter = letter, Body = Renaming.Of(sum.Body, [(sum.Letter, new(letter, 0))]) };
    }

    // Σ_{i=4}^{5} w_3i w_i6 = w34 w46 + w35 w56
    private static Formula? Spelled(Sum sum)
    {
        if (sum.Range is not SumRange.Between { First.IsNumber: true, Last: { IsNumber: true } last } between) return null;
        Formula? all = null;
        for (var i = between.First.Offset; i <= last.Offset; i++)
        {
            var term = Walks.Replace(Renaming.Of(sum.Body, [(sum.Letter, Index.Of(i))]), Member);
            all = all is null ? term : new Binary(Operator.Add, all, term);
        }
        return all;
    }

    private static Formula? Member(Formula node) => node is Symbol { Quantity: { IsFamily: true } family } symbol
        && family.Members.TryGetValue(family.Name + string.Concat(symbol.Subscripts.Select(index => $"{index}")), out var member)
        ? Symbol.Of(member) : null;

    // What the model says: x4 = σ(z4), a_j^l = f(z_j^l); of layers before the asked one it can be the input.
    private Formula? WorkedOut(Symbol symbol)
    {
        var definition = model.Definitions.FirstOrDefault(one => one.Target.Quantity == symbol.Quantity
            && one.Target.Layer is null or { IsNumber: false } && Walks.First(one.Body, node => node is Sum) is null);
        if (definition is null || symbol.Layer is { Offset: < 0 } or { IsNumber: true }) return null;
        var letters = ImmutableArray.CreateBuilder<(string, Index)>();
        for (var s = 0; s < symbol.Subscripts.Length; s++) letters.Add((definition.Target.Subscripts[s].Letter, symbol.Subscripts[s]));
        if (symbol.Layer is { } layer) letters.Add((definition.Target.Layer!.Letter, layer));
        return Renaming.Of(definition.Body, letters.ToImmutable());
    }
}
