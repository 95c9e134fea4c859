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
    private readonly KnownStep?[] _known = new KnownStep?[count == 0 ? 0 : columns.Length / count];

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

    /// <summary>What a step that is kept makes of a column (<see cref="Operations.IsKept"/>). The columns may not change any more.</summary>
    internal T[] Of<TArithmetic>(in Step step, int column) where TArithmetic : IArithmetic<T>
    {
        for (var known = Volatile.Read(ref _known[column]); known is not null; known = known.Next)
            if (ReferenceEquals(known.Operand, step.Operand) && known.B == step.B) return known.Results;
        var results = new T[count];
        Operations.Value<T, TArithmetic>(step, new(this, Column(column), default, default), results);
        KnownStep? first;
        do first = Volatile.Read(ref _known[column]);
        while (Interlocked.CompareExchange(ref _known[column], new(step.Operand, step.B, results, first), first) != first);
        return results;
    }

    // Of a function, and of a power, which has none.
    private sealed record KnownStep(object? Operand, int B, T[] Results, KnownStep? Next);
}
