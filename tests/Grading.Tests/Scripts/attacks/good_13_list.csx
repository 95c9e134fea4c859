// good: 13_list; expect: pass
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    List<double> result = new();
    System.Collections.Generic.List<double> sums = new List<double>();
    foreach (int j in Enumerable.Range(0, z.Length)) sums.Add(0);
    for (int k = 0; k < w.Length; k++)
        for (int j = 0; j < sums.Count; j++) sums[j] += w[k][j]*deltaNext[k];
    foreach (var p in z.Zip(sums)) result.Add(p.Second*Math.Exp(-p.First)/Math.Pow(1 + Math.Exp(-p.First), 2));
    result.Insert(0, 1); result.RemoveAt(0);
    IEnumerable<double> all = result.Where(x => x > 0).Concat(new double[0]);
    if (all.Count() > result.Count || result.Contains(-1e300) || all.Any(x => x < 0)) return null;
    return result.ToArray();
}
