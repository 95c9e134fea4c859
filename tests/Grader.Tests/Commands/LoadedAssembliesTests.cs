using System.Diagnostics;

namespace Grader.Tests.Commands;

/// <summary>What is large is loaded by the commands that use it, and by no others.</summary>
public sealed class LoadedAssembliesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("check SHEET", false)]
    [InlineData("grade SHEET --out results.csv", false)]
    [InlineData("grade SHEET --out results.csv --gradebook g.csv --feedback f --format canvas moodle gradescope", false)]
    [InlineData("grade SHEET --out results.csv --report report.html", true)]
    public async Task Pages_are_made_by_what_only_a_page_loads(string command, bool isPage)
    {
        var loaded = Path.Combine(_folder, "loaded.txt");
        var start = new ProcessStartInfo("dotnet", [GraderProgram.Location, .. command.Replace("SHEET", Path.Combine(Class.Samples, "sheets", "2026-0001.md"), StringComparison.Ordinal).Split(' '), "--problems", Class.ProblemFolder])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["DOTNET_STARTUP_HOOKS"], start.Environment[StartupHook.Where]) = (typeof(LoadedAssembliesTests).Assembly.Location, loaded);
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(File.Exists(loaded), await said);

        var names = await File.ReadAllLinesAsync(loaded);

        Assert.Contains("grader", names);
        Assert.Equal(isPage, names.Any(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)));
        Assert.Equal(isPage, names.Any(name => name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)));
        Assert.DoesNotContain(names, name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name.StartsWith("Spectre", StringComparison.Ordinal));
    }
}
