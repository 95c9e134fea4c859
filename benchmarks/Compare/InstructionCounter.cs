using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Compare;

/// <summary>
/// Who counts the instructions of a process, in user mode and on all of its threads: a count does not move with what else the machine
/// does.
/// </summary>
internal abstract record InstructionCounter
{
    private InstructionCounter() { }

    /// <summary>The processor's own counter, which costs nothing. Few virtual machines have one.</summary>
    public sealed record Perf : InstructionCounter
    {
        public override string ToString() => "instructions, perf stat";
    }

    /// <summary>Valgrind runs the process on a machine of its own, some fifty times slower.</summary>
    public sealed record Cachegrind : InstructionCounter
    {
        public override string ToString() => "instructions, cachegrind";
    }

    /// <summary>The first of them that works here, or nothing.</summary>
    public static InstructionCounter? For(Command command) =>
        ((InstructionCounter[])[new Perf(), new Cachegrind()]).FirstOrDefault(counter => counter.Works(command));

    public double Count(Command command)
    {
        var file = Path.GetTempFileName();
        try
        {
            command.Under(Words(file)).Run();
            return File.ReadLines(file).Select(Counted).FirstOrDefault(count => count is not null)
                ?? throw new InvalidOperationException($"Nothing was counted of {string.Join(' ', command.Words)}.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private bool Works(Command command)
    {
        try
        {
            return Count(command) > 0;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return false; // not installed, no such counter, or it cannot run a program of .NET
        }
    }

    private string[] Words(string file) => this switch
    {
        Perf => ["perf", "stat", "-e", "instructions:u", "-x", ",", "-o", file],
        Cachegrind => ["valgrind", "-q", "--tool=cachegrind", "--cache-sim=no", $"--cachegrind-out-file={file}"],
        _ => throw new UnreachableException(),
    };

    // 683344047,,instructions:u,...
    // summary: 683344047
    private double? Counted(string line)
    {
        var words = line.Split(this is Perf ? ',' : ' ');
        var (holds, at) = this is Perf ? (words.Contains("instructions:u"), 0) : (words[0] == "summary:", 1);
        return holds && double.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
    }
}
