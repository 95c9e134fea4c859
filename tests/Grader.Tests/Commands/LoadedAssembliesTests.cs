using System.Diagnostics;

namespace Grader.Tests.Commands;

/// <summary>What is large is loaded by the commands that use it, and by no others.</summary>
public sealed class LoadedAssembliesTests : IDisposable
{
    // Markdown, the compiler of scripts, a progress bar, what reads HTML: no sheet needs any of it, nor do files.
    private static readonly string[] Never = ["Markdig", "Microsoft.CodeAnalysis", "Spectre", "AngleSharp", "HtmlAgilityPack"];

    // A web server's, of which files use what turns components into text.
    private static readonly string[] Pages = ["Microsoft.AspNetCore", "Microsoft.Extensions"];

    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("check SHEET", false)]
    [InlineData("read 2/z6 --problem itakura-saito --part a", false)]
    [InlineData("grade SHEET --out results.csv", false)]
    [InlineData(
        "grade SHEET --out results.csv --gradebook g.csv --feedback f --feedback-as markdown --format canvas moodle gradescope", false)]
    [InlineData("grade SHEET --out results.csv --feedback f", true)]
    [InlineData("grade SHEET --out results.csv --report report.html", true)]
    public async Task Pages_are_made_by_what_only_a_page_loads(string command, bool isPage)
    {
        var names = await Loaded(command);

        Assert.Contains("grader", names);
        Assert.All(Never, library => Assert.DoesNotContain(names, name => IsOf(library, name)));
        Assert.All(Pages, library => Assert.Equal(isPage, names.Any(name => IsOf(library, name))));
    }

    [Theory]
    [InlineData("sheet.md", "## itakura-saito\na: k < 2 and i > 3\n", false)]
    [InlineData("sheet.md", "## itakura-saito\na: 2<b>x</b>\n", true)]
    [InlineData("sheet.csv", "student,itakura-saito.a\ns1,2*x\n", false)]
    [InlineData("sheet.csv", "student,itakura-saito.a\ns1,2<sup>3</sup>\n", true)]
    public async Task What_reads_HTML_is_loaded_where_there_is_a_tag_of_it(string file, string text, bool isLoaded)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, file), text);

        var names = await Loaded($"grade {file} --out results.csv");

        Assert.Contains("grader", names);
        Assert.Equal(isLoaded, names.Any(name => IsOf("AngleSharp", name)));
    }

    private static bool IsOf(string library, string name) => name.StartsWith(library, StringComparison.Ordinal);

    // The names of the assemblies that the program has loaded when it exits.
    private async Task<string[]> Loaded(string command)
    {
        var sheet = Path.Combine(Class.Samples, "sheets", "2026-0001.md");
        var words = command.Split(' ').Select(word => word == "SHEET" ? sheet : word);
        var start = new ProcessStartInfo("dotnet", [GraderProgram.Location, .. words, "--problems", Class.ProblemFolder])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var loaded = Path.Combine(_folder, "loaded.txt");
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(LoadedAssembliesTests).Assembly.Location;
        start.Environment[StartupHook.Where] = loaded;
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(File.Exists(loaded), await said);
        return await File.ReadAllLinesAsync(loaded);
    }
}
