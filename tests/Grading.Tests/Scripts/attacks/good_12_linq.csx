// good: 12_linq; expect: pass
using System.Linq;
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var s = z.Select(x => 1/(1 + Math.Exp(-x)));
    var sums = Enumerable.Range(0, z.Length).Select(j => w.Select((row, k) => row[j]*deltaNext[k]).Sum());
    return sums.Zip(s, (a, b) => a*b*(1 - b)).ToArray();
}
