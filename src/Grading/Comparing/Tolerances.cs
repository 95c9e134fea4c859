using Formulas.Numbers;

namespace Grading.Comparing;

/// <summary>Every tolerance of the grading, each with where it comes from. A verdict depends on the first two groups only.</summary>
internal static class Tolerances
{
    // verdicts on values: fractions of the reference, never absolute

    /// <summary>
    /// Of formulas: far above rounding (1e-16 times the depth of a formula), far below any honest difference (a rounded constant: 1e-4).
    /// </summary>
    public const double Formula = 1e-8;

    /// <summary>
    /// Of scripts, which compute in doubles what the reference does: of its value, or of its size where that is <see cref="Large"/>.
    /// </summary>
    public const double Script = 1e-12;

    /// <summary>
    /// Terms so many times larger than what is left of them, or than those of the reference, cancel: a value has lost digits there, and an
    /// answer may be a quotient of differences.
    /// </summary>
    public const double Large = 16;

    /// <summary>
    /// Terms so many times larger than the reference's, at every point: what is left of 256 bits can't tell a quotient of differences of
    /// high order from a derivation. Honest terms cancel so far at some points only (<c>1 - tanh(z)^2</c> from z = 5 on).
    /// </summary>
    public const double Cancelling = 1 << 14;

    /// <summary>
    /// What two values may differ by, of which the one is said to be the other exactly: what is left of 256 bits, generously.
    /// </summary>
    public const int ExactBits = 200;

    /// <summary>
    /// So little, but not nothing, changes in what a script returns when one of its numbers is another by a quarter: that number is a step
    /// which is only small enough.
    /// </summary>
    public const double StepOnly = 1e-6;

    /// <summary>
    /// What <see cref="Marking.Scripted.ErrorGrowth"/> comes to for honest scripts at most: 1.3 for 66 that were tried; for 26 quotients of
    /// differences of order 8 with steps of 0.001 and 0.01 it was 28 at least.
    /// </summary>
    public const double ErrorGrowth = 5;

    /// <summary>The same for quotients of differences; where there is more, something is decided by the rounding.</summary>
    public const double ErrorGrowthOfQuotient = 1e7;

    /// <summary>
    /// So little changes in what a script returns where the same terms are only added in another order or rounded otherwise: 32 units of
    /// roundoff.
    /// </summary>
    public const double RoundedOtherwise = 32 * 1.1102230246251565e-16;

    /// <summary>
    /// What a script may be off at inputs far smaller than those it was made for: some roundings of terms of size one, which are left where
    /// they cancel (<c>2/(1 + e^(-2x)) - 1</c> near 0).
    /// </summary>
    public const double RoundedAtOne = 1e-14;

    /// <summary>So much of a value may rounding take, and no more: what leaves out small numbers is off by all of it.</summary>
    public const double RoundedAway = 0.01;

    /// <summary>
    /// A bound on the rounding error of a value in terms of its propagated size: sixteen units of roundoff (2^-53). Terms up to some
    /// million times what is left of them are decided by doubles, others in high precision.
    /// </summary>
    public const double Rounding = 16 * 1.1102230246251565e-16;

    /// <summary>
    /// Nearer than so many times the tolerance, in terms of the propagated size of the reference, high precision decides: the size may be
    /// larger than the value.
    /// </summary>
    public const double Far = 100;

    /// <summary>What errors may leave open beside a reference that is zero, and so has no size to compare them with.</summary>
    public static readonly Magnitude ExactZero = Magnitude.Of(1, -100);

    /// <summary>
    /// Smaller terms have lost digits, or vanished, in doubles (subnormal below 2.2e-308): two zeros are then not yet the same value.
    /// </summary>
    public const double Underflow = 1e-280;

    /// <summary>More than this beside a reference without size is a value, whatever was lost below <see cref="Underflow"/>.</summary>
    public const double LeastValue = 1e-200;

    // verdicts on numbers, by the rule of decimals (DESIGN.md)

    /// <summary>A number lies within so much of the truth, and within half a unit of the last decimal asked for.</summary>
    public const double Number = 0.005;

    // explaining: looser than a verdict, since nothing but a hint depends on it; values there are rounded to ten digits

    /// <summary>Two columns of values are the same.</summary>
    public const double Explained = 1e-7;

    /// <summary>
    /// So many times a value its propagated size counts at most where a mistake is looked for: a bound grows with every layer of a network,
    /// rounding does not.
    /// </summary>
    public const double MostOfBound = 100;

    /// <summary>What is left of terms that cancel, beside which <see cref="Explained"/> means nothing.</summary>
    public const double Cancelled = 1e-14;

    /// <summary>An answer so much smaller than the truth is zero but for rounding.</summary>
    public const double Vanishing = 1e-10;

    /// <summary>A ratio of two columns is the same at two points.</summary>
    public const double Ratio = 1e-7;

    /// <summary>A ratio at a single point, which only rules out; loose, so that it never rules out too much.</summary>
    public const double RatioAtOnePoint = 1e-5;

    /// <summary>A ratio is a well-known constant (1, -1, 2, ln 10).</summary>
    public const double Constant = 1e-6;

    /// <summary>An answer is nearly right: constants were rounded on the way.</summary>
    public const double Nearly = 0.1;

    /// <summary>A number is the truth with decimals cut off, but for the last bits of doubles near one.</summary>
    public const double Shortened = 1e-12;

    /// <summary>A wrong number so near the truth was rounded on the way.</summary>
    public const double RoundedOnTheWay = 0.02;

    // validation of problems

    /// <summary>Two derivations of one number, in doubles.</summary>
    public const double Derivations = 1e-9;

    /// <summary>What finite differences of the fourth order in doubles can promise.</summary>
    public const double Differences = 1e-6;

    /// <summary>Finite differences know their own uncertainty; so many times that is allowed.</summary>
    public const double Uncertainties = 10;
}
