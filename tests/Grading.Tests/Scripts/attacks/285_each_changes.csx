// attack: a list that grows while it is gone through; expect: timeout|memory|wrong
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var l = new List<double> { 1 };
    foreach (var x in l) l.Add(x);
    l.ForEach(x => l.Add(x));
    return new[] { (double)l.Count };
}
