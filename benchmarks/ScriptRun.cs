using System.Globalization;
using Benchmarks.Compare;

namespace Benchmarks;

/// <summary>
/// What a distinct script costs in a class: two classes of right answers in C#, no two alike, in turns on one lane and on two; the larger
/// less the smaller, so that starting compilers and runners does not count.
/// </summary>
internal static class ScriptRun
{
    private const int Rounds = 3, Few = 200, Many = 1000;

    // A method, one with a method of its own, and one with a lambda; {i} is another name in each.
    private static readonly string[] Shapes =
    [
        """
        double[] Delta(double[][] w, double[] deltaNext, double[] z)
        {
            var d{i} = new double[z.Length];
            for (int j = 0; j < z.Length; j++)
            {
                double s = 0;
                for (int k = 0; k < deltaNext.Length; k++) s += w[k][j] * deltaNext[k];
                double a = 1 / (1 + Math.Exp(-z[j]));
                d{i}[j] = s * a * (1 - a);
            }
            return d{i};
        }
        """,
        """
        double S{i}(double x) => 1 / (1 + Math.Exp(-x));
        double[] Delta(double[][] w, double[] deltaNext, double[] z)
        {
            var r = new double[z.Length];
            for (int j = 0; j < r.Length; j++)
            {
                for (int k = 0; k < deltaNext.Length; k++) r[j] += w[k][j] * deltaNext[k];
                r[j] *= S{i}(z[j]) * (1 - S{i}(z[j]));
            }
            return r;
        }
        """,
        """
        double[] Delta(double[][] w, double[] deltaNext, double[] z)
        {
            Func<double, double> q{i} = x => 1 / (1 + Math.Exp(-x));
            var r = new double[z.Length];
            for (int j = 0; j < r.Length; j++)
            {
                double t = 0;
                for (int k = 0; k < deltaNext.Length; k++) t += w[k][j] * deltaNext[k];
                r[j] = t * q{i}(z[j]) * (1 - q{i}(z[j]));
            }
            return r;
        }
        """,
    ];

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("grader-benchmark-").FullName;
        try
        {
            var product = Product.Of(null);
            var (few, many) = (Table(folder, Few), Table(folder, Many));
            Command Graded(string table, int lanes) =>
                product.Does("grade", table, "--out", Path.Combine(folder, "results.csv"), "--threads", $"{lanes}");
            var costs = new[] { new List<Usage>(), [] };
            for (var round = 0; round < Rounds; round++)
                for (var lanes = 1; lanes <= 2; lanes++)
                    costs[lanes - 1].Add(Less(Graded(many, lanes).Measured(), Graded(few, lanes).Measured()));
            Console.WriteLine($"scripts, {(product.IsNative ? "native" : "managed")}, {Many} less {Few} in {Rounds} rounds, medians\n");
            Console.WriteLine("| lanes | CPU ms a script | ms a script on the clock |\n| --- | --- | --- |");
            for (var lanes = 1; lanes <= 2; lanes++) Console.WriteLine(Row(lanes, costs[lanes - 1]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Table(string folder, int students)
    {
        var path = Path.Combine(folder, $"{students}.csv");
        File.WriteAllLines(path, Enumerable.Range(0, students)
            .Select(i => $"s{i:00000},nielsen-delta-rules,hidden-delta-code,\"{Script(i)}\"").Prepend("student,problem,part,answer"));
        return path;
    }

    private static string Script(int i) => Shapes[i % Shapes.Length].Replace("{i}", $"{i}", StringComparison.Ordinal);

    private static Usage Less(Usage many, Usage few) => new(
        (many.Seconds - few.Seconds) / (Many - Few), (many.ProcessorSeconds - few.ProcessorSeconds) / (Many - Few), many.PeakMegabytes);

    private static string Row(int lanes, List<Usage> costs) => string.Create(CultureInfo.InvariantCulture,
        $"| {lanes} | {Milliseconds(costs.Select(cost => cost.ProcessorSeconds)):F2} | {Milliseconds(costs.Select(cost => cost.Seconds)):F2} |");

    private static double Milliseconds(IEnumerable<double> seconds) => 1e3 * Repository.Median(seconds);
}
