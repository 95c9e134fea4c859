using System.Globalization;
using Benchmarks.Compare;

namespace Benchmarks;

/// <summary>
/// How long a student waits: a command from its start to its end, against an empty console program of .NET. The native program if it has
/// been made, else a ReadyToRun publish. All take turns, so that whatever else the machine does meets each; what counts is the ratio of
/// the medians.
/// </summary>
internal static class StartRun
{
    private const int Rounds = 21;

    private static readonly (string Name, string[] Words)[] Commands =
    [
        ("`check`, a right sheet", ["check", "submissions-sample/seed-000.md"]),
        ("`check`, two problems with wrong answers", ["check", "submissions-sample/2026-0112.txt"]),
        ("`read`", ["read", "2*(z6^2-t)/z6^3", "--problem", "itakura-saito", "--part", "a"]),
        ("`--help`", ["--help"]),
    ];

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("grader-benchmark-").FullName;
        try
        {
            var product = Product.Of(null);
            if (!product.IsNative) product = Published(Path.Combine(folder, "g"));
            Compare(new(folder, [EmptyProgram.Make(folder)]), product);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Product Published(string folder)
    {
        Repository.Dotnet(Repository.Root, ["publish", "src/Grader", .. EmptyProgram.Publish, "-o", folder]);
        return new([Path.Combine(folder, "grader")], IsNative: false);
    }

    private static void Compare(Command empty, Product product)
    {
        Command[] all = [empty, .. Commands.Select(one => product.Does(one.Words))];
        var (clock, processor) = (Lists(all.Length), Lists(all.Length));
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < all.Length; i++)
            {
                var usage = all[i].Measured();
                if (round == 0) continue; // into the page cache
                clock[i].Add(1e3 * usage.Seconds);
                processor[i].Add(1e3 * usage.ProcessorSeconds);
            }
        }
        Console.WriteLine($"start, {(product.IsNative ? "native" : "ReadyToRun")}, medians of {Rounds} in turns\n");
        Console.WriteLine("| command | ms | by an empty program's | CPU ms | by an empty program's |\n| --- | --- | --- | --- | --- |");
        for (var i = 0; i < all.Length; i++)
        {
            var name = i == 0 ? "an empty .NET program" : Commands[i - 1].Name;
            Console.WriteLine($"| {name} | {Ratio(clock, i)} | {Ratio(processor, i)} |");
        }
    }

    private static List<double>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<double>(Rounds))];

    private static string Ratio(List<double>[] times, int of) => string.Create(CultureInfo.InvariantCulture,
        $"{Repository.Median(times[of]):F1} | {Repository.Median(times[of]) / Repository.Median(times[0]):F2}");
}
