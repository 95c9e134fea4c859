using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Formulas.Numbers;

namespace Grading.Comparing;

/// <summary>Whether two values are the same, as far as doubles can tell.</summary>
public enum Agreement : byte
{
    Same,
    Different,

    /// <summary>Rounding could explain the difference, or hide one: ask again in higher precision.</summary>
    Undecided,
}

/// <summary>
/// The one place where computed values are compared. Two values are the same if they differ by no more
/// than a fraction of the propagated size of the reference's terms: neither rounding nor a small value
/// decides, and there is no absolute floor.
/// </summary>
public static class Comparison
{
    public static Agreement Compare(Sized answer, Sized reference, double tolerance)
    {
        if (!IsFinite(answer) || !IsFinite(reference)) return Agreement.Undecided;
        // a reference of no size to speak of has no value to speak of either
        if (reference.Size < Tolerances.Underflow)
            return Math.Abs(answer.Value) - Tolerances.Rounding * answer.Size > Tolerances.LeastValue
                ? Agreement.Different
                : Agreement.Undecided;
        var difference = Math.Abs(answer.Value - reference.Value);
        var bound = tolerance * reference.Size;
        var noise = Tolerances.Rounding * (answer.Size + reference.Size);
        return difference + noise <= bound ? Agreement.Same : difference - noise > bound ? Agreement.Different : Agreement.Undecided;
    }

    private static bool IsFinite(Sized value) => double.IsFinite(value.Value) && double.IsFinite(value.Size);

    /// <summary>Whether a script's value is the reference's; a value that is not finite never is.</summary>
    public static bool IsSame(double answer, Sized reference) => Math.Abs(answer - reference.Value) <= Tolerances.Script * reference.Size;

    /// <summary>Whether all values are the same, without a doubt; what is not usable is passed over.</summary>
    public static bool AllSame(ReadOnlySpan<Sized> answer, ReadOnlySpan<Sized> reference, ReadOnlySpan<bool> usable, double tolerance)
    {
        var p = 0;
        if (Avx.IsSupported)
        {
            for (; p + 4 <= reference.Length && p + 4 <= answer.Length; p += 4)
                if (!FourSame(answer[p..], reference[p..], tolerance)
                    && !OneByOne(answer.Slice(p, 4), reference.Slice(p, 4), usable.Slice(p, 4), tolerance)) return false;
        }
        return OneByOne(answer[p..], reference[p..], usable[p..], tolerance);
    }

    private static bool OneByOne(ReadOnlySpan<Sized> answer, ReadOnlySpan<Sized> reference, ReadOnlySpan<bool> usable, double tolerance)
    {
        for (var p = 0; p < reference.Length; p++)
        {
            var (a, r) = (answer[p], reference[p]);
            // false for everything that is not a number
            var same = Math.Abs(a.Value - r.Value) + Tolerances.Rounding * (a.Size + r.Size) <= tolerance * r.Size
                && r.Size is >= Tolerances.Underflow and <= double.MaxValue;
            if (!same && usable[p]) return false;
        }
        return true;
    }

    // The same, of four at once: value, size, value, size, … becomes four values and four sizes.
    private static bool FourSame(ReadOnlySpan<Sized> answer, ReadOnlySpan<Sized> reference, double tolerance)
    {
        ref var a = ref Unsafe.As<Sized, double>(ref MemoryMarshal.GetReference(answer));
        ref var r = ref Unsafe.As<Sized, double>(ref MemoryMarshal.GetReference(reference));
        var (a01, a23) = (Vector256.LoadUnsafe(ref a), Vector256.LoadUnsafe(ref a, 4));
        var (r01, r23) = (Vector256.LoadUnsafe(ref r), Vector256.LoadUnsafe(ref r, 4));
        var (difference, size) = (Avx.UnpackLow(a01, a23) - Avx.UnpackLow(r01, r23), Avx.UnpackHigh(r01, r23));
        var noise = Vector256.Create(Tolerances.Rounding) * (Avx.UnpackHigh(a01, a23) + size);
        var same = Vector256.LessThanOrEqual(Vector256.Abs(difference) + noise, Vector256.Create(tolerance) * size)
            & Vector256.GreaterThanOrEqual(size, Vector256.Create(Tolerances.Underflow))
            & Vector256.LessThanOrEqual(size, Vector256.Create(double.MaxValue));
        return same.AsUInt64() == Vector256<ulong>.AllBitsSet;
    }

    /// <summary>
    /// Decides in high precision, unless terms of the answer's own are so large that even that hides the reference between them. An answer
    /// without a value is never the same as a reference that has one.
    /// </summary>
    /// <param name="sizes">The sizes of answer and reference from doubles; not finite where doubles overflow.</param>
    public static Agreement Decide(BigFloat answer, BigFloat reference, (double Answer, double Reference) sizes, double tolerance)
    {
        if (answer.IsNaN || reference.IsNaN) return Agreement.Different;
        var bound = (BigFloat)tolerance * Size(reference, sizes.Reference);
        var noise = Tolerances.ExactRounding * Size(answer, sizes.Answer);
        if (BigFloat.Abs(answer - reference) > bound + noise) return Agreement.Different;
        // a reference of no size at all is zero: there the answer's rounding is all the tolerance there is
        return noise > bound && bound.Sign > 0 ? Agreement.Undecided : Agreement.Same;
    }

    private static BigFloat Size(BigFloat value, double size)
    {
        var least = BigFloat.Abs(value);
        return double.IsFinite(size) && least < size ? size : least;
    }
}
