using System.Collections.Immutable;
using System.Globalization;
using Formulas.Tree;

namespace Grading.Marking.Numbers;

/// <summary>
/// A chain of numbers, <c>1/2*(0.2405-1)^2 = 0.2884</c>: each member is the next within the digits that are written, and what was rounded
/// on the way carries its error along.
/// </summary>
/// <param name="ValueOf">The value of an expression.</param>
/// <param name="Exact">Numbers that the question gives: they are not rounded.</param>
internal sealed record NumberChain(Func<Formula, double> ValueOf, ImmutableArray<double> Exact)
{
    // doubles that should be the same
    private const double Slack = 1e-9;

    // of the last digit that is written: a number may be cut off there, or rounded
    private const double Rounded = 0.5;

    private readonly record struct Range(double From, double To)
    {
        public bool Meets(Range other)
        {
            var slack = Slack * (1 + Math.Max(Math.Abs(From), Math.Abs(other.From)));
            return From <= other.To + slack && other.From <= To + slack;
        }
    }

    /// <summary>The first two neighbours that can't be the same number; null where all can.</summary>
    public (Formula One, Formula Other)? FirstBreak(IReadOnlyList<Formula> members)
    {
        for (var i = 1; i < members.Count; i++)
            if (!RangeOf(members[i - 1]).Meets(RangeOf(members[i]))) return (members[i - 1], members[i]);
        return null;
    }

    // Where the number can lie that a member stands for. One without a value meets nothing.
    private Range RangeOf(Formula member)
    {
        var value = ValueOf(member);
        if (!double.IsFinite(value)) return new(double.NaN, double.NaN);
        if (IsNumber(member)) return OfNumber(value, WrittenNumber.Decimals(member)!.Value);
        var error = ErrorOf(member, value);
        return new(value - error, value + error);
    }

    private static bool IsNumber(Formula member) =>
        member is Formula.Number || (member is Formula.Negate negate && IsNumber(negate.Operand));

    // Cut off, it lies further from zero; a whole number is what it is.
    private static Range OfNumber(double value, int decimals)
    {
        if (decimals == 0) return new(value, value);
        var unit = Math.Pow(10, -decimals);
        return value < 0 ? new(value - unit, value + Rounded * unit) : new(value - Rounded * unit, value + unit);
    }

    // By how much the value moves where each rounded number moves by a unit of its last digit.
    private double ErrorOf(Formula member, double value)
    {
        var error = 0.0;
        foreach (var node in Walks.Nodes(member))
        {
            if (node is not Formula.Number number || IsExact(number)) continue;
            var unit = Math.Pow(10, -WrittenNumber.Decimals(number)!.Value);
            error += Math.Max(Moved(member, number, unit, value), Moved(member, number, -unit, value));
        }
        return error;
    }

    private double Moved(Formula member, Formula.Number number, double by, double value)
    {
        var moved = Walks.Replace(member, node => ReferenceEquals(node, number) ? Close(number.Value + by) : null);
        var change = Math.Abs(ValueOf(moved) - value);
        return double.IsNaN(change) ? double.PositiveInfinity : change;
    }

    private static Formula.Number Close(double value) =>
        new(value.ToString("R", CultureInfo.InvariantCulture), value);

    private bool IsExact(Formula.Number number)
    {
        if (number.Value == Rounded || WrittenNumber.Decimals(number) == 0) return true; // a half is a half
        foreach (var given in Exact)
            if (Math.Abs(given) == number.Value) return true;
        return false;
    }
}
