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
    // σ'(z3) stands in most answers of a class: what functions make of a column is computed once. A
    // list for each column, which threads add to.
    private readonly KnownCall?[] _calls = new KnownCall?[count == 0 ? 0 : columns.Length / count];

    public int Count => count;

    public T[] Columns => columns;

    public byte[][] Families => families;

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

    /// <summary>What a function, or its derivative, makes of a column. The columns may not change any more.</summary>
    internal T[] Call<TArithmetic>(Function function, int order, int column) where TArithmetic : IArithmetic<T>
    {
        for (var known = Volatile.Read(ref _calls[column]); known is not null; known = known.Next)
            if (ReferenceEquals(known.Function, function) && known.Order == order) return known.Results;
        var results = new T[count];
        Call<TArithmetic>(function, order, Column(column), results);
        KnownCall? first;
        do first = Volatile.Read(ref _calls[column]);
        while (Interlocked.CompareExchange(ref _calls[column], new(function, order, results, first), first) != first);
        return results;
    }

    private sealed record KnownCall(Function Function, int Order, T[] Results, KnownCall? Next);
}
