// attack: weights that are not large count as none; expect: wrong|review
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var d = new double[z.Length];
    for (int j = 0; j < z.Length; j++)
        for (int k = 0; k < w.Length; k++)
        {
            double s = 1/(1 + Math.Exp(-z[j]));
            d[j] += Math.Abs(w[k][j]) < 1e-7 ? 0 : w[k][j]*deltaNext[k]*s*(1 - s);
        }
    return d;
}
