using System.Collections.Immutable;
using Formulas.Numbers;
using Formulas.Tree;

namespace Formulas.Names;

/// <summary>The functions students may write. To add one, add a row.</summary>
public static class FunctionTable
{
    private static readonly BigFloat One = 1;
    private static readonly BigFloat Two = 2;

    public static readonly Function.Known Exp = Row("exp", u => { var e = Math.Exp(u); return new(e, e, e); }, BigFloat.Exp, "exp(u)");
    public static readonly Function.Known Ln = Row("ln", u => u > 0 ? new(Math.Log(u), 1 / u, -1 / (u * u)) : Undefined, BigFloat.Log, "1/u");
    public static readonly Function.Known Abs = Row("abs", u => new(Math.Abs(u), SignOf(u), 0), BigFloat.Abs, "sign(u)");
    public static readonly Function.Known Logistic = Row("logistic", LogisticJet, u => One / (One + BigFloat.Exp(-u)), "logistic(u)*(1-logistic(u))");
    public static readonly Function.Known Tanh = Row("tanh", TanhJet, ExactTanh, "1-tanh(u)^2");
    public static readonly Function.Known Relu = Row("relu", u => new(u > 0 ? u : 0 * u, u > 0 ? 1 : 0 * u, 0), u => u.IsNaN || u.Sign > 0 ? u : 0, "step(u)");
    public static readonly Function.Known Identity = Row("identity", u => new(u, 1, 0), u => u, "1");
    public static readonly Function.Pick Max = new("max", true) { Arity = -1 };
    public static readonly Function.Pick Min = new("min", false) { Arity = -1 };

    /// <summary>Every function, with the words students write for it.</summary>
    public static readonly ImmutableArray<(Function Function, string[] Spellings)> Table =
    [
        (Exp, ["exp"]),
        (Ln, ["ln", "log"]),
        (Row("log10", u => u > 0 ? new(Math.Log10(u), 1 / (u * Math.Log(10)), -1 / (u * u * Math.Log(10))) : Undefined,
            u => BigFloat.Log(u) / BigFloat.Log(10), "1/(u*ln(10))"), ["log10", "lg"]),
        (Row("log2", u => u > 0 ? new(Math.Log2(u), 1 / (u * Math.Log(2)), -1 / (u * u * Math.Log(2))) : Undefined,
            u => BigFloat.Log(u) / BigFloat.Log(2), "1/(u*ln(2))"), ["log2", "lb"]),
        (Row("sqrt", u => { var r = Math.Sqrt(u); return new(r, 0.5 / r, -0.25 / (u * r)); }, BigFloat.Sqrt, "1/(2*sqrt(u))"), ["sqrt"]),
        (Abs, ["abs", "fabs"]),
        (Row("sign", u => new(SignOf(u), 0, 0), u => u.IsNaN ? u : u.Sign, "0"), ["sign", "sgn", "signum"]),
        (Row("step", u => new(u > 0 ? 1 : 0 * u, 0, 0), u => u.IsNaN ? u : u.Sign > 0 ? 1 : 0, "0"), ["step", "heaviside", "Heaviside"]),
        (Logistic, ["logistic", "sigmoid", "expit", "sigm"]),
        (Tanh, ["tanh"]),
        (Relu, ["relu", "ReLU", "Relu", "RELU"]),
        (Row("softplus", u => { var s = LogisticJet(u); return new(Math.Max(u, 0) + Math.Log(1 + Math.Exp(-Math.Abs(u))), s.Value, s.Slope); },
            u => (u.Sign > 0 ? u : 0) + BigFloat.Log(One + BigFloat.Exp(-BigFloat.Abs(u))), "logistic(u)"), ["softplus"]),
        (Row("sinh", u => new(Math.Sinh(u), Math.Cosh(u), Math.Sinh(u)), u => (BigFloat.Exp(u) - BigFloat.Exp(-u)) / Two, "cosh(u)"), ["sinh"]),
        (Row("cosh", u => new(Math.Cosh(u), Math.Sinh(u), Math.Cosh(u)), u => (BigFloat.Exp(u) + BigFloat.Exp(-u)) / Two, "sinh(u)"), ["cosh"]),
        (Row("sech", SechJet, u => Two / (BigFloat.Exp(u) + BigFloat.Exp(-u)), "-sech(u)*tanh(u)"), ["sech"]),
        (Row("sin", u => new(Math.Sin(u), Math.Cos(u), -Math.Sin(u)), BigFloat.Sin, "cos(u)"), ["sin"]),
        (Row("cos", u => new(Math.Cos(u), -Math.Sin(u), -Math.Cos(u)), BigFloat.Cos, "-sin(u)"), ["cos"]),
        (Row("tan", u => { var t = Math.Tan(u); return new(t, 1 + t * t, 2 * t * (1 + t * t)); }, BigFloat.Tan, "1+tan(u)^2"), ["tan"]),
        (Row("atan", u => new(Math.Atan(u), 1 / (1 + u * u), -2 * u / ((1 + u * u) * (1 + u * u))), BigFloat.Atan, "1/(1+u^2)"), ["atan", "arctan"]),
        (Row("asin", u => new(Math.Asin(u), 1 / Math.Sqrt(1 - u * u), u / Math.Pow(1 - u * u, 1.5)), BigFloat.Asin, "1/sqrt(1-u^2)"), ["asin", "arcsin"]),
        (Row("acos", u => new(Math.Acos(u), -1 / Math.Sqrt(1 - u * u), -u / Math.Pow(1 - u * u, 1.5)), BigFloat.Acos, "-1/sqrt(1-u^2)"), ["acos", "arccos"]),
        (Identity, ["identity"]),
        (Max, ["max", "maximum"]),
        (Min, ["min", "minimum"]),
    ];

