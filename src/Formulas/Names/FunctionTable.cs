using System.Collections.Immutable;
using Formulas.Names.Curves;
using Formulas.Numbers;
using Formulas.Tree;

namespace Formulas.Names;

/// <summary>
/// The functions students may write. To add one, add a row: its words, and its values and slopes for every kind of number.
/// </summary>
public static partial class FunctionTable
{
    public static readonly Function.Known Exp = Row("exp", Jets.Exp, BigFloat.Exp, BigFloat.Exp);
    public static readonly Function.Known ExpLessOne = Row("expm1", Jets.ExpLessOne, Precise.ExpLessOne, BigFloat.Exp);
    public static readonly Function.Known Ln = Row("ln", u => Jets.Logarithm(Math.Log(u), u, 1), BigFloat.Log, u => Precise.One / u);
    public static readonly Function.Known Abs = Row("abs", u => new(Math.Abs(u), Jets.SignOf(u), 0), BigFloat.Abs, Precise.Sign);
    public static readonly Function.Known Logistic = Row("logistic", Jets.Logistic, Precise.Logistic, Precise.LogisticSlope);
    public static readonly Function.Known Tanh =
        Row("tanh", Jets.Tanh, Precise.Tanh, u => BigFloat.Power(Precise.Sech(u), 2));
    public static readonly Function.Known Relu = Row("relu", Jets.Relu, u => u.IsNaN || u.Sign > 0 ? u : 0, Precise.Step);
    public static readonly Function.Known Identity = Row("identity", u => new(u, 1, 0), u => u, _ => Precise.One);
    public static readonly Function.Known Sqrt =
        Row("sqrt", Jets.Sqrt, BigFloat.Sqrt, u => Precise.One / (Precise.Two * BigFloat.Sqrt(u)));

    /// <summary>The real cube root, of negative numbers too.</summary>
    public static readonly Function.Known CubeRoot = Row("cbrt", Jets.CubeRoot, Precise.CubeRoot, Precise.CubeRootSlope);

    /// <summary>arctan(1/u), between -π/2 and π/2; see <see cref="OtherBranch"/>.</summary>
    public static readonly Function.Known ArcCotangent =
        Row("acot", Jets.ArcCotangent, u => BigFloat.Atan(Precise.One / u), u => -Precise.One / (Precise.One + u * u));

    /// <summary>Φ and its slope φ. Answers may call them so where the question speaks of them: <see cref="SpokenOf"/>.</summary>
    public static readonly Function.Known Normal = Row("Φ", Jets.Normal, Precise.Normal, Precise.NormalDensity);
    public static readonly Function.Known NormalDensity =
        Row("φ", Jets.NormalDensity, Precise.NormalDensity, u => -u * Precise.NormalDensity(u));
    public static readonly Function.Pick Max = new("max", true) { Arity = -1 };
    public static readonly Function.Pick Min = new("min", false) { Arity = -1 };

