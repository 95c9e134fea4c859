using Formulas.Evaluating;
using Formulas.Tree;

namespace Formulas.Numbers;

/// <summary>The operations that a <see cref="Tape"/> needs of a kind of number.</summary>
public interface IArithmetic<T> where T : struct
{
    static abstract T Undefined { get; }

    static abstract T Number(Formula.Number number);
    static abstract T Constant(Formula.Constant constant);
    static abstract T Whole(int number);
    static abstract T Negate(T a);
    static abstract T Add(T a, T b);
    static abstract T Subtract(T a, T b);
    static abstract T Multiply(T a, T b);
    static abstract T Divide(T a, T b);
    static abstract T Power(T a, T b);
    static abstract T Power(T a, int exponent);
    static abstract T Call(Function.Known function, int order, T u);
    static abstract bool Holds(Relation relation, T a, T b);
    static abstract bool IsUndefined(T a);

    // The same for whole columns; a kind of number may know a quicker way than one by one.
    static abstract void Fill(Span<T> column, T value);
    static abstract void Add(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> sums);
    static abstract void Subtract(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> differences);
    static abstract void Multiply(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> products);
    static abstract void Divide(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> quotients);
}

/// <summary>What the relations say of the outcome of a comparison.</summary>
public static class Relations
{
    public static bool Holds(Relation relation, int comparison) => relation switch
    {
        Relation.Less => comparison < 0,
        Relation.LessOrEqual => comparison <= 0,
        Relation.Greater => comparison > 0,
        Relation.GreaterOrEqual => comparison >= 0,
        Relation.Equal => comparison == 0,
        Relation.NotEqual => comparison != 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
