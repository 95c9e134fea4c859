// attack: right up to ten neurons; expect: wrong
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var d = new double[z.Length];
    for (int j = 0; j < z.Length; j++)
        for (int k = 0; k < w.Length && k < 10; k++)
        {
            double s = 1/(1 + Math.Exp(-z[j]));
            d[j] += w[k][j]*deltaNext[k]*s*(1 - s);
        }
    return d;
}
