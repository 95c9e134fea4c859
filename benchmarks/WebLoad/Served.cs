using System.Diagnostics;
using System.Net;
using Grader.Web;
using Grader.Web.Pages;
using Grading.Problems;
using Microsoft.Extensions.DependencyInjection;

namespace WebLoad;

/// <summary>The server in a process of its own: this program, started again.</summary>
internal sealed class Served : IDisposable
{
    private readonly Process _process;

    private Served(Process process, string url) =>
        (_process, Client) =
            (process, new(
                new SocketsHttpHandler { MaxConnectionsPerServer = 256 })
            { BaseAddress = new(url), Timeout = TimeSpan.FromSeconds(100) });

    public HttpClient Client { get; }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<Served> Start()
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "WebLoad.dll"), "server"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true
        };
        var process = OnItsHalf(start);
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server does not start.");
        await process.StandardOutput.ReadLineAsync(); // warm
        return new(process, url);
    }

    // The server has half of the processors and the load the others: a page must not wait for who asks for it.
    private static Process OnItsHalf(ProcessStartInfo start)
    {
        var count = Math.Min(Environment.ProcessorCount, 62);
        if (count < 2 || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows())) return Process.Start(start)!;
        using var self = Process.GetCurrentProcess();
        var half = (1L << (count / 2)) - 1;
        self.ProcessorAffinity = (nint)half; // what it starts inherits it
        var process = Process.Start(start)!;
        self.ProcessorAffinity = (nint)(((1L << count) - 1) & ~half);
        return process;
    }

    /// <summary>Serves until standard input ends.</summary>
    public static async Task<int> Run()
    {
        await using var app =
            WebServer.Build(
                new()
                {
                    Problems = ProblemReader.Read(Path.Combine(AppContext.BaseDirectory, "problems")),
                    Assignment = new(),
                    Url = "http://127.0.0.1:0",
                    Limits = WebLimits.Uncounted,
                    Proxies = [IPAddress.Loopback],
                });
        await app.StartAsync();
        Console.Out.WriteLine(app.Urls.Single());
        app.Services.GetRequiredService<CurrentPages>().Now().Check.WarmUp(CancellationToken.None);
        Console.Out.WriteLine("warm");
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10))) _process.Kill();
        _process.Dispose();
    }
}
