using System.Diagnostics;

namespace Benchmarks.Compare;

/// <summary>A program to run, where, and with which settings of the runtime.</summary>
internal sealed record Command(string Folder, string[] Words)
{
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The same command under another one, which gets it as its last words.</summary>
    public Command Under(params string[] words) => this with { Words = [.. words, .. Words] };

    /// <summary>Runs it to its end. A sheet with wrong answers ends <c>check</c> with 1; anything above is a failure.</summary>
    public string Run()
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
        var output = process.StandardOutput.ReadToEnd();
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
}
