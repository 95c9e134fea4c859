// good: 15_printing_counts; expect: pass
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var d = new double[z.Length];
    int j = 0;
    while (j < z.Length)
    {
        double s = 1/(1 + Math.Exp(-z[j]));
        for (int k = 0; k < w.Length; k++) d[j] += w[k][j]*deltaNext[k]*s*(1 - s);
        Console.WriteLine("after " +
            j++ + ": {{done}} "
            + d.Length);
    }
    Console.WriteLine();
    return d;
}