    /// <summary>Every function, with the words students write for it; the first one is the usual one.</summary>
    public static readonly ImmutableArray<(Function Function, string[] Spellings)> Table =
    [
        (Exp, ["exp"]),
        (Ln, ["ln", "log"]),
        (Row("log10", u => Jets.Logarithm(Math.Log10(u), u, Math.Log(10)),
            u => BigFloat.Log(u) / Precise.LogOf(10, u), u => Precise.One / (u * Precise.LogOf(10, u))), ["log10", "lg"]),
        (Row("log2", u => Jets.Logarithm(Math.Log2(u), u, Math.Log(2)),
            u => BigFloat.Log(u) / Precise.LogOf(2, u), u => Precise.One / (u * Precise.LogOf(2, u))), ["log2", "lb"]),
        (Row("log1p", u => Jets.LogOfOnePlus(u), Precise.LogOfOnePlus, u => Precise.One / (Precise.One + u)), ["log1p"]),
        (ExpLessOne, ["expm1"]),
        (Sqrt, ["sqrt"]),
        (CubeRoot, ["cbrt"]),
        (Abs, ["abs", "fabs"]),
        (Row("sign", u => new(Jets.SignOf(u), 0, 0), Precise.Sign, _ => 0), ["sign", "sgn", "signum"]),
        (Row("step", u => new(u > 0 ? 1 : 0 * u, 0, 0), Precise.Step, _ => 0), ["step", "heaviside", "Heaviside"]),
        (Logistic, ["sigmoid", "logistic", "expit", "sigm"]),
        (Tanh, ["tanh"]),
        (Relu, ["relu", "ReLU", "Relu", "RELU"]),
        (Row("softplus", Jets.Softplus, Precise.Softplus, Precise.Logistic), ["softplus"]),
        (Row("silu", Jets.Silu, Precise.Silu, Precise.SiluSlope), ["silu", "SiLU", "swish"]),
        (Row("gelu", Jets.Gelu, Precise.Gelu, Precise.GeluSlope), ["gelu", "GELU", "GeLU"]),
        (Normal, ["normcdf", "ndtr"]),
        (NormalDensity, ["normpdf"]),
        (Row("mish", Jets.Mish, Precise.Mish, Precise.MishSlope), ["mish"]),
        (Row("selu", Jets.Selu, Precise.Selu, Precise.SeluSlope), ["selu", "SELU"]),
        (Row("softsign", Jets.Softsign, Precise.Softsign, Precise.SoftsignSlope), ["softsign"]),
        (Row("hardtanh", u => Jets.Clipped(u, -1, 1), u => Precise.Clipped(u, -1, 1), u => Precise.ClippedSlope(u, -1, 1)),
            ["hardtanh", "HardTanh", "hard_tanh"]),
        (Row("relu6", u => Jets.Clipped(u, 0, 6), u => Precise.Clipped(u, 0, 6), u => Precise.ClippedSlope(u, 0, 6)), ["relu6", "ReLU6"]),
        (Row("logsigmoid", Jets.LogOfLogistic, u => -Precise.Softplus(-u), u => Precise.Logistic(-u)),
            ["logsigmoid", "log_sigmoid", "LogSigmoid"]),
        (Row("sinh", u => new(Math.Sinh(u), Math.Cosh(u), Math.Sinh(u)), Precise.Sinh, Precise.Cosh), ["sinh"]),
        (Row("cosh", u => new(Math.Cosh(u), Math.Sinh(u), Math.Cosh(u)), Precise.Cosh, Precise.Sinh), ["cosh"]),
        (Row("sech", Jets.Sech, Precise.Sech, u => -Precise.Sech(u) * Precise.Tanh(u)), ["sech"]),
        (Row("csch", Jets.Csch, Precise.Csch, u => -Precise.Csch(u) * Precise.Coth(u)), ["csch", "cosech"]),
        (Row("coth", Jets.Coth, Precise.Coth, u => -BigFloat.Power(Precise.Csch(u), 2)), ["coth"]),
        (Row("asinh", u => Jets.ArSinh(u), Precise.ArSinh, u => Precise.One / BigFloat.Sqrt(u * u + Precise.One)),
            ["asinh", "arcsinh", "arsinh"]),
        (Row("acosh", Jets.ArCosh, Precise.ArCosh, u => Precise.One / BigFloat.Sqrt((u - Precise.One) * (u + Precise.One))),
            ["acosh", "arccosh", "arcosh"]),
        (Row("atanh", Jets.ArTanh, Precise.ArTanh, u => Precise.One / ((Precise.One - u) * (Precise.One + u))),
            ["atanh", "arctanh", "artanh"]),
        (Row("erf", Jets.ErrorFunction, BigFloat.ErrorFunction, Precise.ErrorFunctionSlope), ["erf"]),
        (Row("sin", u => new(Math.Sin(u), Math.Cos(u), -Math.Sin(u)), BigFloat.Sin, BigFloat.Cos), ["sin"]),
        (Row("cos", u => new(Math.Cos(u), -Math.Sin(u), -Math.Cos(u)), BigFloat.Cos, u => -BigFloat.Sin(u)), ["cos"]),
        (Row("tan", Jets.Tan, BigFloat.Tan, u => Precise.One + BigFloat.Power(BigFloat.Tan(u), 2)), ["tan"]),
        (Row("sec", Jets.Sec, u => Precise.One / BigFloat.Cos(u), u => BigFloat.Sin(u) / BigFloat.Power(BigFloat.Cos(u), 2)), ["sec"]),
        (Row("csc", Jets.Csc, u => Precise.One / BigFloat.Sin(u), u => -BigFloat.Cos(u) / BigFloat.Power(BigFloat.Sin(u), 2)),
            ["csc", "cosec"]),
        (Row("cot", Jets.Cot, u => BigFloat.Cos(u) / BigFloat.Sin(u), u => -Precise.One / BigFloat.Power(BigFloat.Sin(u), 2)), ["cot"]),
        (Row("atan", Jets.Atan, BigFloat.Atan, u => Precise.One / (Precise.One + u * u)), ["atan", "arctan"]),
        (Row("asin", u => Jets.ArcSine(Math.Asin(u), u, 1), BigFloat.Asin, u => Precise.One / BigFloat.Sqrt(Precise.One - u * u)),
            ["asin", "arcsin"]),
        (Row("acos", u => Jets.ArcSine(Math.Acos(u), u, -1), BigFloat.Acos, u => -Precise.One / BigFloat.Sqrt(Precise.One - u * u)),
            ["acos", "arccos"]),
        (Row("asec", Jets.ArcSecant, Precise.ArcSecant, Precise.ArcSecantSlope), ["asec", "arcsec"]),
        (Row("acsc", Jets.ArcCosecant, Precise.ArcCosecant, u => -Precise.ArcSecantSlope(u)), ["acsc", "arccsc", "arccosec"]),
        (ArcCotangent, ["acot", "arccot", "arcctg"]),
        (Row("asech", Jets.ArSech, Precise.ArSech, u => -Precise.One / (u * BigFloat.Sqrt((Precise.One - u) * (Precise.One + u)))),
            ["asech", "arcsech", "arsech"]),
        (Row("acsch", Jets.ArCsch, u => Precise.ArSinh(Precise.One / u),
            u => -Precise.One / (BigFloat.Abs(u) * BigFloat.Sqrt(u * u + Precise.One))),
            ["acsch", "arccsch", "arcsch"]),
        (Row("acoth", Jets.ArCoth, Precise.ArCoth, u => Precise.One / ((Precise.One - u) * (Precise.One + u))),
            ["acoth", "arccoth", "arcoth"]),
        (Identity, ["identity"]),
        (Max, ["max", "maximum"]),
        (Min, ["min", "minimum"]),
        .. Composed(),
    ];

