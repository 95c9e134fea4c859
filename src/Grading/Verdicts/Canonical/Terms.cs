using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Verdicts.Canonical;

/// <summary>A formula as a sum of terms, multiplied out as far as that stays small.</summary>
internal sealed class Terms
{
    // As many terms as somebody would write down.
    private const int Most = 64;
    private const int HighestPower = 4;

    private int _letters;

    public ImmutableArray<Term> Of(Formula formula) => formula switch
    {
        Number number => [Term.Of(number.Value)],
        Negate negate => Scaled(Of(negate.Operand), -1),
        Binary { Operator: Operator.Add } sum => [.. Of(sum.Left), .. Of(sum.Right)],
        Binary { Operator: Operator.Subtract } difference => [.. Of(difference.Left), .. Scaled(Of(difference.Right), -1)],
        Binary { Operator: Operator.Divide } quotient when Scalars.Are(quotient.Right) =>
            Times(quotient, Of(quotient.Left), Raised(quotient.Right, -1)),
        Binary { Operator: Operator.Power, Right: Number { Value: var power } } raised when IsSmall(power) =>
            Raised(raised.Left, (int)power),
        Binary product when IsProduct(product) => Times(product, Of(product.Left), Of(product.Right)),
        Sum { Letter.Length: > 0 } sum => Summed(sum),
        _ => [Term.Of(formula)],
    };

    private static bool IsSmall(double power) => power is >= 0 and <= HighestPower && power % 1 == 0;

    /// <summary>Whether a formula is a factor by itself: no sum, no product.</summary>
    public bool IsOne(Formula formula) =>
        Of(formula) is [{ Number: 1, Sums: [], Factors: [{ Exponent: 1 } only] }] && ReferenceEquals(only.Base, formula);

    // Where one side is a number at every place, it may stand on either.
    private static bool IsProduct(Binary product) =>
        product.Operator is Operator.Multiply or Operator.Juxtaposed or Operator.Dot or Operator.Hadamard
        && (product.Operator == Operator.Hadamard || Scalars.Are(product.Left) || Scalars.Are(product.Right));

    private static ImmutableArray<Term> Times(Formula whole, ImmutableArray<Term> left, ImmutableArray<Term> right) =>
        left.Length * right.Length > Most ? [Term.Of(whole)] : [.. left.SelectMany(one => right.Select(other => one * other))];

    private ImmutableArray<Term> Raised(Formula formula, int exponent)
    {
        var terms = Of(formula);
        if (terms is [var one] && one.Power(exponent) is { } raised) return [raised];
        if (exponent < 2 || !Scalars.Are(formula)) return [Term.Of(formula, exponent)];
        // each time with letters of its own: (Σ a)² has two
        return Enumerable.Range(1, exponent - 1).Aggregate(terms, (product, _) => Times(formula, product, Of(formula)));
    }

    private ImmutableArray<Term> Summed(Sum sum)
    {
        var letter = $"§{_letters++}";
        var body = Renaming.Of(sum.Body, [(sum.Letter, new(letter, 0))]);
        return [.. Of(body).Select(term => term with { Sums = term.Sums.Add(new(letter, sum.Range)) })];
    }

    private static ImmutableArray<Term> Scaled(ImmutableArray<Term> terms, double by) =>
        [.. terms.Select(term => term with { Number = term.Number * by })];
}

/// <summary>Which formulas are numbers at every place, so that their order in a product does not matter.</summary>
internal static class Scalars
{
    public static bool Are(Formula formula) => Walks.First(formula, IsArray) is null;

    private static bool IsArray(Formula formula) =>
        formula is Symbol { IsWhole: true } or Derivative { With.IsWhole: true } or Transpose or Column or Diagonal;
}
