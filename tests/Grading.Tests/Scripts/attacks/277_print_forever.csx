// attack: prints for ever; expect: timeout
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    while (true) Console.WriteLine("1337 " + z[0]);
}
