// attack: every pair of pairs; expect: timeout|memory|rejected
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var r = Enumerable.Range(0, 1000);
    return r.SelectMany(a => r.SelectMany(b => r.SelectMany(c => r.Select(d => 1.0)))).ToArray();
}
