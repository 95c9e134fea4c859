namespace ReferenceSolutions.HandDerived;

/// <summary>The signs a textbook has and C# lacks. Neurons are numbered from 1, as on paper.</summary>
internal static class Signs
{
    /// <summary>Σ_{k=1}^{n} term(k), added in this order.</summary>
    public static double Sum(int n, Func<int, double> term)
    {
        var sum = 0.0;
        for (var k = 1; k <= n; k++)
        {
            sum += term(k);
        }

        return sum;
    }

    /// <summary>v_1, …, v_n, so that <c>v[1]</c> is the first; there is no v_0, and what is put there is not a number.</summary>
    public static double[] Vector(int n, Func<int, double> entry)
    {
        var vector = new double[n + 1];
        vector[0] = double.NaN;
        for (var j = 1; j <= n; j++)
        {
            vector[j] = entry(j);
        }

        return vector;
    }

    /// <summary>The logistic function g(u) = 1/(1 + e^(−u)). Its slope is g(u)(1 − g(u)).</summary>
    public static double Logistic(double u) => 1 / (1 + Math.Exp(-u));
}
