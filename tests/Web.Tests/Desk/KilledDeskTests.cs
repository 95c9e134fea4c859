using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Grading.Reports.Decided;
using Tests.Shared;

namespace Web.Tests.Desk;

/// <summary>The command in a process of its own, which is killed while it writes.</summary>
public sealed class KilledDeskTests : IDisposable
{
    private const int Clients = 4;
    private const int DecisionsOfEach = 200;
    private const int Kills = 4;

    private readonly Homework _files = new();
    private readonly ConcurrentBag<string> _acknowledged = [];
    private Process? _desk;

    public void Dispose()
    {
        if (_desk is { HasExited: false }) _desk.Kill();
        _desk?.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task None_that_was_acknowledged_is_lost_and_none_is_doubled()
    {
        _files.Put("class/s1.md", "## itakura-saito\na: 2(z6^2 - t)/z6^2\nb: 1\nc: 2\nd: 3\n");
        DeskSite.Grade(_files, Path.Combine(_files.Root, "class"));
        var url = $"http://127.0.0.1:{FreePort()}";
        var tas = Enumerable.Range(1, Clients).Select(i => $"ta{i}").ToArray();
        var links = await Start(url, tas);
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        var deciding = links.Select((link, i) => Decide(link, i, stop.Token)).ToArray();
        for (var i = 1; i <= Kills; i++)
        {
            while (_acknowledged.Count < i * Clients * DecisionsOfEach / (Kills + 1) && !deciding.All(one => one.IsCompleted))
                await Task.Delay(5, stop.Token);
            _desk!.Kill(); // as kill -9
            await _desk.WaitForExitAsync(stop.Token);
            await Start(url, tas);
        }
        await Task.WhenAll(deciding);

        var rows = DecisionsReader.Rows(Path.Combine(_files.Root, "overrides.csv"), DeskSite.Catalogue, _ => { });
        var written = rows.Where(row => !row.IsAuto).Select(row => row.Comment).ToArray();
        Assert.Equal(Clients * DecisionsOfEach, _acknowledged.Count);
        Assert.Equal(_acknowledged.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    // Each has a part of its own, whose decision it changes again and again; what gets no reply is sent once more.
    private async Task Decide(string link, int place, CancellationToken stop)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = new(new Uri(link).GetLeftPart(UriPartial.Authority)),
            Timeout = TimeSpan.FromSeconds(20),
        };
        var ta = new TaClient(client);
        await Insist(async () => (await client.GetAsync(link, stop)).StatusCode == HttpStatusCode.SeeOther, stop);
        var item = "";
        await Insist(async () => (item = (await ta.Items("/list")).Order(StringComparer.Ordinal).ElementAt(place)).Length > 0, stop);
        for (var i = 0; i < DecisionsOfEach; i++)
        {
            var (comment, token) = ($"{place}-{i}", "");
            await Insist(async () => (token = await ta.Token(item)).Length > 0, stop);
            var credit = i % 2 == 0 ? "0.5" : "1";
            await Insist(async () => (await ta.Decide(item, credit, comment, on: token)).Status == HttpStatusCode.SeeOther, stop);
            _acknowledged.Add(comment);
        }
    }

    private static async Task Insist(Func<Task<bool>> wish, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                if (await wish()) return;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && !stop.IsCancellationRequested)
            {
                // it was killed, or is not there again yet
            }
            await Task.Delay(20, stop);
        }
    }

    private async Task<string[]> Start(string url, string[] tas)
    {
        _desk?.Dispose();
        _desk = Process.Start(new ProcessStartInfo("dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "grader.dll"), "desk", Path.Combine(_files.Root, "results.csv"),
                "--problems", Path.Combine(AppContext.BaseDirectory, "problems", "itakura-saito.yaml"),
                "--url", url, "--ta", string.Join(',', tas),
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var links = new List<string>();
        while (links.Count < tas.Length && await _desk.StandardOutput.ReadLineAsync() is { } line) links.Add(line.Split(": ", 2)[1]);
        Assert.Equal(tas.Length, links.Count);
        return [.. links];
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [Fact]
    public async Task A_second_desk_on_the_log_is_sent_to_the_links_of_the_first()
    {
        _files.Put("class/s1.md", "## itakura-saito\na: 1\n");
        DeskSite.Grade(_files, Path.Combine(_files.Root, "class"));
        await Start("http://127.0.0.1:0", ["ta1"]);

        using var second = Process.Start(new ProcessStartInfo("dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "grader.dll"), "desk", Path.Combine(_files.Root, "results.csv"),
                "--problems", Path.Combine(AppContext.BaseDirectory, "problems"), "--url", "http://127.0.0.1:0",
            ])
        {
            RedirectStandardError = true,
        })!;
        var said = await second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync();

        Assert.Equal(4, second.ExitCode);
        Assert.Contains("please use its links", said, StringComparison.Ordinal);
        Assert.Contains("results.desk", said, StringComparison.Ordinal);
    }
}
