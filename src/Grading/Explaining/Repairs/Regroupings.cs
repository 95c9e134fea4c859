using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Explaining.Repairs;

/// <summary>
/// Parentheses that are missing, misplaced or too many: what a part of a formula would be with them elsewhere. <c>a - b/c</c> becomes
/// <c>(a - b)/c</c>, <c>a/b*c</c> becomes <c>a/(b*c)</c>, and the other way round.
/// </summary>
internal static class Regroupings
{
    /// <summary>Everything that other parentheses can make of a node; of longer terms the first few.</summary>
    public static IEnumerable<Formula> Of(Formula node) => node switch
    {
        Binary { Operator: Operator.Add or Operator.Subtract } sum => OfSum(sum),
        Binary { Operator: Operator.Multiply or Operator.Divide } product => OfProduct(product),
        Binary { Operator: Operator.Power, Left: Binary inside } power => [inside with { Right = power with { Left = inside.Right } }],
        // sum_m (a - b) for (sum_m a) - b
        Sum { Body: Binary { Operator: Operator.Add or Operator.Subtract } body } all =>
            [body with { Left = all with { Body = body.Left } }],
        _ => [],
    };

    // (… op g) ± (h op …) for … op (g ± h) op …
    private static IEnumerable<Formula> OfSum(Binary sum)
    {
        switch (sum.Left)
        {
            case Binary { Operator: Operator.Add or Operator.Subtract } terms:
                foreach (var last in OfSum(sum with { Left = terms.Right })) yield return terms with { Right = last };
                break;
            case Negate negate: yield return new Negate(sum with { Left = negate.Operand }); break;
            case Sum all: yield return all with { Body = sum with { Left = all.Body } }; break;
        }
        if (sum.Right is Binary { Operator: Operator.Power } power) yield return power with { Left = sum with { Right = power.Left } };
        var (left, right) = (Factors(sum.Left), Factors(sum.Right));
        for (var from = 0; from < Math.Min(left.Count, 6); from++)
        {
            for (var to = Math.Min(right.Count, 6); to >= 1; to--)
            {
                if (from == 0 && to == right.Count) continue;
                Formula inner = sum with { Left = Product(left, from, left.Count), Right = Product(right, 0, to) };
                if (from > 0) inner = new Binary(left[from].Operator, Product(left, 0, from), inner);
                for (var rest = to; rest < right.Count; rest++) inner = new Binary(right[rest].Operator, inner, right[rest].Factor);
                yield return inner;
            }
        }
    }

    private static IEnumerable<Formula> OfProduct(Binary product)
    {
        // a*(b + c) for a*b + c, (a + b)*c for a + b*c, a/(b*c) for a/b*c, a*b^c for (a*b)^c
        if (product.Right is Binary { Operator: Operator.Add or Operator.Subtract } after)
            yield return after with { Left = product with { Right = after.Left } };
        if (product.Left is Binary { Operator: Operator.Add or Operator.Subtract } before)
            yield return before with { Right = product with { Left = before.Right } };
        if (product is { Operator: Operator.Divide, Right: Binary { Operator: Operator.Multiply } below })
            yield return below with { Left = product with { Right = below.Left } };
        if (product.Right is Binary { Operator: Operator.Power } power)
            yield return power with { Left = product with { Right = power.Left } };
        // a/b*c for a/(b*c)
        var factors = Factors(product);
        for (var at = 1; at < factors.Count - 1; at++)
            if (factors[at].Operator == Operator.Divide)
                yield return new Binary(Operator.Divide, Product(factors, 0, at), Product(factors, at, factors.Count));
    }

    // a*b/c: a, then *b, then /c
    private static List<(Operator Operator, Formula Factor)> Factors(Formula product)
    {
        var factors = new List<(Operator, Formula)>();
        for (; product is Binary { Operator: Operator.Multiply or Operator.Divide } binary; product = binary.Left)
            factors.Add((binary.Operator, binary.Right));
        factors.Add((Operator.Multiply, product));
        factors.Reverse();
        return factors;
    }

    private static Formula Product(List<(Operator Operator, Formula Factor)> factors, int from, int to)
    {
        var product = factors[from].Factor;
        for (var i = from + 1; i < to; i++) product = new Binary(factors[i].Operator, product, factors[i].Factor);
        return product;
    }
}
