// attack: sorting in a loop; expect: timeout|memory
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var l = Enumerable.Range(0, 100000).Select(i => Math.Sin(i)).ToArray();
    for (int i = 0; i < 100000; i++) l = l.OrderBy(x => -x).ToArray();
    return l;
}
