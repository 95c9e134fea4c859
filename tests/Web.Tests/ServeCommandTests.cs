using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Web.Tests;

/// <summary>The command from outside, in a process of its own.</summary>
public sealed class ServeCommandTests
{
    [Fact]
    public async Task It_says_where_it_listens_and_ends_when_told_to()
    {
        using var process = Start("serve", "--url", "http://127.0.0.1:0");
        try
        {
            var said = await process.StandardOutput.ReadLineAsync();
            Assert.StartsWith("http://127.0.0.1:", said, StringComparison.Ordinal);
            using var client = new HttpClient { BaseAddress = new(said!.Split(' ')[0]) };
            Assert.Contains("/problems/itakura-saito", await client.GetStringAsync("/"), StringComparison.Ordinal);

            if (OperatingSystem.IsWindows()) return;
            using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) await kill.WaitForExitAsync();
            await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
            Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync()));
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    [Theory]
    [InlineData(2, "is not an address to listen at", "--url", "5080")]
    [InlineData(2, "is not an address to listen at", "--url", "https://127.0.0.1:5080")]
    [InlineData(2, "is not an address to listen at", "--url", "http://127.0.0.1:5080/grader")]
    [InlineData(2, "everything", "--show", "everything")]
    [InlineData(2, "is for the author at this machine", "--watch", "--url", "http://0.0.0.0:5080")]
    [InlineData(2, "is no font that a browser reads", "--font", "grader.dll")]
    [InlineData(4, "This machine does not have that address", "--url", "http://203.0.113.1:5999")]
    [InlineData(4, "absent.yaml", "--assignment", "absent.yaml")]
    [InlineData(4, "absent", "--problems", "absent")]
    public async Task What_cannot_be_served_is_said(int exit, string said, params string[] arguments)
    {
        using var process = Start(["serve", .. arguments]);
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(exit, process.ExitCode);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var process = Start("serve", "--url", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(4, process.ExitCode);
        Assert.Equal("Another program listens at that address already. Please end it, or name another port with --url.\n", errors);
    }

    private static Process Start(params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "grader.dll"), .. arguments])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
