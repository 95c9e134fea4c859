namespace Formulas.Numbers;

/// <summary>The value of a function at one place with its first two derivatives.</summary>
public readonly record struct Jet(double Value, double Slope, double Curvature);

/// <summary>A function of one number, with its derivatives side by side, for every kind of number.</summary>
/// <param name="At">Value, slope and curvature in doubles.</param>
/// <param name="Exact">The value to high precision.</param>
/// <param name="ExactSlope">The slope to high precision.</param>
public sealed record Curve(Func<double, Jet> At, Func<BigFloat, BigFloat> Exact, Func<BigFloat, BigFloat> ExactSlope);
