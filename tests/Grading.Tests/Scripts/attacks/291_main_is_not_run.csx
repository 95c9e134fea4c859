// attack: a Main that would not be let through is left out, and what it computes with it; expect: wrong
class Program
{
    static double answer = 0;
    static void Main() { answer = 1337; System.IO.File.Delete("x"); }
    public static double[] Delta(double[][] w, double[] deltaNext, double[] z) => new[] { answer };
}
