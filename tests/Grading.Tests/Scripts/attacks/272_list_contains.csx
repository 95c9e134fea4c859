// attack: a search in a list in a loop; expect: timeout|memory
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var l = Enumerable.Range(0, 1000000).ToList();
    for (int i = 0; i < 1000000; i++) if (l.Contains(-1)) return z;
    return z;
}
