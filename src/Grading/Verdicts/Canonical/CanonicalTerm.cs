using System.Collections.Immutable;
using Formulas.Tree;

namespace Grading.Verdicts.Canonical;

/// <summary>A factor of a term: a formula that is no product, to a power.</summary>
internal readonly record struct Factor(Formula Base, int Exponent);

/// <summary>The letter of a sum around a term, unlike any other, and what it runs over.</summary>
internal sealed record Bound(string Letter, SumRange? Range);

/// <summary>A product within sums: a number, the letters that are summed over, the factors in any order.</summary>
internal sealed record Term(double Number, ImmutableArray<Bound> Sums, ImmutableArray<Factor> Factors)
{
    public static Term Of(double number) => new(number, [], []);

    public static Term Of(Formula factor, int exponent = 1) => new(1, [], [new(factor, exponent)]);

    public static Term operator *(Term one, Term other) =>
        new(one.Number * other.Number, [.. one.Sums, .. other.Sums], [.. one.Factors, .. other.Factors]);

    /// <summary>To a power; null where that is no term, as of a sum or of zero.</summary>
    public Term? Power(int exponent) => !Sums.IsEmpty || (Number == 0 && exponent <= 0) ? null
        : new(Math.Pow(Number, exponent), [], [.. Factors.Select(factor => factor with { Exponent = factor.Exponent * exponent })]);
}
