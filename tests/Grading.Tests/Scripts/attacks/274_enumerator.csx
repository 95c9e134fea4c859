// attack: the enumerator itself; expect: rejected
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var e = Enumerable.Range(0, 3).GetEnumerator();
    while (e.MoveNext()) z[0] += e.Current;
    return z;
}
