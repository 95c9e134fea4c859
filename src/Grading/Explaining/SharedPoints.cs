using System.Runtime.InteropServices;
using Formulas.Numbers;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Verdicts;

namespace Grading.Explaining;

/// <summary>
/// Values at all shared points of a part, frame after frame, as one column. They are rounded to ten digits: answers that are
/// mathematically the
/// same then have the same column, but for the rarest of roundings, and whatever is concluded from it is concluded for all of them.
/// </summary>
internal sealed class SharedPoints
{
    // 34 of the 52 digits of a double.
    private const int DroppedBits = 18;

    private readonly Reference _reference;
    private readonly int[] _starts;

    public SharedPoints(Reference reference)
    {
        _reference = reference;
        _starts = new int[reference.Frames.Length];
        for (var f = 1; f < _starts.Length; f++) _starts[f] = _starts[f - 1] + reference.Frames[f - 1].Values.Length;
        Usable = new bool[reference.Points];
        for (var f = 0; f < _starts.Length; f++) reference.Frames[f].Usable.CopyTo(Usable.AsSpan(_starts[f]));
    }

    /// <summary>Where the reference has a value.</summary>
    public bool[] Usable { get; }

    /// <summary>The formula at all points.</summary>
    public double[] Values(Formula formula)
    {
        var values = new double[Usable.Length];
        for (var f = 0; f < _starts.Length; f++)
        {
            var frame = _reference.Frames[f];
            var column = Evaluation.OfThread.Run(formula, frame.Set, frame.Indices);
            for (var p = 0; p < column.Length; p++) values[_starts[f] + p] = column[p].Value;
        }
        return Rounded(values);
    }

    /// <summary>Puts a frame's values in their place.</summary>
    /// <param name="frame">The frame's number.</param>
    public delegate void Fill(int frame, Span<Sized> values);

    /// <summary>The values of all frames as one column.</summary>
    public Sized[] Joined(Fill fill)
    {
        var joined = new Sized[Usable.Length];
        for (var f = 0; f < _starts.Length; f++) fill(f, joined.AsSpan(_starts[f], _reference.Frames[f].Values.Length));
        return joined;
    }

    /// <summary>A short stable id: answers with the same values are mathematically the same, however they are written.</summary>
    public string Cluster(double[] values)
    {
        var texts = new List<string>();
        for (var f = 0; f < _starts.Length; f++)
            for (var p = 0; p < _reference.Frames[f].Values.Length; p += 7) texts.Add(Evidence.Number(values[_starts[f] + p]));
        return Evidence.Cluster([.. texts]);
    }

    /// <summary>Whether the values are the same at all points.</summary>
    public bool Same(double[] values, Sized[] others)
    {
        var compared = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!Usable[i]) continue;
            var (expected, size) = others[i];
            if (double.IsNaN(expected)) continue; // a buggy model can leave its domain
            compared++;
            if (!IsNear(values[i], expected, size)) return false;
        }
        return compared >= Reference.LeastPointsOfStratum;
    }

    /// <summary>Whether nothing speaks against it at some of the points.</summary>
    /// <param name="places">Where those points stand among all.</param>
    public bool MayBeSame(double[] values, int[] places, Sized[] others)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var (expected, size) = others[i];
            if (Usable[places[i]] && !double.IsNaN(expected) && !IsNear(values[places[i]], expected, size)) return false;
        }
        return true;
    }

    // behind many layers a bound says nothing any more
    private static bool IsNear(double value, double expected, double size) => Math.Abs(value - expected)
        <= Tolerances.Explained * Math.Min(size, Tolerances.MostOfBound * Math.Abs(expected)) + Tolerances.Cancelled;

    /// <summary>Where a frame's values begin.</summary>
    public int StartOf(int frame) => _starts[frame];

    /// <summary>The same, where only the values of the others are known.</summary>
    public bool Same(double[] values, double[] others)
    {
        var compared = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!Usable[i] || double.IsNaN(others[i])) continue;
            compared++;
            if (!(Math.Abs(values[i] - others[i]) <= Tolerances.Explained * Math.Abs(others[i]) + Tolerances.Cancelled)) return false;
        }
        return compared >= Reference.LeastPointsOfStratum;
    }

    /// <summary>Whether there is nothing but rounding left: terms that cancel.</summary>
    public bool Vanish(double[] values, double[] truth)
    {
        var (largest, most) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if (!Usable[i]) continue;
            if (double.IsNaN(values[i])) return false;
            (largest, most) = (Math.Max(largest, Math.Abs(values[i])), Math.Max(most, Math.Abs(truth[i])));
        }
        return largest <= Tolerances.Vanishing * most;
    }

    /// <summary>Rounds in place.</summary>
    public static double[] Rounded(double[] values)
    {
        foreach (ref var value in values.AsSpan())
        {
            if (double.IsFinite(value))
                value = BitConverter.UInt64BitsToDouble(
                    (BitConverter.DoubleToUInt64Bits(value) + (1ul << (DroppedBits - 1))) & (ulong.MaxValue << DroppedBits));
            else value = double.NaN;
        }
        return values;
    }
}

/// <summary>Which values an answer has: 128 bits made of all of them.</summary>
internal sealed record ValuesKey(ulong One, ulong Other)
{
    /// <summary>The same for all answers with these values, and for no others.</summary>
    public static ValuesKey Of(ReadOnlySpan<double> values)
    {
        // two independent products of all values in their order
        var (one, other) = (0x9E3779B97F4A7C15ul, 0xC2B2AE3D27D4EB4Ful);
        foreach (var value in values)
        {
            var bits = BitConverter.DoubleToUInt64Bits(value);
            one = Mixed(one ^ bits, 0xBF58476D1CE4E5B9);
            other = Mixed(other + bits, 0x94D049BB133111EB);
        }
        return new(one, other);
    }

    /// <summary>The same of values with their sizes.</summary>
    public static ValuesKey Of(ReadOnlySpan<Sized> values) => Of(MemoryMarshal.Cast<Sized, double>(values));

    private static ulong Mixed(ulong state, ulong by)
    {
        state *= by;
        return state ^ (state >> 29);
    }
}
