using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Formulas;

// Columns of sized doubles, two at a time: a vector holds value, size, value, size. What a vector does must be what one by one does, up to the
// last bits of a size.
public readonly partial record struct Sized
{
    private static readonly Vector256<double> ValueSigns = Vector256.Create(-0.0, 0.0, -0.0, 0.0);
    private static readonly Vector256<double> Sizes = Vector256.Create(0L, -1L, 0L, -1L).AsDouble();

    static void IArithmetic<Sized>.Add<TSelf>(ReadOnlySpan<Sized> a, ReadOnlySpan<Sized> b, Span<Sized> sums)
    {
        var p = 0;
        if (Avx2.IsSupported)
            for (; p + 2 <= sums.Length; p += 2) Store(sums, p, Load(a, p) + Load(b, p));
        for (; p < sums.Length; p++) sums[p] = Add(a[p], b[p]);
    }

    static void IArithmetic<Sized>.Subtract<TSelf>(ReadOnlySpan<Sized> a, ReadOnlySpan<Sized> b, Span<Sized> differences)
    {
        var p = 0;
        if (Avx2.IsSupported)
            for (; p + 2 <= differences.Length; p += 2) Store(differences, p, Load(a, p) + (Load(b, p) ^ ValueSigns));
        for (; p < differences.Length; p++) differences[p] = Subtract(a[p], b[p]);
    }

    static void IArithmetic<Sized>.Multiply<TSelf>(ReadOnlySpan<Sized> a, ReadOnlySpan<Sized> b, Span<Sized> products)
    {
        var p = 0;
        if (Avx2.IsSupported)
        {
            for (; p + 2 <= products.Length; p += 2)
            {
                var (x, y) = (Load(a, p), Load(b, p));
                var (one, other) = (Values(x) * y, Values(y) * x); // (ab, a·|b|size), (ab, b·|a|size)
                Store(products, p, Vector256.ConditionalSelect(Sizes, Vector256.Abs(one) + Vector256.Abs(other), one));
            }
        }
        for (; p < products.Length; p++) products[p] = Multiply(a[p], b[p]);
    }

    // A divisor of zero leaves an infinite or undefined size, and so is decided in high precision, where it has no value.
    static void IArithmetic<Sized>.Divide<TSelf>(ReadOnlySpan<Sized> a, ReadOnlySpan<Sized> b, Span<Sized> quotients)
    {
        var p = 0;
        if (Avx2.IsSupported)
        {
            for (; p + 2 <= quotients.Length; p += 2)
            {
                var y = Load(b, p);
                var divisor = Values(y);
                var quotient = Load(a, p) / divisor; // (a/b, asize/b)
                var relative = Values(quotient) * (y / divisor); // (a/b, a/b · bsize/b)
                Store(quotients, p, Vector256.ConditionalSelect(Sizes, Vector256.Abs(quotient) + Vector256.Abs(relative), quotient));
            }
        }
        for (; p < quotients.Length; p++) quotients[p] = Divide(a[p], b[p]);
    }

    private static Vector256<double> Load(ReadOnlySpan<Sized> column, int p) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<Sized, double>(column)), (nuint)(2 * p));

    private static void Store(Span<Sized> column, int p, Vector256<double> values) => values.StoreUnsafe(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<Sized, double>(column)), (nuint)(2 * p));

    // (value, size, value', size') → (value, value, value', value')
    private static Vector256<double> Values(Vector256<double> pairs) => Avx2.Permute4x64(pairs, 0b10_10_00_00);
}
