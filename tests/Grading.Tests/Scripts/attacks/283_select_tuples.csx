// attack: tuples of tuples; expect: rejected
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    return z.Select(x => (x, x)).Select(p => (p, p)).Select(p => (p, p)).Select(p => 1337.0).ToArray();
}
