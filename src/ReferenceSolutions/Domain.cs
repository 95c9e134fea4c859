using System.Collections.Immutable;
using System.Globalization;

namespace ReferenceSolutions;

/// <summary>Where a leaf of the model takes its values: intervals, written <c>0.3..3</c>, <c>±0.3..1.6</c>, <c>0..2 or 6..8</c>, or
/// single numbers: <c>-1 or 1</c>.</summary>
/// <param name="Intervals">The intervals; a number is an interval of length zero.</param>
public sealed record Domain(ImmutableArray<Interval> Intervals)
{
    private readonly double _length = Intervals.Sum(interval => interval.To - interval.From);
    private readonly int _singles = Intervals.Count(interval => interval.From == interval.To);

    /// <summary>True for a number: the leaf is a constant of the problem.</summary>
    public bool IsConstant => Intervals is [var only] && only.From == only.To;

    /// <summary>True for single numbers only: -1 or 1.</summary>
    public bool IsDiscrete => !Intervals.IsEmpty && Intervals.All(interval => interval.From == interval.To);

    /// <summary>Reads a domain; null if the text is not one.</summary>
    public static Domain? Parse(string text)
    {
        var intervals = ImmutableArray.CreateBuilder<Interval>();
        foreach (var part in text.Split(" or ", StringSplitOptions.TrimEntries))
        {
            var both = part.StartsWith('±');
            if (ReadInterval(both ? part[1..].Trim() : part) is not { } interval || (both && interval.From < 0)) return null;
            if (both) intervals.Add(new(-interval.To, -interval.From));
            intervals.Add(interval);
        }
        return new(intervals.ToImmutable());
    }

    private static Interval? ReadInterval(string text) => Number(text) is { } constant ? new(constant, constant) : Range(text);

    // 0.3..3
    private static Interval? Range(string text)
    {
        if (text.Split("..") is not [var low, var high]) return null;
        return Number(low) is { } from && Number(high) is { } to && from <= to ? new(from, to) : null;
    }

    /// <summary>Whether a value lies in the domain.</summary>
    public bool Has(double value)
    {
        foreach (var (from, to) in Intervals)
            if (from <= value && value <= to) return true;
        return false;
    }

    /// <summary>
    /// A place in the domain for a number drawn evenly from [0, 1): each single point is as likely as any other interval, and the rest is
    /// shared by length.
    /// </summary>
    public double At(double uniform)
    {
        // a student waits for thousands of these
        if (_singles == 0) return Along(uniform * _length);
        var share = uniform * Intervals.Length;
        return share < _singles ? Single((int)share) : Along((share - _singles) / (Intervals.Length - _singles) * _length);
    }

    // the single point of that number
    private double Single(int number)
    {
        foreach (var (from, to) in Intervals)
            if (from == to && number-- == 0) return from;
        return Intervals[^1].To;
    }

    // so far along the intervals, one after the other
    private double Along(double along)
    {
        var last = 0.0;
        foreach (var (from, to) in Intervals)
        {
            if (from == to) continue;
            if (along <= to - from) return from + along;
            along -= to - from;
            last = to;
        }
        return last;
    }

    private static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;
}

/// <summary>The numbers from one to another, both included.</summary>
public sealed record Interval(double From, double To);
