using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>
/// How long a student waits: <c>grader check</c> on one sheet, from a ReadyToRun publish, against an empty console program published the
/// same way. The two take turns, so that whatever else the machine does meets both; what counts is the ratio of the medians.
/// </summary>
internal static class StartRun
{
    private const int Rounds = 25;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("grader-benchmark-").FullName;
        try
        {
            var empty = EmptyProgram.Make(folder);
            Repository.Dotnet(Repository.Root, ["publish", "src/Grader", .. EmptyProgram.Publish, "-o", Path.Combine(folder, "g")]);
            string[] sheets = ["submissions-sample/seed-000.md", "submissions-sample/2026-0112.txt"];
            foreach (var sheet in sheets) Compare(empty, Path.Combine(folder, "g", "grader"), sheet);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(string empty, string grader, string sheet)
    {
        var (without, with) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(Milliseconds(empty));
            with.Add(Milliseconds(grader, "check", sheet));
        }
        var (a, b) = (Repository.Median(without), Repository.Median(with));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"start, grader check {sheet}: {b:F0} ms; an empty console program: {a:F0} ms; ratio {b / a:F1}"));
    }

    private static double Milliseconds(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Repository.Start(program, Repository.Root, arguments);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return watch.Elapsed.TotalMilliseconds;
    }
}
