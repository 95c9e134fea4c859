using System.Collections.Concurrent;
using System.Diagnostics;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;

namespace Formulas.Evaluating;

/// <summary>The values of a formula's names at all sample points: a column of <paramref name="count"/> values for each element.</summary>
/// <param name="count">How many points.</param>
/// <param name="columns">Column after column.</param>
/// <param name="families">For each open function and point, its row in <see cref="FunctionTable.Families"/>.</param>
public sealed class PointColumns<T>(int count, T[] columns, byte[][] families) where T : struct
{
    // σ'(z3) and z6^3 stand in most answers of a class: what functions make of a column, and its small powers, are computed once. A
    // list for each column, which threads add to.
    private readonly KeptColumn?[] _kept = new KeptColumn?[count == 0 ? 0 : columns.Length / count];

    public int Count => count;

    public T[] Columns => columns;

    public byte[][] Families => families;

    /// <summary>Where the same is kept for longer than these points are; null where it is not.</summary>
    internal KeptValues<T>.Part? Longer { get; init; }

    /// <summary>The same points, with what is made of their columns kept where others find it.</summary>
    /// <param name="numbers">The columns' numbers there.</param>
    /// <param name="points">And the points'.</param>
    public PointColumns<T> KeptIn(KeptValues<T> longer, IReadOnlyList<int> numbers, int[] points) =>
        new(count, columns, families) { Longer = new(longer, numbers, points) };

    public ReadOnlySpan<T> Column(int column) => columns.AsSpan(column * count, count);

    /// <summary>What a function, or its derivative, makes of arguments at these points.</summary>
    internal void Call<TArithmetic>(
        Function function, int order, ReadOnlySpan<T> arguments, Span<T> results) where TArithmetic : IArithmetic<T>
    {
        switch (function)
        {
            case Function.Known known:
                for (var p = 0; p < results.Length; p++) results[p] = TArithmetic.Call(known.Curve, order, arguments[p]);
                break;
            case Function.Open open:
                var drawn = families[open.Slot];
                for (var p = 0; p < results.Length; p++)
                    results[p] = TArithmetic.Call(FunctionTable.Families[drawn[p]].Curve, order, arguments[p]);
                break;
            default: throw new UnreachableException();
        }
    }

    /// <summary>What was kept beside a column (<see cref="Keep"/>); null where nothing was.</summary>
    internal T[]? Kept(int column, object? operand, int order)
    {
        for (var kept = Volatile.Read(ref _kept[column]); kept is not null; kept = kept.Next)
            if (ReferenceEquals(kept.Operand, operand) && kept.Order == order) return kept.Results;
        return null;
    }

    /// <summary>Keeps what a function or its derivative, or a power, makes of a column. The columns may not change any more.</summary>
    /// <param name="operand">The function; null for a power.</param>
    /// <param name="order">The order of the derivative; the exponent.</param>
    internal void Keep(int column, object? operand, int order, T[] results)
    {
        KeptColumn? first;
        do first = Volatile.Read(ref _kept[column]);
        while (Interlocked.CompareExchange(ref _kept[column], new(operand, order, results, first), first) != first);
    }

    private sealed record KeptColumn(object? Operand, int Order, T[] Results, KeptColumn? Next);
}

/// <summary>
/// What functions and small powers make of the columns of a network at its points, kept for every formula that is worked out there. It pays
/// where that takes long: σ(z) in 256 bits is more work than the rest of most answers.
/// </summary>
public sealed class KeptValues<T> where T : struct
{
    private readonly ConcurrentDictionary<(object? Operand, int Order, int Column, int Point), T> _known = new();

    /// <summary>Some of the columns at some of the points, in a numbering of their own.</summary>
    internal readonly struct Part(KeptValues<T> all, IReadOnlyList<int> columns, int[] points)
    {
        /// <summary>Whether they are known at all of the points.</summary>
        public bool Find(object? operand, int order, int column, Span<T> results)
        {
            for (var p = 0; p < points.Length; p++)
                if (!all._known.TryGetValue((operand, order, columns[column], points[p]), out results[p])) return false;
            return true;
        }

        public void Keep(object? operand, int order, int column, ReadOnlySpan<T> results)
        {
            for (var p = 0; p < points.Length; p++) all._known.TryAdd((operand, order, columns[column], points[p]), results[p]);
        }
    }
}

/// <summary>
/// What functions make of the columns of a network at its points, kept for every formula that is worked out there. It pays where a call
/// takes long: σ(z) in 256 bits is thirty times as much as the rest of an answer.
/// </summary>
public sealed class KeptCalls<T> where T : struct
{
    private readonly ConcurrentDictionary<(Function Function, int Order, int Column, int Point), T> _known = new();

    /// <summary>Some of the columns at some of the points, in a numbering of their own.</summary>
    public readonly struct Part(KeptCalls<T> all, IReadOnlyList<int> columns, int[] points)
    {
        internal T Value(Function function, int order, int column, int point, Func<T> compute)
        {
            var key = (function, order, columns[column], points[point]);
            return all._known.TryGetValue(key, out var known) ? known : all._known.GetOrAdd(key, compute());
        }
    }
}
