using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Compare;

/// <summary>A program to run, where, and with which settings of the runtime.</summary>
internal sealed record Command(string Folder, string[] Words)
{
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The same command under another one, which gets it as its last words.</summary>
    public Command Under(params string[] words) => this with { Words = [.. words, .. Words] };

    /// <summary>Runs it to its end. A sheet with wrong answers ends <c>check</c> with 1; anything above is a failure.</summary>
    public string Run() => Run(_ => { });

    private string Run(Action<Process> watch)
    {
        var start = new ProcessStartInfo(Words[0], Words[1..])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var faults = process.StandardError.ReadToEndAsync();
        var written = process.StandardOutput.ReadToEndAsync();
        watch(process);
        var output = written.Result;
        process.WaitForExit();
        if (process.ExitCode is 0 or 1) return output;
        throw new InvalidOperationException($"{string.Join(' ', Words)} ended with {process.ExitCode}:\n{output}\n{faults.Result}");
    }

    /// <summary>Runs it to its end; its processor time, user and system, in milliseconds.</summary>
    public double Milliseconds()
    {
        var before = Children.ProcessorMilliseconds();
        Run();
        return Children.ProcessorMilliseconds() - before;
    }

    /// <summary>Runs it to its end; what it took.</summary>
    public Usage Measured()
    {
        var (before, clock, peak) = (Children.ProcessorMilliseconds(), Stopwatch.StartNew(), 0.0);
        Run(process =>
        {
            while (!process.WaitForExit(20)) peak = Math.Max(peak, PeakMegabytes(process.Id));
        });
        return new(clock.Elapsed.TotalSeconds, (Children.ProcessorMilliseconds() - before) / 1e3, peak);
    }

    // As the system has it (Linux), until the last look at a process that runs; 0 where there is none.
    private static double PeakMegabytes(int process)
    {
        const string peak = "VmHWM:";
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith(peak, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line[peak.Length..^2], CultureInfo.InvariantCulture) / 1e3;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

/// <summary>What a process took: seconds on the clock and of the processor, and the most memory that was resident.</summary>
internal readonly record struct Usage(double Seconds, double ProcessorSeconds, double PeakMegabytes);
