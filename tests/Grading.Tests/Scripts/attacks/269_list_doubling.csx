// attack: a list that is added to itself; expect: memory|timeout
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var l = new List<double>(z);
    for (int i = 0; i < 60; i++) l.AddRange(l);
    return l.ToArray();
}
