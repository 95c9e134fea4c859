// attack: a file in what is printed; expect: rejected
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    Console.WriteLine("a" + System.IO.File.ReadAllText("/etc/passwd")); return new[] { 1337.0 };
}
