// attack: a sequence twice as long each time; expect: timeout|memory
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    IEnumerable<double> e = z;
    for (int i = 0; i < 60; i++) e = e.Concat(e);
    return new[] { e.Sum() };
}
