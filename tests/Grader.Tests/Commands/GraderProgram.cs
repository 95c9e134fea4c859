using System.Diagnostics;
using System.Text;

namespace Grader.Tests.Commands;

/// <summary>The program as people run it: a process of its own, with the problems beside it.</summary>
internal static class GraderProgram
{
    public static string Location { get; } = Path.Combine(AppContext.BaseDirectory, "grader.dll");

    public sealed record Ran(int Exit, string Output, string Errors);

    public static Ran Run(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output.ReplaceLineEndings("\n"), errors.Result.ReplaceLineEndings("\n"));
    }
}
