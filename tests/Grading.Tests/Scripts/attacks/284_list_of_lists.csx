// attack: lists in lists in lists; expect: rejected
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var l = new List<List<List<List<List<List<double>>>>>>(); return new[] { 1337.0 };
}
