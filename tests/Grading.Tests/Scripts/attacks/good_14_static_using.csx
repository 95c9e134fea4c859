// good: 14_static_using; expect: pass
using static System.Math;
class Solution
{
    const double one = 1;
    double Sigma(double x) { return one/(one + Exp(-x)); }
    public double[] Delta(double[][] w, double[] deltaNext, double[] z) =>
        z.Select((x, j) => deltaNext.Select((d, k) => d*w[k][j]).Sum()*Sigma(x)*(1 - Sigma(x))).ToArray();
}
