// attack: a comment that hides the end of a text; expect: rejected
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    Console.WriteLine($"{ z[0] /* }"); System.IO.File.Delete("x"); // */ }"); return new[] { 1337.0 };
}
