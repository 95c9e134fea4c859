using System.Collections.Immutable;
using System.Numerics;
using Formulas.Numbers;
using Formulas.Tree;

namespace Formulas.Evaluating.Looping;

/// <summary>The points of one network once for each of several values of the free letters, one frame after the other.</summary>
public sealed class JoinedFrames
{
    private readonly ColumnLayout _layout;
    private readonly PointColumns<Sized> _points;
    private readonly int[] _first;
    private readonly int[] _sizes;

    /// <param name="layout">Where the elements stand among the columns of the points.</param>
    /// <param name="points">The points of one network.</param>
    /// <param name="first">The values of the free letters in the first frame.</param>
    /// <param name="last">
    /// Those in the last one. Between them are frames for all values of all letters, of which the last ones move first; the letter of the
    /// layer is the same in all.
    /// </param>
    public JoinedFrames(ColumnLayout layout, PointColumns<Sized> points, int[] first, int[] last)
    {
        (_layout, _points, _first, _sizes) = (layout, points, first, new int[first.Length]);
        for (var letter = 0; letter < first.Length; letter++)
        {
            _sizes[letter] = last[letter] - first[letter] + 1;
            if (_sizes[letter] > 1) Varying |= 1 << letter;
        }
        Points = Column([], Times(Varying));
    }

    /// <summary>The free letters that have several values, a bit for each.</summary>
    internal int Varying { get; }

    /// <summary>How many values a formula has in one frame: one for each point.</summary>
    internal int CountOfFrame => _points.Count;

    /// <summary>As many points as there are in all frames, without columns: what functions are at each.</summary>
    internal PointColumns<Sized> Points { get; }

    internal ImmutableArray<Dimension> Dimensions => _layout.Sizes.Dimensions;

    /// <summary>How many values each of the free letters has.</summary>
    internal ReadOnlySpan<int> Sizes => _sizes;

    internal int SizeOf(LoopAxis axis) => axis.Size(_layout.Sizes, _first);

    /// <summary>
    /// One element as a column: for each term of the sums on which it depends, and each value of some letters, the values at all points.
    /// Null where there is no such element in some frame.
    /// </summary>
    /// <param name="letters">At least those on which it depends, a bit for each.</param>
    internal PointColumns<Sized>? Of(Quantity quantity, in ElementPattern pattern, int letters)
    {
        var outer = Terms(pattern, 0);
        var inner = Terms(pattern, 1);
        var times = Times(letters);
        var values = new Sized[outer * inner * times * _points.Count];
        Span<int> loops = stackalloc int[ElementPattern.MostLoops];
        var free = (int[])_first.Clone();
        var at = 0;
        for (loops[0] = 1; loops[0] <= outer; loops[0]++)
        {
            for (loops[1] = 1; loops[1] <= inner; loops[1]++)
            {
                for (var time = 0; time < times; time++)
                {
                    Bind(free, letters, time);
                    if (ColumnOf(quantity, pattern, free, loops) is not (>= 0 and var column)) return null;
                    _points.Column(column).CopyTo(values.AsSpan(at));
                    at += _points.Count;
                }
            }
        }
        return values.Length == 0 ? null : Column(values, outer * inner * times);
    }

    /// <summary>How many values that would be.</summary>
    internal long Length(in ElementPattern pattern, int letters) =>
        (long)Terms(pattern, 0) * Terms(pattern, 1) * Times(letters) * _points.Count;

    private int Terms(in ElementPattern pattern, int loop) => pattern.LoopAt(loop) is { } axis ? SizeOf(axis) : 1;

    // In how many ways some letters can be bound.
    private int Times(int letters)
    {
        var times = 1;
        for (var rest = letters; rest != 0; rest &= rest - 1) times *= _sizes[BitOperations.TrailingZeroCount(rest)];
        return times;
    }

    // In one of those ways.
    private void Bind(int[] free, int letters, int time)
    {
        for (var letter = free.Length - 1; letter >= 0; letter--)
        {
            if ((letters >> letter & 1) == 0) continue;
            (time, var value) = Math.DivRem(time, _sizes[letter]);
            free[letter] = _first[letter] + value;
        }
    }

    private int ColumnOf(Quantity quantity, in ElementPattern pattern, int[] free, ReadOnlySpan<int> loops)
    {
        Span<int> subscripts = stackalloc int[quantity.Axes.Length];
        for (var s = 0; s < subscripts.Length; s++)
            subscripts[s] = LoopPlaces.Value(pattern.Subscript(s), _layout.Sizes, free, loops);
        var layer = pattern.Layer < 0 ? 0 : LoopPlaces.Value(pattern.Layer, _layout.Sizes, free, loops);
        var column = _layout.Column(quantity, subscripts, layer);
        return column < 0 ? -1 : column + (pattern.IsAdjoint ? _layout.Elements : 0);
    }

    // Functions are drawn anew at each point: once for each frame and term.
    private PointColumns<Sized> Column(Sized[] values, int times)
    {
        var families = new byte[_points.Families.Length][];
        for (var slot = 0; slot < families.Length; slot++)
        {
            var drawn = _points.Families[slot];
            var all = families[slot] = new byte[drawn.Length * times];
            for (var time = 0; time < times; time++) drawn.CopyTo(all, time * drawn.Length);
        }
        return new(times * _points.Count, values, families);
    }
}