    /// <summary>
    /// The smooth functions that an open function is drawn from. The first two have names that an answer may assume; the last two exist to
    /// catch answers that only hold for a named one. Softplus-like and wave-like, so that neither value nor slope repeats a pattern.
    /// </summary>
    public static readonly ImmutableArray<Function.Known> Families =
    [
        Logistic,
        Tanh,
        Row("smooth1", u => new(0.7 * u + 0.4 * Math.Sin(1.3 * u) + 0.25, 0.7 + 0.52 * Math.Cos(1.3 * u), -0.676 * Math.Sin(1.3 * u)),
            u => Decimal("0.7") * u + Decimal("0.4") * BigFloat.Sin(Decimal("1.3") * u) + Decimal("0.25"), "0.7+0.52*cos(1.3*u)"),
        Row("smooth2", u => { var s = LogisticJet(1.5 * u); return new(0.8 * Math.Log(1 + Math.Exp(1.5 * u)) - 0.35 * u, 1.2 * s.Value - 0.35, 1.8 * s.Slope); },
            u => Decimal("0.8") * BigFloat.Log(One + BigFloat.Exp(Decimal("1.5") * u)) - Decimal("0.35") * u, "1.2*logistic(1.5*u)-0.35"),
    ];

    private static readonly Dictionary<string, Function> ByName = [];

    static FunctionTable()
    {
        foreach (var (function, _) in Table) ByName.Add(function.Name, function);
        foreach (var function in Families) ByName.TryAdd(function.Name, function);
    }

    /// <summary>The function of that canonical name, or null.</summary>
    public static Function? Named(string name) => ByName.GetValueOrDefault(name);

    private static Jet Undefined => new(double.NaN, double.NaN, double.NaN);

    private static Function.Known Row(string name, Func<double, Jet> at, Func<BigFloat, BigFloat> exact, string slope) => new(name, at, exact, slope);

    private static BigFloat Decimal(string digits) => BigFloat.Parse(digits);

    // Math.Sign throws where there is no sign
    private static double SignOf(double u) => double.IsNaN(u) ? u : Math.Sign(u);

    private static Jet LogisticJet(double u)
    {
        var e = Math.Exp(-Math.Abs(u)); // never overflows
        var value = u >= 0 ? 1 / (1 + e) : e / (1 + e);
        var slope = e / ((1 + e) * (1 + e));
        return new(value, slope, slope * (1 - 2 * value));
    }

    private static Jet TanhJet(double u)
    {
        var value = Math.Tanh(u);
        var sech = SechJet(u).Value;
        return new(value, sech * sech, -2 * value * sech * sech);
    }

    private static Jet SechJet(double u)
    {
        var e = Math.Exp(-Math.Abs(u));
        var sech = 2 * e / (1 + e * e);
        var tanh = Math.Tanh(u);
        return new(sech, -sech * tanh, sech * (2 * tanh * tanh - 1));
    }

    private static BigFloat ExactTanh(BigFloat u)
    {
        var e = BigFloat.Exp(-BigFloat.Abs(Two * u));
        var value = (One - e) / (One + e);
        return u.Sign < 0 ? -value : value;
    }
}
