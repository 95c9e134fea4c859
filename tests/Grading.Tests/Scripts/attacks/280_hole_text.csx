// attack: a text with holes that is kept; expect: rejected
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var s = $"{z[0]}"; return z;
}
