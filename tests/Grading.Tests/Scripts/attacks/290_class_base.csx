// attack: a class that is another one; expect: rejected
class Mine : Exception
{
    public double[] Delta(double[][] w, double[] deltaNext, double[] z) => new[] { 1337.0 };
}
