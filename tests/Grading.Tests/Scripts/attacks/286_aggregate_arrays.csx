// attack: arrays in an aggregate; expect: memory|timeout
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    return Enumerable.Range(0, 100000).Aggregate(z, (a, i) => a.Concat(a).ToArray());
}
