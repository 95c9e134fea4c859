namespace Formulas.Numbers;

/// <summary>The operations that a tape needs of a kind of number.</summary>
public interface IArithmetic<T> where T : struct
{
    static abstract T Undefined { get; }
    static abstract T E { get; }
    static abstract T Pi { get; }

    /// <summary>A number as typed, and the double that is nearest to it.</summary>
    static abstract T Number(string digits, double value);
    static abstract T Whole(int number);
    static abstract T Negate(T a);
    static abstract T Add(T a, T b);
    static abstract T Subtract(T a, T b);
    static abstract T Multiply(T a, T b);
    static abstract T Divide(T a, T b);
    static abstract T Power(T a, T b);
    static abstract T Power(T a, int exponent);
    /// <summary>The value of a function or, with an order, its slope.</summary>
    static abstract T Call(Curve curve, int order, T u);

    static abstract int Compare(T a, T b);
    static abstract bool IsUndefined(T a);

    /// <summary>1 or 0 for what two values told when they were compared, as far as they can tell it.</summary>
    static abstract T Told(bool holds, T a, T b);

    // The same for whole columns; a kind of number may know a quicker way than one by one.
    static abstract void Fill(Span<T> column, T value);
    static abstract void Add(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> sums);
    static abstract void Subtract(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> differences);
    static abstract void Multiply(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> products);
    static abstract void Divide(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> quotients);
}
