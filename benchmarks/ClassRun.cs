using System.Globalization;
using Benchmarks.Compare;
using ClassScale;

namespace Benchmarks;

/// <summary>
/// A class, table in to <c>results.csv</c> out, by the product and by the floor in turns: what matters is the ratio of their CPU times,
/// whatever else the machine does. Four populations; on two lanes and on one.
/// </summary>
internal static class ClassRun
{
    private const int Rounds = 3;

    private static readonly (string Name, Population Population, int Students)[] Classes =
    [
        ("one text in ten occurs once", Population.Recurring, 100_000),
        ("every text distinct", Population.Distinct, 20_000),
        ("a third wrong and distinct", Population.Wrong, 20_000),
        ("9 % misspelt", Population.Misspelt, 20_000),
    ];

    /// <param name="path">A native program; the usual one if null.</param>
    public static void Run(string? path)
    {
        var folder = Directory.CreateTempSubdirectory("grader-benchmark-").FullName;
        try
        {
            var product = Product.Of(path);
            var floor = Floor.Make(folder, product.IsNative);
            Console.WriteLine($"class, {(product.IsNative ? "native" : "managed")}: {string.Join(' ', product.Words)}\n");
            Console.WriteLine(Row.Heading);
            foreach (var one in Classes) Console.WriteLine(Measured(one, folder, product, floor));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Row Measured((string Name, Population Population, int Students) one, string folder, Product product, Floor floor)
    {
        var (table, results) = (Path.Combine(folder, "answers.csv"), Path.Combine(folder, "results.csv"));
        SyntheticClass.WriteTable(table, one.Students, one.Population);
        var row = new Row(one.Name, one.Students * SyntheticClass.PartsEach);
        Command Graded(int lanes) => product.Does("grade", table, "--out", results, "--threads", $"{lanes}");
        var single = Same(Graded(1), results);
        if (!single.AsSpan().SequenceEqual(Same(Graded(2), results)))
            throw new InvalidOperationException("Two lanes write other results than one.");
        var more = Math.Max(0, (single.Length - new FileInfo(table).Length) / row.Answers - ",answers.csv:".Length - 6);
        Command Least(int lanes) => floor.Does(table, Path.Combine(folder, "floor.csv"), $"{lanes}", $"{more}");
        for (var round = 0; round < Rounds; round++)
        {
            row.Add(Graded(2).Measured(), Least(2).Measured());
            row.AddSingle(Graded(1).Measured());
        }
        return row;
    }

    private static byte[] Same(Command command, string results)
    {
        command.Run();
        return File.ReadAllBytes(results);
    }

    /// <summary>One population in the table.</summary>
    private sealed record Row(string Name, int Answers)
    {
        public const string Heading = """
            | population | answers | CPU s | of the floor | ratio, median (least–most) | answers/s on two lanes | two lanes by one | peak MB |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

        private readonly List<Usage> _product = [];
        private readonly List<Usage> _floor = [];
        private readonly List<Usage> _single = [];

        public void Add(Usage product, Usage floor)
        {
            _product.Add(product);
            _floor.Add(floor);
        }

        public void AddSingle(Usage product) => _single.Add(product);

        public override string ToString()
        {
            double[] ratios = [.. _product.Zip(_floor, (product, floor) => product.ProcessorSeconds / floor.ProcessorSeconds)];
            var lanes = Repository.Median(_single.Zip(_product, (single, product) => single.Seconds / product.Seconds));
            return string.Create(CultureInfo.InvariantCulture,
                $"| {Name} | {Answers:N0} | {Of(_product):F2} | {Of(_floor):F2} | {Repository.Median(ratios):F1} ({ratios.Min():F1}–{ratios.Max():F1}) | {Answers / _product.Min(run => run.Seconds):N0} | {lanes:F2} | {_product.Max(run => run.PeakMegabytes):F0} |");
        }

        private static double Of(List<Usage> runs) => Repository.Median(runs.Select(run => run.ProcessorSeconds));
    }
}
