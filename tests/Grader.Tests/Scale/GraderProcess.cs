using System.Diagnostics;
using Grader.Tests.Commands;

namespace Grader.Tests.Scale;

/// <summary>The program as a TA starts it: a process of its own, which can be killed.</summary>
internal static class GraderProcess
{
    public static Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var word in words.Prepend(GraderProgram.Location)) start.ArgumentList.Add(word);
        foreach (var word in new[] { "--problems", Class.ProblemFolder }) start.ArgumentList.Add(word);
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end: the exit code, what it wrote to stdout and what to stderr.</summary>
    public static async Task<(int Exit, string Out, string Said)> Run(params string[] words)
    {
        using var process = Start(words);
        var (output, said) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await said);
    }
}
