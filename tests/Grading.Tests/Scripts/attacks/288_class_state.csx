// attack: a class that counts its calls; expect: wrong|pass
class Program
{
    static int calls = 0;
    public static double[] Delta(double[][] w, double[] deltaNext, double[] z)
    {
        calls++;
        var d = new double[z.Length];
        for (int j = 0; j < z.Length; j++)
            for (int k = 0; k < w.Length; k++)
            {
                double s = 1/(1 + Math.Exp(-z[j]));
                d[j] += w[k][j]*deltaNext[k]*s*(1 - s)*calls;
            }
        return d;
    }
}
