// attack: a class with more than methods; expect: rejected
class Program
{
    static double[] memory { get; set; }
    ~Program() { while (true) { } }
    static Program() { memory = new[] { 1337.0 }; }
    public static double[] Delta(double[][] w, double[] deltaNext, double[] z) => memory;
}
