// attack: arrays by the largest sizes there are; expect: memory
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    ulong n = 18446744073709551615; long m = 9223372036854775807; uint u = 4294967295;
    if (z[0] > 0) return new double[m];
    var a = new double[u, m, m];
    return new double[n];
}
