// attack: a text in a hole of a text; expect: rejected
double[] Delta(double[][] w, double[] deltaNext, double[] z)
{
    Console.WriteLine($"{$"{$"{$"{z[0]}"}"}"}"); return z;
}
