using System.Globalization;
using Formulas.Tree;

namespace Grading.Marking.Numbers;

/// <summary>
/// A number as it is written: with its sign, times 1, times a power of ten, beside a 0 or to the power of 1 it is still that number, to the
/// decimals that were typed.
/// </summary>
internal static class WrittenNumber
{
    // a power of ten beyond these is no scale of a homework's number
    private const int LargestScale = 400;

    // of the larger end: what is further apart is a difference
    private const double WidestRange = 0.1;

    /// <summary>The decimals of a number as typed, trailing zeros dropped; null for an expression of more than one number.</summary>
    public static int? Decimals(Formula formula) => Places(formula) is { } places ? Math.Clamp(places, 0, short.MaxValue) : null;

    /// <summary>Two numbers of about the same size with a minus between them, which may be a range; null for anything else.</summary>
    public static (Formula From, Formula To)? Range(Formula formula) =>
        formula is Formula.Binary { Operator: Operator.Subtract } difference
        && Size(difference.Left) is { } one && Size(difference.Right) is { } other
        && one != other && Math.Abs(one - other) <= WidestRange * Math.Max(one, other)
            ? (difference.Left, difference.Right)
            : null;

    private static double? Size(Formula formula) => formula switch
    {
        Formula.Number number => number.Value,
        Formula.Negate negate => Size(negate.Operand),
        _ => null,
    };

    // Negative for a number that ends in zeros.
    private static int? Places(Formula formula) => formula switch
    {
        Formula.Negate negate => Places(negate.Operand),
        Formula.Number number => Places(number.Digits),
        Formula.Binary { Operator: Operator.Multiply } product => Scaled(product.Left, Scale(product.Right), 1)
            ?? Scaled(product.Right, Scale(product.Left), 1),
        Formula.Binary { Operator: Operator.Divide } quotient => Scaled(quotient.Left, Scale(quotient.Right), -1),
        Formula.Binary { Operator: Operator.Power, Right: Formula.Number { Value: 1 } } power => Places(power.Left),
        Formula.Binary { Operator: Operator.Add or Operator.Subtract } sum => BesideZero(sum),
        _ => null,
    };

    private static int? BesideZero(Formula.Binary sum) =>
        sum.Left is Formula.Number { Value: 0 } ? Places(sum.Right) : sum.Right is Formula.Number { Value: 0 } ? Places(sum.Left) : null;

    private static int? Scaled(Formula number, int? scale, int sign) => scale is { } places ? Places(number) - sign * places : null;

    // The exponent of a power of ten: 10^-1, 1, -100, 1e-3; null for everything else.
    private static int? Scale(Formula formula) => formula switch
    {
        Formula.Negate negate => Scale(negate.Operand),
        Formula.Number number => Scale(number),
        Formula.Binary { Operator: Operator.Power } power => Bounded(Scale(power.Left) * Whole(power.Right)),
        Formula.Binary { Operator: Operator.Multiply } product => Bounded(Scale(product.Left) + Scale(product.Right)),
        Formula.Binary { Operator: Operator.Divide } quotient => Bounded(Scale(quotient.Left) - Scale(quotient.Right)),
        _ => null,
    };

    private static int? Scale(Formula.Number number)
    {
        var digits = number.Digits.AsSpan();
        var exponent = digits.IndexOfAny('e', 'E');
        var isOne = false;
        foreach (var digit in exponent < 0 ? digits : digits[..exponent])
        {
            if (digit is '0' or '.') continue;
            if (digit != '1' || isOne) return null;
            isOne = true;
        }
        return isOne && number.Value > 0 && double.IsFinite(number.Value) ? (int)Math.Round(Math.Log10(number.Value)) : null;
    }

    private static int? Bounded(int? scale) => scale is >= -LargestScale and <= LargestScale ? scale : null;

    private static int? Whole(Formula exponent) => exponent switch
    {
        Formula.Number { Value: <= LargestScale and var value } when value == Math.Floor(value) => (int)value,
        Formula.Negate negate => -Whole(negate.Operand),
        _ => null,
    };

    private static int Places(string digits)
    {
        var parts = digits.ToLowerInvariant().Split('e');
        // as a double: its digits are not bounded
        var exponent = parts.Length > 1 ? double.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return (int)Math.Clamp(Places(parts[0].AsSpan()) - exponent, short.MinValue, short.MaxValue);
    }

    // Behind the point, or the zeros before it: 0.42 has two, 4200 minus two. Zeros alone have none.
    private static int Places(ReadOnlySpan<char> digits)
    {
        var point = digits.IndexOf('.');
        var last = digits.LastIndexOfAnyExcept('0', '.');
        if (last < 0) return 0;
        if (point < 0) point = digits.Length;
        return last < point ? last + 1 - point : last - point;
    }
}
