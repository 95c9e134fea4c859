// attack: elements inserted at the front; expect: timeout|memory
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    var l = new List<double>();
    for (int i = 0; i < 1000000; i++) l.Insert(0, i);
    return l.ToArray();
}
