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
        var (one, other) = (Open(equality.Left, frame), Open(equality.Right, frame));
        if (difference <= one.Sure + other.Sure) return new StepVerdict.True();
        return difference <= one.Loose + other.Loose ? new StepVerdict.Unread("rounded") : new StepVerdict.False($"{Text(left)} != {Text(right)}");
    }

    // What the numbers of a side leave open: those that were rounded for sure, and all.
    private static (double Sure, double Loose) Open(Formula side, Frame frame)
    {
        var (sure, loose) = (0.0, 0.0);
        foreach (var number in Decimals(side))
        {
            var moved = Moved(side, number, frame);
            loose += moved;
            sure += IsRounded(number) || ReferenceEquals(side, number) ? moved : 0;
        }
        return (sure, loose);
    }

    private static string Text(double value) => Verdicts.Evidence.Number(value);

    private static List<Number> Decimals(Formula formula) =>
        [.. Walks.Nodes(formula).OfType<Number>().Where(number => number.Digits.Contains('.')).Distinct()];

    private static bool IsRounded(Number number) => number.Digits.Split('e', 'E')[0].TrimStart('0', '.').Count(char.IsAsciiDigit) >= Digits;

    // How far a side moves with the last digit of a number.
    private static double Moved(Formula side, Number number, Frame frame) =>
        Math.Max(Moved(side, number, Unit(number), frame), Moved(side, number, -Unit(number), frame));

    private static double Moved(Formula side, Number number, double by, Frame frame)
    {
        var value = number.Value + by;
        var moved = new Number(value.ToString("R", CultureInfo.InvariantCulture), value);
        var other = Walks.Replace(side, node => node is Number one && one == number ? moved : null);
        return Value(other, frame) - Value(side, frame) is { } distance ? Math.Abs(distance) : 0;
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
