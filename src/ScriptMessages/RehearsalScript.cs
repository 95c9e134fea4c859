namespace ScriptMessages;

/// <summary>
/// A script of ours that ends in as many ways as there are: the compile worker compiles it as any other, and every run process runs it in
/// each of them before it locks itself.
/// </summary>
public static class RehearsalScript
{
    public const string Method = "Rehearse";

    /// <summary>What its last argument may be: below this.</summary>
    public const int Ways = 13;

    public static Script Script { get; } = new(Code,
        new(Method, ValueKind.Vector, [("w", ValueKind.Matrix), ("v", ValueKind.Vector), ("way", ValueKind.Number)]), IsBody: false);

    // With a constant beside its method, so that it is not a class alone: what comes before the methods is rehearsed as well.
    private const string Code = """
        const double none = 0;
        double[] Rehearse(double[][] w, double[] v, double way)
        {
            double depth(double n) => n <= none ? none : depth(n - 1) + 1;
            Func<double, double> f = x => Math.Exp(-x);
            double[] nothing = null;
            int zero = v.Length - 2;
            switch ((int)way)
            {
                case 1: throw new InvalidOperationException("no");
                case 2: while (true) { }
                case 3: return new double[1000000000];
                case 4: return new[] { depth(1e9) };
                case 5: return null;
                case 6: return new double[1000];
                case 7: return w[9];
                case 8: return new double[1/zero];
                case 9: return new double[nothing.Length];
                case 10: return new double[zero - 1];
                case 11: throw new ArgumentException(zero > 0 ? "yes" : "no");
                case 12: return new[] { zero switch { 1 => 2.0, 2 => 3.0 } };
            }
            var r = (double[])v.Clone();
            var table = new double[2, 3];
            (double a, double b) = (1, 2);
            foreach (var row in w) for (int i = 0; i < row.Length; i++) r[i] += f(row[i])*table[0, i] + a*b;
            var list = new List<double> { 1, 2 };
            list.Add(w.Select(row => row.Zip(v, (x, y) => x*y).Sum()).Where(x => x > 0).Max());
            foreach (var x in list) r[0] += x;
            Console.WriteLine("r = " + r[0] + Enumerable.Range(0, 3).Select(i => i*i).ToArray().Length);
            return r;
        }
        """;
}
