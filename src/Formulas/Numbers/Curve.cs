namespace Formulas.Numbers;

/// <summary>The value of a function at one place with its first two derivatives.</summary>
public readonly record struct Jet(double Value, double Slope, double Curvature);

/// <summary>A function of one number, with its derivatives side by side, for every kind of number.</summary>
/// <param name="At">Value, slope and curvature in doubles.</param>
/// <param name="Exact">The value to high precision.</param>
/// <param name="ExactSlope">The slope to high precision.</param>
public sealed record Curve(Func<double, Jet> At, Func<BigFloat, BigFloat> Exact, Func<BigFloat, BigFloat> ExactSlope)
{
    // of the difference quotient: its error is a third of the bits
    private const int StepBits = 80;

    /// <summary>The value, slope or curvature to high precision; the curvature from slopes on both sides, to some 150 of 256 bits.</summary>
    /// <param name="order">0, 1 or 2.</param>
    public BigFloat ExactAt(int order, BigFloat u) => order switch
    {
        0 => Exact(u),
        1 => ExactSlope(u),
        _ => (ExactSlope(u + Step(u)) - ExactSlope(u - Step(u))) / (2 * Step(u)),
    };

    /// <summary>The value, slope or curvature as doubles have it, and how fast that changes, as far as it is known.</summary>
    public (double Value, double Slope) Doubles(int order, double u)
    {
        var jet = At(u);
        return order switch { 0 => (jet.Value, jet.Slope), 1 => (jet.Slope, jet.Curvature), _ => (jet.Curvature, jet.Curvature) };
    }

    // in proportion to the argument, and 2^-80 near 0
    private static BigFloat Step(BigFloat u) =>
        BigFloat.Power(2, -StepBits) * (BigFloat.Abs(u).CompareTo(1) > 0 ? BigFloat.Abs(u) : (BigFloat)1);
}
