using System.Globalization;
using System.Runtime.InteropServices;

namespace Benchmarks.Compare;

/// <summary>
/// The answers of a build counted by callgrind, in one process a build. Between two of them the process calls a function of the C library
/// that nothing else calls, and before it callgrind writes down what it has counted since the last time.
/// </summary>
internal static class CountedSlices
{
    private const string Mark = "getppid";
    private const int Times = 200;
    private const int Warming = 20;

    public static IEnumerable<Figure> Of(string a, string b, string folder)
    {
        var other = Task.Run(() => Counts(a, Path.Combine(folder, "slices-a")));
        var (ofB, ofA) = (Counts(b, Path.Combine(folder, "slices-b")), other.Result);
        return
            from one in ofA
            join two in ofB on one.Name equals two.Name
            select new Figure(one.Name, "k", [one.Count], [two.Count]) { How = "instructions, callgrind", IsCount = true };
    }

    /// <summary>What runs under callgrind: says what it does, in order, and does it.</summary>
    public static void Run(string benchmarks)
    {
        var build = LoadedBuild.From(benchmarks);
        foreach (var (name, does) in build.Names.SelectMany(build.Prepared))
        {
            for (var i = 0; i < Warming; i++) does();
            Console.WriteLine(name);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            _ = ParentProcess();
            for (var i = 0; i < Times; i++) does();
            _ = ParentProcess();
        }
    }

    // Thousands of instructions each time.
    private static (string Name, double Count)[] Counts(string benchmarks, string file)
    {
        var self = Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll");
        var run = new Command(Repository.Root, ["dotnet", self, "counted-slices", benchmarks]) { Settings = CountedRuntime.Later };
        string[] counting = ["-q", "--tool=callgrind", "--dump-line=no", $"--dump-before={Mark}", $"--callgrind-out-file={file}"];
        var names = run.Under(["valgrind", .. counting]).Run().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // the dumps in between are what comes before each: making it ready
        return [.. names.Select((name, i) => (name, Counted($"{file}.{2 * i + 2}") / Times / 1e3))];
    }

    private static double Counted(string file)
    {
        var line = File.ReadLines(file).First(line => line.StartsWith("totals:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    [DllImport("libc", EntryPoint = Mark)]
    private static extern int ParentProcess();
}
