using System.Collections.Immutable;
using Formulas.Numbers;
using Formulas.Tree;

namespace Formulas.Evaluating.Looping;

/// <summary>The points of one network once for each of several values of the free letters, one frame after the other.</summary>
public sealed class JoinedFrames
{
    private readonly ColumnLayout _layout;
    private readonly PointColumns<Sized> _points;
    private readonly int[][] _values;

    /// <param name="layout">Where the elements stand among the columns of the points.</param>
    /// <param name="points">The points of one network.</param>
    /// <param name="values">The values of the free letters, frame by frame; that of the layer is the same in all of them.</param>
    public JoinedFrames(ColumnLayout layout, PointColumns<Sized> points, int[][] values)
    {
        (_layout, _points, _values) = (layout, points, values);
        Points = Column([], _values.Length);
    }

    /// <summary>How many values a formula has: one for each point of each frame.</summary>
    public int Count => _points.Count * _values.Length;

    /// <summary>How many of them one frame has.</summary>
    internal int CountOfFrame => _points.Count;

    /// <summary>As many points as there are in all frames, without columns: what functions are at each.</summary>
    internal PointColumns<Sized> Points { get; }

    /// <summary>Those of one frame.</summary>
    internal PointColumns<Sized> PointsOfFrame => _points;

    /// <summary>Whether a free letter has several values.</summary>
    internal bool Varies(int letter)
    {
        foreach (var free in _values)
            if (free[letter] != _values[0][letter]) return true;
        return false;
    }

    internal ImmutableArray<Dimension> Dimensions => _layout.Sizes.Dimensions;

    internal int SizeOf(LoopAxis axis) => axis.Size(_layout.Sizes, _values[0]);

    /// <summary>
    /// One element as a column: for each term of the sums on which it depends, the values at all points of all frames. Null where there is
    /// no such element in some frame.
    /// </summary>
    /// <param name="isFramed">Whether it is another one in other frames; else those of one stand for all.</param>
    internal PointColumns<Sized>? Of(Quantity quantity, in ElementPattern pattern, bool isFramed)
    {
        var frames = isFramed ? _values : _values[..1];
        var outer = Terms(pattern, 0);
        var inner = Terms(pattern, 1);
        var values = new Sized[outer * inner * frames.Length * _points.Count];
        Span<int> loops = stackalloc int[ElementPattern.MostLoops];
        var at = 0;
        for (loops[0] = 1; loops[0] <= outer; loops[0]++)
        {
            for (loops[1] = 1; loops[1] <= inner; loops[1]++)
            {
                foreach (var free in frames)
                {
                    if (ColumnOf(quantity, pattern, free, loops) is not (>= 0 and var column)) return null;
                    _points.Column(column).CopyTo(values.AsSpan(at));
                    at += _points.Count;
                }
            }
        }
        return values.Length == 0 ? null : Column(values, outer * inner * frames.Length);
    }

    /// <summary>How many values that would be.</summary>
    internal long Length(in ElementPattern pattern, bool isFramed) =>
        (long)Terms(pattern, 0) * Terms(pattern, 1) * (isFramed ? Count : CountOfFrame);

    private int Terms(in ElementPattern pattern, int loop) => pattern.LoopAt(loop) is { } axis ? SizeOf(axis) : 1;

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
