using System.Diagnostics;

namespace Benchmarks;

/// <summary>Where things are, and programs that are run.</summary>
internal static class Repository
{
    /// <summary>The root of the repository: the folder above the program that holds the problems.</summary>
    public static string Root { get; } = FindRoot();

    public static string Problem(string id) => Path.Combine(Root, "problems", $"{id}.yaml");

    /// <summary>Runs <c>dotnet</c> and waits; a failure ends the benchmarks with the output of the program.</summary>
    public static void Dotnet(string workingFolder, params string[] arguments)
    {
        using var process = Start("dotnet", workingFolder, arguments);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }

    public static Process Start(string program, string workingFolder, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(
                program, arguments)
            { WorkingDirectory = workingFolder, RedirectStandardOutput = true, RedirectStandardError = true })!;

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Grader.sln"))) return folder.FullName;
        throw new InvalidOperationException("The benchmarks run inside the repository.");
    }
}
