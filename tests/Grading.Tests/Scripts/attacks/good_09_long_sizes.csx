// good: sizes of other types; expect: pass
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    long n = z.Length; ulong m = 2; uint u = 1; byte b = 1;
    var table = new double[n, m]; var more = new double[u, b, n];
    for (long j = 0; j < n; j++)
    {
        double s = 1/(1 + Math.Exp(-z[j]));
        table[j, 0] = s*(1 - s);
        for (int k = 0; k < w.Length; k++) table[j, 1] += w[k][j]*deltaNext[k];
    }
    var d = new double[n];
    for (long j = 0; j < n; j++) d[j] = table[j, 0]*table[j, 1] + more[0, 0, j];
    return d;
}
