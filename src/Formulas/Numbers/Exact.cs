namespace Formulas.Numbers;

/// <summary>The same operations to 256 bits, for the few answers that doubles don't decide.</summary>
public readonly struct Exact : IArithmetic<BigFloat>
{
    public static BigFloat Undefined => BigFloat.NaN;

    public static BigFloat E => BigFloat.E;

    public static BigFloat Pi => BigFloat.Pi;

    public static BigFloat Number(string digits, double value) => BigFloat.Parse(digits);

    public static BigFloat Whole(int number) => number;

    public static BigFloat Negate(BigFloat a) => -a;

    public static BigFloat Add(BigFloat a, BigFloat b) => a + b;

    public static BigFloat Subtract(BigFloat a, BigFloat b) => a - b;

    public static BigFloat Multiply(BigFloat a, BigFloat b) => a * b;

    public static BigFloat Divide(BigFloat a, BigFloat b) => a / b;

    public static BigFloat Power(BigFloat a, BigFloat b) => BigFloat.Power(a, b);

    public static BigFloat Power(BigFloat a, int exponent) => BigFloat.Power(a, exponent);

    public static BigFloat Call(Curve curve, int order, BigFloat u) => u.IsNaN ? u : curve.ExactAt(order, u);

    public static int Compare(BigFloat a, BigFloat b) => a.CompareTo(b);

    public static BigFloat Told(bool holds, BigFloat a, BigFloat b) => IsUndefined(a) || IsUndefined(b) ? Undefined : Whole(holds ? 1 : 0);

    public static bool IsUndefined(BigFloat a) => a.IsNaN;

    public static void Fill(Span<BigFloat> column, BigFloat value)
    {
        foreach (ref var one in column) one = value;
    }

    public static void Add(ReadOnlySpan<BigFloat> a, ReadOnlySpan<BigFloat> b, Span<BigFloat> sums)
    {
        for (var p = 0; p < sums.Length; p++) sums[p] = a[p] + b[p];
    }

    public static void Subtract(ReadOnlySpan<BigFloat> a, ReadOnlySpan<BigFloat> b, Span<BigFloat> differences)
    {
        for (var p = 0; p < differences.Length; p++) differences[p] = a[p] - b[p];
    }

    public static void Multiply(ReadOnlySpan<BigFloat> a, ReadOnlySpan<BigFloat> b, Span<BigFloat> products)
    {
        for (var p = 0; p < products.Length; p++) products[p] = a[p] * b[p];
    }

    public static void Divide(ReadOnlySpan<BigFloat> a, ReadOnlySpan<BigFloat> b, Span<BigFloat> quotients)
    {
        for (var p = 0; p < quotients.Length; p++) quotients[p] = a[p] / b[p];
    }
}
