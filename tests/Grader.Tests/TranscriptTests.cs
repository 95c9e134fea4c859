using System.Diagnostics;
using Grader.Tests.Commands;

namespace Grader.Tests;

/// <summary>
/// The transcripts of the examples: what somebody types from a download to what stands in the course system, and as little of it as the
/// README says. <c>examples/walk.sh</c> runs them; a page that is served is looked at here.
/// </summary>
public sealed class TranscriptTests : IDisposable
{
    private const string Serves = "grader serve ";

    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Transcripts =>
    [
        .. ((string[])["examples/quickstart", "examples/courses"]).SelectMany(folder =>
            Directory.GetFiles(Path.Combine(Class.Repository, folder), "*.transcript").Order(StringComparer.Ordinal)
                .Select(file => $"{folder}/{Path.GetFileName(file)}")),
    ];

    [Theory]
    [MemberData(nameof(Transcripts))]
    public async Task What_is_typed_prints_what_stands_below_it(string transcript)
    {
        var start = Start("bash", ["examples/walk.sh", transcript], Class.Repository);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, await output + await errors);
    }

    [Theory]
    [InlineData("ta", 5)]
    [InlineData("student", 2)]
    [InlineData("author", 3)]
    public void As_many_commands_lead_there_as_the_readme_says(string who, int commands) => Assert.Equal(commands, CommandsOf(who).Length);

    [Fact]
    public async Task The_page_of_a_new_problem_shows_it()
    {
        foreach (var command in CommandsOf("author"))
        {
            string[] words = [GraderProgram.Location, .. command.Split(' ')[1..]];
            if (command.StartsWith(Serves, StringComparison.Ordinal))
            {
                var page = await Served([.. words, "--url", "http://127.0.0.1:0"]);
                Assert.Contains("A two-layer network on a batch", page, StringComparison.Ordinal);
                Assert.Contains("<math", page, StringComparison.Ordinal);
                continue;
            }
            using var process = Process.Start(Start("dotnet", words, Empty))!;
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
        }
    }

    // the page of the problem, by the address that is printed
    private async Task<string> Served(string[] words)
    {
        using var server = Process.Start(Start("dotnet", words, Empty))!;
        try
        {
            var line = await server.StandardOutput.ReadLineAsync();
            var address = line!.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal));
            using var browser = new HttpClient();
            return await browser.GetStringAsync(new Uri($"{address}/problems/two-neurons"));
        }
        finally
        {
            server.Kill();
        }
    }

    private string Empty => Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName;

    private static string[] CommandsOf(string who) =>
    [
        .. File.ReadLines(Path.Combine(Class.Repository, "examples", "quickstart", $"{who}.transcript"))
            .Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..]),
    ];

    private ProcessStartInfo Start(string program, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = GraderProgram.OnPath(Path.Combine(_folder, "bin"));
        return start;
    }
}
