// attack: another console; expect: rejected
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    Console.SetOut(null); Console.Out.WriteLine(1337); return new[] { 1337.0 };
}
