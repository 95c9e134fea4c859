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
/// The one place where computed values are compared. Two values are the same if they differ by no more than a fraction of the reference:
/// neither rounding nor a small value decides, and there is no absolute floor. Where doubles can't tell, since rounding of terms far larger
/// than what is left of them could hide or explain a difference, high precision does, with bounds of its own errors.
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
        var noise = Tolerances.Rounding * (answer.Size + reference.Size);
        if (difference + noise <= tolerance * Math.Abs(reference.Value)) return Agreement.Same;
        return difference - noise > Tolerances.Far * tolerance * reference.Size ? Agreement.Different : Agreement.Undecided;
    }

    private static bool IsFinite(Sized value) => double.IsFinite(value.Value) && double.IsFinite(value.Size);

    /// <summary>Whether a script's value is the reference's; a value that is not finite never is.</summary>
    /// <param name="floor">What it may be off where that is little beside the reference, however little it is allowed otherwise.</param>
    public static bool IsSame(double answer, Sized reference, double floor = 0) => Math.Abs(answer - reference.Value)
        <= Math.Max(Math.Min(floor, Tolerances.RoundedAway * Math.Abs(reference.Value)), Allowed(reference));

    /// <summary>Whether a script's value is another than the reference's by far, whatever rounding did.</summary>
    public static bool IsFar(double answer, Sized reference) =>
        !(Math.Abs(answer - reference.Value) <= Tolerances.Far * Allowed(reference));

    /// <summary>
    /// Whether a script's value, if it is not the reference's, is what a formula's may be off: <c>+ 1e-12</c> in a denominator.
    /// </summary>
    public static bool IsNear(double answer, Sized reference) =>
        Math.Abs(answer - reference.Value) <= Tolerances.Formula * SizeOf(reference);

    private static double Allowed(Sized reference) => Tolerances.Script * SizeOf(reference);

    private static double SizeOf(Sized reference) =>
        Math.Abs(reference.Value) is var value && reference.Size > Tolerances.Large * value ? reference.Size : value;

    /// <summary>Whether an answer is made of terms far larger than those of the reference at any point: they cancel.</summary>
    public static bool HasLargeTerms(ReadOnlySpan<Sized> answer, ReadOnlySpan<Sized> reference)
    {
        var p = 0;
        if (Avx.IsSupported)
        {
            var length = Math.Min(answer.Length, reference.Length);
            ref var a = ref First(answer);
            ref var r = ref First(reference);
            for (; p + 4 <= length; p += 4)
            {
                var large = Vector256.GreaterThan(SizesOfFour(ref a, p), Vector256.Create(Tolerances.Large) * SizesOfFour(ref r, p));
                if (large.AsUInt64() != Vector256<ulong>.Zero) return true;
            }
        }
        for (; p < answer.Length && p < reference.Length; p++)
            if (answer[p].Size > Tolerances.Large * reference[p].Size) return true;
        return false;
    }

    // in the order in which they are unpacked, which is the same for all
    private static Vector256<double> SizesOfFour(ref double first, int p) => Avx.UnpackHigh(Load(ref first, p), Load(ref first, p + 2));

    private static ref double First(ReadOnlySpan<Sized> values) => ref Unsafe.As<Sized, double>(ref MemoryMarshal.GetReference(values));

    private static Vector256<double> Load(ref double first, int p) => Vector256.LoadUnsafe(ref first, (nuint)(2 * p));

    /// <summary>
    /// Whether two values are the same as far as 256 bits can tell; undecided where errors leave it open. There is no tolerance: what only
    /// comes near is different.
    /// </summary>
    public static Agreement Exactly(Ball answer, Ball reference)
    {
        if (answer.IsUnknown || reference.IsUnknown || reference.IsHuge) return Agreement.Undecided;
        if (answer.IsUndefined || answer.IsHuge || reference.IsUndefined) return Agreement.Different;
        var noise = answer.Error + reference.Error;
        if ((answer.Value - reference.Value).Size > noise) return Agreement.Different;
        return noise <= reference.Value.Size.Scaled(-Tolerances.ExactBits) || reference.MayBeZero ? Agreement.Same : Agreement.Undecided;
    }

    /// <summary>Whether all values are the same, without a doubt; what is not usable is passed over.</summary>
    public static bool AllSame(ReadOnlySpan<Sized> answer, ReadOnlySpan<Sized> reference, ReadOnlySpan<bool> usable, double tolerance)
    {
        var p = 0;
        if (Avx.IsSupported)
        {
            var length = Math.Min(answer.Length, reference.Length);
            ref var a = ref First(answer);
            ref var r = ref First(reference);
            for (; p + 4 <= length; p += 4)
                if (!FourSame(ref a, ref r, p, tolerance)
                    && !OneByOne(answer.Slice(p, 4), reference.Slice(p, 4), usable.Slice(p, 4), tolerance)) return false;
        }
        return OneByOne(answer[p..], reference[p..], usable[p..], tolerance);
    }

    /// <summary>The same in one look, and whether no value is made of terms far larger than the reference's.</summary>
    public static bool AllSameInTerms(ReadOnlySpan<Sized> answer, ReadOnlySpan<Sized> reference, ReadOnlySpan<bool> usable)
    {
        var p = 0;
        if (Avx.IsSupported)
        {
            var length = Math.Min(answer.Length, reference.Length);
            ref var a = ref First(answer);
            ref var r = ref First(reference);
            for (; p + 4 <= length; p += 4)
                if (!(FourSame(ref a, ref r, p, Tolerances.Formula) && FourOfUsualTerms(ref a, ref r, p))
                    && !InTerms(answer.Slice(p, 4), reference.Slice(p, 4), usable.Slice(p, 4))) return false;
        }
        return InTerms(answer[p..], reference[p..], usable[p..]);
    }

    private static bool InTerms(ReadOnlySpan<Sized> answer, ReadOnlySpan<Sized> reference, ReadOnlySpan<bool> usable) =>
        OneByOne(answer, reference, usable, Tolerances.Formula) && !HasLargeTerms(answer, reference);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool FourOfUsualTerms(ref double answer, ref double reference, int p) =>
        !Vector256.GreaterThanAny(SizesOfFour(ref answer, p), Vector256.Create(Tolerances.Large) * SizesOfFour(ref reference, p));

    /// <summary>
    /// Whether a repaired answer is right at all points. Where the reference is nothing, as behind a closed gate, nothing will do; a
    /// verdict asks more of it.
    /// </summary>
    public static bool AllRepaired(ReadOnlySpan<Sized> answer, ReadOnlySpan<Sized> reference, ReadOnlySpan<bool> usable)
    {
        if (AllSame(answer, reference, usable, Tolerances.Formula)) return true;
        var compared = 0;
        for (var p = 0; p < reference.Length; p++)
        {
            if (!usable[p] || (reference[p].Value == 0 && answer[p].Value == 0)) continue;
            if (!OneByOne(answer.Slice(p, 1), reference.Slice(p, 1), usable.Slice(p, 1), Tolerances.Formula)) return false;
            compared++;
        }
        return compared > 0;
    }

    /// <summary>
    /// Whether a repaired answer with this value at one point can be right by <see cref="AllRepaired"/>, in whatever order it was worked
    /// out: where rounding makes more of a difference than the tolerance, it is not.
    /// </summary>
    public static bool CanBeRepaired(double answer, Sized reference) =>
        reference.Value == 0 || Math.Abs(answer - reference.Value) <= 2 * Tolerances.Formula * Math.Abs(reference.Value);

    private static bool OneByOne(ReadOnlySpan<Sized> answer, ReadOnlySpan<Sized> reference, ReadOnlySpan<bool> usable, double tolerance)
    {
        for (var p = 0; p < reference.Length; p++)
        {
            var (a, r) = (answer[p], reference[p]);
            // false for everything that is not a number
            var same = Math.Abs(a.Value - r.Value) + Tolerances.Rounding * (a.Size + r.Size) <= tolerance * Math.Abs(r.Value)
                && r.Size is >= Tolerances.Underflow and <= double.MaxValue;
            if (!same && usable[p]) return false;
        }
        return true;
    }

    // The same, of four at once: value, size, value, size, … becomes four values and four sizes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool FourSame(ref double answer, ref double reference, int p, double tolerance)
    {
        var (a01, a23) = (Load(ref answer, p), Load(ref answer, p + 2));
        var (r01, r23) = (Load(ref reference, p), Load(ref reference, p + 2));
        var (value, size) = (Avx.UnpackLow(r01, r23), Avx.UnpackHigh(r01, r23));
        var difference = Avx.UnpackLow(a01, a23) - value;
        var noise = Vector256.Create(Tolerances.Rounding) * (Avx.UnpackHigh(a01, a23) + size);
        var same = Vector256.LessThanOrEqual(Vector256.Abs(difference) + noise, Vector256.Create(tolerance) * Vector256.Abs(value))
            & Vector256.GreaterThanOrEqual(size, Vector256.Create(Tolerances.Underflow))
            & Vector256.LessThanOrEqual(size, Vector256.Create(double.MaxValue));
        return same.AsUInt64() == Vector256<ulong>.AllBitsSet;
    }

    /// <summary>
    /// Decides in high precision, unless errors of terms far larger than what is left of them hide even there which it is. An answer
    /// without a value is never the same as a reference that has one.
    /// </summary>
    /// <param name="isLast">Whether there are no more bits to ask for.</param>
    public static Agreement Decide(Ball answer, Ball reference, double tolerance, bool isLast)
    {
        if (answer.IsUnknown || reference.IsUnknown || reference.IsHuge) return Agreement.Undecided;
        if (answer.IsUndefined || answer.IsHuge || reference.IsUndefined) return Agreement.Different;
        var (difference, noise) = ((answer.Value - reference.Value).Size, answer.Error + reference.Error);
        var bound = reference.MayBeZero ? Magnitude.Zero : reference.Value.Size * Magnitude.Of(tolerance);
        if (difference > bound + noise) return Agreement.Different;
        if (difference + noise <= bound) return Agreement.Same;
        // a reference that is zero has no size: beside it the answer's own error is all the tolerance there is
        var isZero = reference.MayBeZero && (isLast || reference.Error.IsZero);
        return isZero && noise <= Tolerances.ExactZero ? Agreement.Same : Agreement.Undecided;
    }
}
