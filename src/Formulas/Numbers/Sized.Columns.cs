using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Formulas.Numbers;

// Columns of sized doubles, two or four at a time: a vector holds value, size, value, size, or four
// values, or four sizes. What a vector does must be what one by one does, up to the last bits of a size.
public readonly partial record struct Sized
{
    // made where they are used: a field would be asked in every turn of a loop whether it is set
    private static Vector256<double> ValueSigns => Vector256.Create(-0.0, 0.0, -0.0, 0.0);
    private static Vector256<double> Sizes => Vector256.Create(0L, -1L, 0L, -1L).AsDouble();

    public static void Fill(Span<Sized> column, Sized value)
    {
        var p = 0;
        if (Avx.IsSupported)
        {
            ref var first = ref First(column, column.Length);
            var pair = Vector256.Create(value.Value, value.Size, value.Value, value.Size);
            for (; p + 2 <= column.Length; p += 2) Store(pair, ref first, p);
        }
        for (; p < column.Length; p++) column[p] = value;
    }

    public static void Add(ReadOnlySpan<Sized> a, ReadOnlySpan<Sized> b, Span<Sized> sums)
    {
        var p = 0;
        if (Avx.IsSupported)
        {
            ref var x = ref First(a, sums.Length);
            ref var y = ref First(b, sums.Length);
            ref var result = ref First(sums, sums.Length);
            for (; p + 2 <= sums.Length; p += 2) Store(Load(ref x, p) + Load(ref y, p), ref result, p);
        }
        for (; p < sums.Length; p++) sums[p] = Add(a[p], b[p]);
    }

    public static void Subtract(ReadOnlySpan<Sized> a, ReadOnlySpan<Sized> b, Span<Sized> differences)
    {
        var p = 0;
        if (Avx.IsSupported)
        {
            ref var x = ref First(a, differences.Length);
            ref var y = ref First(b, differences.Length);
            ref var result = ref First(differences, differences.Length);
            for (; p + 2 <= differences.Length; p += 2) Store(Load(ref x, p) + (Load(ref y, p) ^ ValueSigns), ref result, p);
        }
        for (; p < differences.Length; p++) differences[p] = Subtract(a[p], b[p]);
    }

    public static void Multiply(ReadOnlySpan<Sized> a, ReadOnlySpan<Sized> b, Span<Sized> products)
    {
        var p = 0;
        if (Avx.IsSupported)
        {
            ref var first = ref First(a, products.Length);
            ref var second = ref First(b, products.Length);
            ref var result = ref First(products, products.Length);
            for (; p + 4 <= products.Length; p += 4)
            {
                var (product, size) = Products(ref first, p, ref second, p);
                Store(Avx.UnpackLow(product, size), ref result, p);
                Store(Avx.UnpackHigh(product, size), ref result, p + 2);
            }
        }
        for (; p < products.Length; p++) products[p] = Multiply(a[p], b[p]);
    }

    /// <summary>The sum of so many products, each a column further on: what multiplying and adding one by one comes to.</summary>
    /// <param name="aStep">How far the next factor stands behind the first one; 0 for a factor of all products.</param>
    /// <param name="bStep">The same of the other factor.</param>
    // 6 parameters: two factors, each with its step
    internal static void SumOfProducts(
        ReadOnlySpan<Sized> a, int aStep, ReadOnlySpan<Sized> b, int bStep, int terms, Span<Sized> sums)
    {
        var p = 0;
        if (Avx.IsSupported)
        {
            ref var first = ref First(a, sums.Length + (terms - 1) * aStep);
            ref var second = ref First(b, sums.Length + (terms - 1) * bStep);
            ref var result = ref First(sums, sums.Length);
            for (; p + 4 <= sums.Length; p += 4)
            {
                var (total, totalSize) = Products(ref first, p, ref second, p);
                for (var term = 1; term < terms; term++)
                {
                    var (product, size) = Products(ref first, p + term * aStep, ref second, p + term * bStep);
                    (total, totalSize) = (total + product, totalSize + size);
                }
                Store(Avx.UnpackLow(total, totalSize), ref result, p);
                Store(Avx.UnpackHigh(total, totalSize), ref result, p + 2);
            }
        }
        for (; p < sums.Length; p++)
        {
            var total = Multiply(a[p], b[p]);
            for (var term = 1; term < terms; term++) total = Add(total, Multiply(a[p + term * aStep], b[p + term * bStep]));
            sums[p] = total;
        }
    }

    // Four products, values and sizes apart.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Products, Vector256<double> Sizes) Products(ref double a, int p, ref double b, int q)
    {
        var (x01, x23, y01, y23) = (Load(ref a, p), Load(ref a, p + 2), Load(ref b, q), Load(ref b, q + 2));
        var (x, xSize) = (Avx.UnpackLow(x01, x23), Avx.UnpackHigh(x01, x23));
        var (y, ySize) = (Avx.UnpackLow(y01, y23), Avx.UnpackHigh(y01, y23));
        return (x * y, Vector256.Abs(x) * ySize + Vector256.Abs(y) * xSize);
    }

    // A divisor of zero leaves an infinite or undefined size, and so is decided in high precision, where it has no value.
    public static void Divide(ReadOnlySpan<Sized> a, ReadOnlySpan<Sized> b, Span<Sized> quotients)
    {
        var p = 0;
        if (Avx.IsSupported)
        {
            ref var first = ref First(a, quotients.Length);
            ref var second = ref First(b, quotients.Length);
            ref var result = ref First(quotients, quotients.Length);
            for (; p + 2 <= quotients.Length; p += 2)
            {
                var (x, y) = (Load(ref first, p), Load(ref second, p));
                var divided = Vector256.ConditionalSelect(Sizes, Vector256<double>.One, x) / Values(y); // (a/b, 1/b): one division for both
                var (quotient, inverse) = (Values(divided), Avx.Permute(divided, 0b1111));
                var size = (Vector256.Abs(quotient * y) + x) * inverse; // where the sizes stand: (asize + |a/b|·bsize) / b
                Store(Vector256.ConditionalSelect(Sizes, Vector256.Abs(size), divided), ref result, p);
            }
        }
        for (; p < quotients.Length; p++) quotients[p] = Divide(a[p], b[p]);
    }

    // Where a column of at least this length begins.
    private static ref double First(ReadOnlySpan<Sized> column, int length) =>
        ref Unsafe.As<Sized, double>(ref MemoryMarshal.GetReference(column[..length]));

    private static Vector256<double> Load(ref double column, int p) => Vector256.LoadUnsafe(ref column, (nuint)(2 * p));

    private static void Store(Vector256<double> pairs, ref double column, int p) => pairs.StoreUnsafe(ref column, (nuint)(2 * p));

    // (value, size, value', size') → (value, value, value', value')
    private static Vector256<double> Values(Vector256<double> pairs) => Avx.DuplicateEvenIndexed(pairs);
}
