using System.Globalization;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Steps;

/// <summary>
/// Numbers that a student rounded on the way, in a problem with numbers: both sides are compared to the digits written, with what each
/// rounded number leaves open carried along, Σ |side with the number moved - side|.
/// </summary>
internal static class Rounding
{
    // Digits that a number needs to be taken for one that was rounded to them; one of fewer may be exact, or not.
    private const int Digits = 3;

    private const double OfDoubles = 1e-12;

    /// <summary>Whether any side has a number with decimals.</summary>
    public static bool IsIn(Formula left, Formula right) => Decimals(left).Concat(Decimals(right)).Any();

    /// <summary>What is said of two sides that differ at the single point of a problem with numbers.</summary>
    public static StepVerdict Of(Equality equality, Frame frame)
    {
        if (Value(equality.Left, frame) is not { } left || Value(equality.Right, frame) is not { } right)
            return new StepVerdict.Unread("no-value");
        var difference = Math.Abs(left - right) - OfDoubles * (Math.Abs(left) + Math.Abs(right));
        var (sure, loose) = (0.0, 0.0);
        foreach (var side in (ReadOnlySpan<Formula>)[equality.Left, equality.Right])
        {
            foreach (var number in Decimals(side))
            {
                var moved = Moved(side, number, frame);
                loose += moved;
                sure += IsRounded(number) || ReferenceEquals(side, number) ? moved : 0;
            }
        }
        if (difference <= sure) return new StepVerdict.True();
        return difference <= loose ? new StepVerdict.Unread("rounded") : new StepVerdict.False($"{Text(left)} != {Text(right)}");
    }

    private static string Text(double value) => Verdicts.Evidence.Number(value);

    private static List<Number> Decimals(Formula formula) =>
        [.. Walks.Nodes(formula).OfType<Number>().Where(number => number.Digits.Contains('.')).Distinct()];

    private static bool IsRounded(Number number) => number.Digits.Split('e', 'E')[0].TrimStart('0', '.').Count(char.IsAsciiDigit) >= Digits;

    // How far a side moves with the last digit of a number.
    private static double Moved(Formula side, Number number, Frame frame)
    {
        var unit = Unit(number);
        var most = 0.0;
        foreach (var by in (ReadOnlySpan<double>)[unit, -unit])
        {
            var value = number.Value + by;
            var other = Walks.Replace(side, node => node is Number one && one == number
                ? new Number(value.ToString("R", CultureInfo.InvariantCulture), value) : null);
            if (Value(other, frame) is { } moved && Value(side, frame) is { } still) most = Math.Max(most, Math.Abs(moved - still));
        }
        return most;
    }

    private static double Unit(Number number)
    {
        var mantissa = number.Digits.Split('e', 'E');
        var decimals = mantissa[0].Length - mantissa[0].IndexOf('.') - 1;
        var exponent = mantissa.Length > 1 && int.TryParse(mantissa[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var e)
            ? e : 0;
        return Math.Pow(10, exponent - decimals);
    }

    private static double? Value(Formula formula, Frame frame) =>
        frame.Field.Run(formula, frame.Indices) is [{ Value: var value }] && double.IsFinite(value) ? value : null;
}
