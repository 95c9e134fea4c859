// attack: the list of the library; expect: rejected
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    object l = new List<double>();
    var e = (System.Collections.IEnumerable)l;
    return new[] { 1337.0 };
}
