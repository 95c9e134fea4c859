using System.Diagnostics;
using System.Text;

namespace Grader.Tests.Commands;

/// <summary>The program as people run it: a process of its own, with the problems beside it.</summary>
internal static class GraderProgram
{
    public static string Location { get; } = Path.Combine(AppContext.BaseDirectory, "grader.dll");

    /// <summary>Puts the command, and the course system in small of <c>examples/courses</c>, into a folder.</summary>
    /// <returns>A PATH with it.</returns>
    public static string OnPath(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, library) in new[] { ("grader", Location), ("upload", Path.Combine(AppContext.BaseDirectory, "upload.dll")) })
        {
            var program = Path.Combine(folder, name);
            File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{library}' \"$@\"\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        return $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    public sealed record Ran(int Exit, string Output, string Errors);

    public static Ran Run(params ReadOnlySpan<string> arguments) => Run("", [], arguments);

    /// <param name="input">What comes through standard input.</param>
    /// <param name="environment">Variables that are set.</param>
    public static Ran Run(string input, (string Name, string Value)[] environment, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.ArgumentList.Add(Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output.ReplaceLineEndings("\n"), errors.Result.ReplaceLineEndings("\n"));
    }
}
