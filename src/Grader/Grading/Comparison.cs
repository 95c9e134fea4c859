using Formulas;

namespace Grader.Grading;

/// <summary>Whether two values are the same, as far as doubles can tell.</summary>
public enum Agreement
{
    Same,
    Different,

    /// <summary>Rounding could explain the difference, or hide one: ask again in higher precision.</summary>
    Undecided,
}

/// <summary>
/// The one place where computed values are compared. Two values are the same if they differ by no more than a fraction of the propagated size of
/// the reference's terms: neither rounding nor a small value decides, and there is no absolute floor.
/// </summary>
public static class Comparison
{
    /// <summary>For formulas: 1e-8 of the size of the terms.</summary>
    public const double FormulaTolerance = 1e-8;

    /// <summary>For scripts, which compute in doubles what the reference does: tighter than any finite difference can be.</summary>
    public const double ScriptTolerance = 1e-12;

    // A bound on the rounding error of a value in terms of its propagated size: a few units of the last place.
    private const double Rounding = 16 * 1.1102230246251565e-16;

    // The same for 256 bits, generously.
    private static readonly BigFloat ExactRounding = BigFloat.Power(2, -200);

    public static Agreement Compare(Sized answer, Sized reference, double tolerance)
    {
        if (!double.IsFinite(answer.Value) || !double.IsFinite(answer.Size) || !double.IsFinite(reference.Value) || !double.IsFinite(reference.Size)) return Agreement.Undecided;
        var difference = Math.Abs(answer.Value - reference.Value);
        var bound = tolerance * reference.Size;
        var noise = Rounding * (answer.Size + reference.Size);
        return difference + noise <= bound ? Agreement.Same : difference - noise > bound ? Agreement.Different : Agreement.Undecided;
    }

    /// <summary>Whether a script's value is the reference's; a value that is not finite never is.</summary>
    public static bool IsSame(double answer, Sized reference) => Math.Abs(answer - reference.Value) <= ScriptTolerance * reference.Size;

    /// <summary>Decides in high precision. An answer without a value is never the same as a reference that has one.</summary>
    /// <param name="sizes">The sizes of answer and reference from doubles; not finite where doubles overflow.</param>
    public static bool Decide(BigFloat answer, BigFloat reference, (double Answer, double Reference) sizes, double tolerance)
    {
        if (answer.IsNaN || reference.IsNaN) return false;
        var size = double.IsFinite(sizes.Reference) ? sizes.Reference : BigFloat.Abs(reference);
        var noise = ExactRounding * (double.IsFinite(sizes.Answer) ? sizes.Answer : BigFloat.Abs(answer));
        return BigFloat.Abs(answer - reference) <= (BigFloat)tolerance * size + noise;
    }
}
