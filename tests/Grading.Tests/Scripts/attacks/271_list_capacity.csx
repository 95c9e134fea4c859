// attack: a list with room for everything; expect: wrong|memory
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var l = new List<double[]>(2000000000);
    while (l.Count < 1000) l.Add(new double[1000]);
    return z;
}
