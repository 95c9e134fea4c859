// attack: a sum over all numbers; expect: timeout
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    return new[] { Enumerable.Range(0, 2000000000).Select(i => (double)i).Sum() };
}
