using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>
/// The main job at size: a table of 100,000 students to results.csv, in a process of its own, as wall time, CPU time and peak memory.
/// </summary>
internal static class BatchRun
{
    private const int Students = 100_000;

    // What classes hand in for the four parts of itakura-saito: right, wrong and unreadable.
    private static readonly string[][] Handed =
    [
        ["2*(z6^2-t)/z6^3", "2(z6²-t)/z6³", @"\frac{2(z_6^2-t)}{z_6^3}", "2/z6 - 2t/z6^3", "2(t - z6^2)/z6^3", "2*(z6^2-t)/z6^2",
            "2(z6^2 - t/z6^3"],
        ["w46 - 2k x4 (z6^2-t)/z6^3", "w46 = w46 - k*dL/dz6*x4", @"w_{46} - \eta x_4 \frac{2(z_6^2-t)}{z_6^3}", "w46 + k*dL/dz6*x4",
            "w46 - k*dL/dz6*z4"],
        ["b6 - 2k (z6^2-t)/z6^3", "b6 = b6 - k*dL/dz6", "b6 - k*x4*dL/dz6", "b6 - dL/dz6"],
        ["dL/dz6*sigma'(z3)*(w36 + w34*w46*sigma'(z4) + w35*w56*sigma'(z5))", "dL/dz6*sigma'(z3)*(w36 + w34*w46*sigma'(z4))",
            "dL/dz6*x3*(1-x3)*(w36 + w34*w46*x4*(1-x4) + w35*w56*x5*(1-x5))"],
    ];

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("grader-benchmark-").FullName;
        try
        {
            var everyone = Table(folder, "same", distinct: false);
            var distinct = Table(folder, "distinct", distinct: true);
            foreach (var (name, table) in new[] { ("identical answers recur", everyone), ("every answer distinct", distinct) })
                foreach (var threads in new[] { 1, Environment.ProcessorCount }) Report(name, threads, Grade(table, folder, threads));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Table(string folder, string name, bool distinct)
    {
        var path = Path.Combine(folder, name + ".csv");
        using var file = new StreamWriter(path);
        file.WriteLine("student,problem,part,answer");
        for (var student = 0; student < Students; student++)
        {
            for (var part = 0; part < Handed.Length; part++)
            {
                // 7919 is prime: all combinations of answers come up
                var answer = Handed[part][student * 7919 % 1009 % Handed[part].Length];
                // a factor that is one, spelled differently by everyone
                if (distinct) answer = $"{answer} * {student + 1}/{student + 1}";
                file.WriteLine($"s{student:D6},itakura-saito,{(char)('a' + part)},{answer}");
            }
        }
        return path;
    }

    private static (double Wall, double Cpu, double PeakMegabytes) Grade(string table, string folder, int threads)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "grader.dll");
        var watch = Stopwatch.StartNew();
        using var process =
            Repository.Start("dotnet", Repository.Root, program, "grade", table, "--out", Path.Combine(folder, "results.csv"), "--threads",
                $"{threads}");
        var (cpu, peak) = (0.0, 0.0);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.WaitForExit(10))
        {
            try
            {
                process.Refresh();
                (cpu, peak) = (process.TotalProcessorTime.TotalSeconds, Math.Max(peak, process.PeakWorkingSet64 / 1e6));
            }
            catch (InvalidOperationException)
            {
                break; // it has just ended
            }
        }
        process.WaitForExit();
        return process.ExitCode == 0
            ? (watch.Elapsed.TotalSeconds, cpu, peak)
            : throw new InvalidOperationException($"grader grade ended with {process.ExitCode}.");
    }

    private static void Report(string name, int threads, (double Wall, double Cpu, double PeakMegabytes) run)
    {
        var answers = Students * Handed.Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"batch, {name}, {threads} thread(s): {answers:N0} answers in {run.Wall:F1} s, {answers / run.Wall:N0} answers/s; CPU {run.Cpu:F1} s, {answers / run.Cpu:N0} answers per CPU second; peak memory {run.PeakMegabytes:F0} MB"));
    }
}
