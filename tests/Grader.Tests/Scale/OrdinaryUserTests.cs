using System.Diagnostics;
using Grader.Tests.Commands;

namespace Grader.Tests.Scale;

/// <summary>The corpus of attacks as a batch of the program, run by somebody who may do little.</summary>
public sealed class OrdinaryUserTests
{
    [OrdinaryUserFact]
    public void An_ordinary_user_gets_the_same_and_nothing_is_left_behind()
    {
        var place = Directory.CreateTempSubdirectory("grader-corpus-");
        try
        {
            var (submissions, output) = (place.CreateSubdirectory("submissions"), place.CreateSubdirectory("out"));
            foreach (var attack in Attack.All)
                File.WriteAllText(
                    Path.Combine(submissions.CreateSubdirectory(attack.Name).FullName, $"{Attack.Problem}.{Attack.Part}.csx"), attack.Code);
            Run("/bin/chmod", "-R", "a+rX", place.FullName);
            Run("/bin/chown", "65534", output.FullName);
            var before = Files(place);
            var (id, said) =
                Run("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--", DotnetPath, GraderProgram.Location,
                "grade", submissions.FullName, "--problems", Class.ProblemFolder, "--out", Path.Combine(output.FullName, "results.csv"),
                "--threads", "2");
            Assert.Equal(before.Append(Path.Combine(output.FullName, "results.csv")).Order(StringComparer.Ordinal), Files(place));
            Assert.Contains($"{Attack.All.Length} students", said, StringComparison.Ordinal);
            Assert.Contains($"{Attack.All.Count(attack => attack.Expected.Contains("review"))} review.", said, StringComparison.Ordinal);
            Assert.DoesNotContain(Directory.EnumerateDirectories("/proc"), process => IsWorkerOf(process, id));
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static string DotnetPath =>
        Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    private static string[] Files(DirectoryInfo place) => [.. place.EnumerateFiles("*", SearchOption.AllDirectories)
        .Select(file => file.FullName).Order(StringComparer.Ordinal)];

    private static (int Id, string Said) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.Id, said);
    }

    // A worker names the process it works for in its arguments.
    private static bool IsWorkerOf(string process, int id)
    {
        try
        {
            var line = File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
            return line.Contains($"{id}")
                && line.Any(word => word.EndsWith("script-host.dll", StringComparison.Ordinal)
                    || word.EndsWith("script-compiler.dll", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
