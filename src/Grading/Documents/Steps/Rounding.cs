using System.Globalization;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Steps;

/// <summary>
/// Numbers that a student rounded on the way, in a problem with numbers: both sides are compared to the digits written, with what each
/// rounded number leaves open carried along: how far the side moves with that number.
/// </summary>
internal static class Rounding
{
    // Digits that a number needs to be taken for one that was rounded to them; one of fewer may be exact, or not.
    private const int Digits = 3;

    private const double OfDoubles = 1e-12;

    /// <summary>Whether any side has a number with decimals.</summary>
    public static bool IsIn(Formula left, Formula right) => Decimals(left).Concat(Decimals(right)).Any();

    /// <summary>Whether a side is nothing but a number with decimals.</summary>
    public static bool IsRounded(Formula side) =>
        (side is Negate { Operand: Number of } ? of : side) is Number number && number.Digits.Contains('.');

    /// <summary>What is said of two sides that differ at the single point of a problem with numbers.</summary>
    public static StepVerdict Of(Equality equality, Frame frame)
    {
        if (Value(equality.Left, frame) is not { } left || Value(equality.Right, frame) is not { } right)
            return new StepVerdict.Unread("no-value");
        var rounding = OfDoubles * (Math.Abs(left) + Math.Abs(right));
        var (one, other) = (Ranges(equality.Left, left, frame), Ranges(equality.Right, right, frame));
        if (one.Sure.Meets(other.Sure, rounding)) return new StepVerdict.True();
        return one.Loose.Meets(other.Loose, rounding)
            ? new StepVerdict.Unread("rounded")
            : new StepVerdict.False($"{Text(left)} != {Text(right)}");
    }

    private readonly record struct Range(double Least, double Most)
    {
        public bool Meets(Range other, double rounding) => Least <= other.Most + rounding && other.Least <= Most + rounding;

        public Range With(Range more) => new(Least + more.Least, Most + more.Most);
    }

    // What a side can be worth, by its numbers that were rounded for sure, and by all of them.
    private static (Range Sure, Range Loose) Ranges(Formula side, double value, Frame frame)
    {
        var (sure, loose) = (new Range(value, value), new Range(value, value));
        foreach (var number in Decimals(side))
        {
            if (IsGiven(number, frame)) continue;
            var moved = Moved(side, value, number, frame);
            loose = loose.With(moved);
            if (IsRounded(number) || side == number || side == new Negate(number)) sure = sure.With(moved);
        }
        return (sure, loose);
    }

    // A number of the problem is exact.
    private static bool IsGiven(Number number, Frame frame)
    {
        foreach (var (_, column) in frame.Field.Network.Leaves)
            if (Math.Abs(frame.Field.Drawn.Points.Column(column)[0].Value) == number.Value) return true;
        return false;
    }

    private static string Text(double value) => Verdicts.Evidence.Number(value);

    private static List<Number> Decimals(Formula formula) =>
        [.. Walks.Nodes(formula).OfType<Number>().Where(number => number.Digits.Contains('.')).Distinct()];

    private static bool IsRounded(Number number) => number.Digits.Split('e', 'E')[0].TrimStart('0', '.').Count(char.IsAsciiDigit) >= Digits;

    // What was rounded to a number is up to half a unit less, and what was cut off up to a whole one more.
    private static Range Moved(Formula side, double still, Number number, Frame frame)
    {
        var less = (Moved(side, number, -Unit(number) / 2, frame) ?? still) - still;
        var more = (Moved(side, number, Unit(number), frame) ?? still) - still;
        return new(Math.Min(0, Math.Min(less, more)), Math.Max(0, Math.Max(less, more)));
    }

    private static double? Moved(Formula side, Number number, double by, Frame frame)
    {
        var value = number.Value + by;
        var moved = new Number(value.ToString("R", CultureInfo.InvariantCulture), value);
        return Value(Walks.Replace(side, node => node is Number one && one == number ? moved : null), frame);
    }

    private static double Unit(Number number)
    {
        var mantissa = number.Digits.Split('e', 'E');
        var decimals = mantissa[0].Length - mantissa[0].IndexOf('.') - 1;
        var exponent = mantissa.Length > 1 && int.TryParse(mantissa[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var e)
            ? e : 0;
        return Math.Pow(10, exponent - decimals);
    }

    /// <summary>What a side comes to; null for nothing.</summary>
    public static double? Value(Formula formula, Frame frame) =>
        frame.Field.Run(formula, frame.Indices) is [{ Value: var value }] && double.IsFinite(value) ? value : null;
}
