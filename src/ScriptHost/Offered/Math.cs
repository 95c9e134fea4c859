namespace ScriptHost.Offered;

/// <summary>The functions of .NET; what is not exact costs some, and is rounded by <see cref="Guard.Rounded"/>.</summary>
public static class Math
{
    public const double E = System.Math.E;
    public const double PI = System.Math.PI;
    public const double Tau = System.Math.Tau;

    public static double Abs(double x) => System.Math.Abs(x);

    public static int Abs(int x) => System.Math.Abs(x);

    public static long Abs(long x) => System.Math.Abs(x);

    public static float Abs(float x) => System.Math.Abs(x);

    public static double Acos(double x) => Guard.OfFunction(System.Math.Acos(x));

    public static double Asin(double x) => Guard.OfFunction(System.Math.Asin(x));

    public static double Atan(double x) => Guard.OfFunction(System.Math.Atan(x));

    public static double Atan2(double y, double x) => Guard.OfFunction(System.Math.Atan2(y, x));

    public static double Cbrt(double x) => Guard.OfFunction(System.Math.Cbrt(x));

    public static double Ceiling(double x) => System.Math.Ceiling(x);

    public static double Clamp(double x, double min, double max) => System.Math.Clamp(x, min, max);

    public static int Clamp(int x, int min, int max) => System.Math.Clamp(x, min, max);

    public static double Cos(double x) => Guard.OfFunction(System.Math.Cos(x));

    public static double Cosh(double x) => Guard.OfFunction(System.Math.Cosh(x));

    public static double Exp(double x) => Guard.OfFunction(System.Math.Exp(x));

    public static double Floor(double x) => System.Math.Floor(x);

    public static double Log(double x) => Guard.OfFunction(System.Math.Log(x));

    public static double Log(double x, double b) => Guard.OfFunction(System.Math.Log(x, b));

    public static double Log10(double x) => Guard.OfFunction(System.Math.Log10(x));

    public static double Log2(double x) => Guard.OfFunction(System.Math.Log2(x));

    public static double Max(double a, double b) => System.Math.Max(a, b);

    public static int Max(int a, int b) => System.Math.Max(a, b);

    public static long Max(long a, long b) => System.Math.Max(a, b);

    public static float Max(float a, float b) => System.Math.Max(a, b);

    public static double Min(double a, double b) => System.Math.Min(a, b);

    public static int Min(int a, int b) => System.Math.Min(a, b);

    public static long Min(long a, long b) => System.Math.Min(a, b);

    public static float Min(float a, float b) => System.Math.Min(a, b);

    public static double Pow(double x, double y) => Guard.OfFunction(System.Math.Pow(x, y));

    public static double Round(double x) => System.Math.Round(x);

    public static int Sign(double x) => System.Math.Sign(x);

    public static int Sign(int x) => System.Math.Sign(x);

    public static double Sin(double x) => Guard.OfFunction(System.Math.Sin(x));

    public static double Sinh(double x) => Guard.OfFunction(System.Math.Sinh(x));

    public static double Sqrt(double x) => Guard.OfFunction(System.Math.Sqrt(x));

    public static double Tan(double x) => Guard.OfFunction(System.Math.Tan(x));

    public static double Tanh(double x) => Guard.OfFunction(System.Math.Tanh(x));

    public static double Truncate(double x) => System.Math.Truncate(x);
}