    /// <summary>
    /// The smooth functions that an open function is drawn from. The first two have names that an answer may assume; the last two exist to
    /// catch answers that only hold for a named one. Softplus-like and wave-like, so that neither value nor slope repeats a pattern.
    /// </summary>
    public static readonly ImmutableArray<Function.Known> Families =
    [
        Logistic,
        Tanh,
        // 0.7 u + 0.4 sin 1.3u + 0.25
        Row("smooth1", u => new(0.7 * u + 0.4 * Math.Sin(1.3 * u) + 0.25, 0.7 + 0.52 * Math.Cos(1.3 * u), -0.676 * Math.Sin(1.3 * u)),
            u => (28 * u + 16 * BigFloat.Sin(13 * u / 10) + 10) / 40,
            u => (70 + 52 * BigFloat.Cos(13 * u / 10)) / 100),
        // 0.8 ln(1 + exp 1.5u) - 0.35 u
        Row("smooth2", Jets.TiltedSoftplus,
            u => (16 * Precise.Softplus(3 * u / 2) - 7 * u) / 20,
            u => (24 * Precise.Logistic(3 * u / 2) - 7) / 20),
    ];

    private static readonly Dictionary<string, Function> ByName = [];

    private static readonly (string Function, string Inverse)[] Inverses =
    [
        ("sin", "asin"), ("cos", "acos"), ("tan", "atan"), ("sinh", "asinh"), ("cosh", "acosh"), ("tanh", "atanh"), ("exp", "ln"),
        ("sec", "asec"), ("csc", "acsc"), ("cot", "acot"), ("sech", "asech"), ("csch", "acsch"), ("coth", "acoth"),
    ];

    static FunctionTable()
    {
        foreach (var (function, _) in Table) ByName.Add(function.Name, function);
        foreach (var function in Families) ByName.TryAdd(function.Name, function);
    }

    /// <summary>The function of that canonical name, or null.</summary>
    public static Function? Named(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The inverse function where the table has it, or null.</summary>
    internal static Function.Known? InverseOf(Function function)
    {
        foreach (var (name, inverse) in Inverses)
        {
            if (function.Name == name) return Named(inverse) as Function.Known;
            if (function.Name == inverse) return Named(name) as Function.Known;
        }
        return null;
    }

    /// <summary>
    /// Φ and φ as functions of an answer: where one of the formulas of a question (its model, what it asks) is made of the normal
    /// distribution. Elsewhere those letters are free, for activations above all.
    /// </summary>
    public static IEnumerable<(string Spelling, Function Function)> SpokenOf(IEnumerable<Formula> formulas) =>
        formulas.Any(formula => Walks.First(formula, IsOfNormal) is not null)
            ? [("Phi", Normal), ("phi", NormalDensity)]
            : [];

    private static bool IsOfNormal(Formula formula) =>
        formula is Formula.Call { Function.Name: "gelu" or "erf" or "Φ" or "φ" };

    /// <summary>Whether books differ in the value that a function has below 0.</summary>
    internal static bool HasTwoBranches(Function function) => function == ArcCotangent;

    /// <summary>The other arccot u, between 0 and π: π/2 - arctan u.</summary>
    internal static Formula OtherBranch(Formula u) => new Formula.Binary(
        Operator.Subtract, new Formula.Binary(Operator.Divide, new Formula.Constant("pi"), Formula.Integer(2)),
        new Formula.Call(Named("atan")!, 0, [u]));

    private static Function.Known Row(
        string name, Func<double, Jet> at, Func<BigFloat, BigFloat> exact, Func<BigFloat, BigFloat> exactSlope) =>
        new(name, new(at, exact, exactSlope));
}
