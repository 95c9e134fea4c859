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

    /// <summary>The decimals of a number as typed, trailing zeros dropped; null for an expression of more than one number.</summary>
    public static int? Decimals(Formula formula) => Places(formula) is { } places ? Math.Clamp(places, 0, short.MaxValue) : null;

    // Negative for a number that ends in zeros because of its scale.
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
        var point = parts[0].IndexOf('.');
        var typed = point < 0 ? 0 : parts[0][(point + 1)..].TrimEnd('0').Length;
        return (int)Math.Clamp(typed - exponent, short.MinValue, short.MaxValue);
    }
}
