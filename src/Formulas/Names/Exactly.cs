using Formulas.Numbers;

namespace Formulas.Names;

/// <summary>
/// What the function table needs to high precision besides the elementary functions; each within a few units of the last place.
/// </summary>
internal static class Exactly
{
    public static readonly BigFloat One = 1;
    public static readonly BigFloat Two = 2;

    public static BigFloat Sign(BigFloat u) => u.IsNaN ? u : u.Sign;

    /// <summary>1 above 0, else 0.</summary>
    public static BigFloat Step(BigFloat u) => u.IsNaN ? u : u.Sign > 0 ? 1 : 0;

    public static BigFloat Logistic(BigFloat u) => One / (One + BigFloat.Exp(-u));

    public static BigFloat LogisticSlope(BigFloat u)
    {
        var value = Logistic(u);
        return value * (One - value);
    }

    public static BigFloat Tanh(BigFloat u)
    {
        var e = BigFloat.Exp(-BigFloat.Abs(Two * u));
        var value = (One - e) / (One + e);
        return u.Sign < 0 ? -value : value;
    }

    public static BigFloat Softplus(BigFloat u) => (u.Sign > 0 ? u : 0) + BigFloat.Log(One + BigFloat.Exp(-BigFloat.Abs(u)));

    public static BigFloat Sinh(BigFloat u) => (BigFloat.Exp(u) - BigFloat.Exp(-u)) / Two;

    public static BigFloat Cosh(BigFloat u) => (BigFloat.Exp(u) + BigFloat.Exp(-u)) / Two;

    public static BigFloat Sech(BigFloat u) => Two / (BigFloat.Exp(u) + BigFloat.Exp(-u));
}
