// attack: a chain of a million; expect: stack|timeout|memory
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    IEnumerable<double> e = z;
    for (int i = 0; i < 1000000; i++) e = e.Select(x => x + 1);
    return e.ToArray();
}
