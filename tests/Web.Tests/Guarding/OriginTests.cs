using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Web.Tests.Guarding;

/// <summary>Who may connect, under which name, from which page and for whom.</summary>
public sealed class OriginTests(OpenSite open) : IClassFixture<OpenSite>
{
    private static readonly string[] WrongOptions = ["a", "c", "d"];

    private readonly Site _site = open.Site;

    [Theory]
    [InlineData("evil.example", 400)]
    [InlineData("evil.example:80", 400)]
    [InlineData("127.0.0.1.evil.example", 400)]
    [InlineData("10.0.0.1", 400)]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:9", 200)]
    [InlineData("127.0.0.1", 200)]
    public async Task A_name_that_is_not_the_servers_is_refused(string host, int expected) =>
        Assert.Equal(expected, await Status(_site, HttpMethod.Get, ("Host", host)));

    [Fact]
    public async Task A_name_that_was_given_is_the_servers()
    {
        await using var site = await Site.Start(with: options => options with { Hosts = ["grader.example.edu"] });

        Assert.Equal(200, await Status(site, HttpMethod.Get, ("Host", "grader.example.edu")));
        Assert.Equal(400, await Status(site, HttpMethod.Get, ("Host", "www.example.edu")));
    }

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("http://localhost.evil.example", 403)]
    [InlineData("not an origin", 403)]
    [InlineData("http://localhost", 200)]
    [InlineData("https://localhost:8443", 200)]
    public async Task A_page_elsewhere_can_not_send(string origin, int expected) =>
        Assert.Equal(expected, await Status(_site, HttpMethod.Post, ("Host", "localhost"), ("Origin", origin)));

    [Theory]
    [InlineData("localhost:5001", "http://localhost:5001", 200)]
    [InlineData("localhost:5001", "http://localhost:5002", 403)]
    [InlineData("localhost:5001", "http://localhost", 403)]
    [InlineData("localhost:443", "https://localhost", 200)]
    public async Task Another_port_is_another_page(string host, string origin, int expected) =>
        Assert.Equal(expected, await Status(_site, HttpMethod.Post, ("Host", host), ("Origin", origin)));

    [Fact]
    public async Task An_address_that_nobody_vouches_for_is_not_believed()
    {
        await using var site = await Site.Start();

        var statuses = await Tries(site);
        Assert.Equal([200, 200, 429], statuses);
    }

    [Fact]
    public async Task An_address_that_a_named_proxy_vouches_for_is_believed()
    {
        await using var site = await Site.Start(with: options => options with { Proxies = [IPAddress.Loopback] });

        var statuses = await Tries(site);
        Assert.Equal([200, 200, 200], statuses);
    }

    [Fact]
    public async Task Silent_connections_of_one_address_leave_room_for_others()
    {
        if (!OperatingSystem.IsLinux()) return; // elsewhere this machine has one loopback address
        await using var site = await Site.Start(limits: new() { Connections = 200, FirstByte = TimeSpan.FromMinutes(5) });
        var silent = new List<Socket>();
        try
        {
            for (var i = 0; i < 600; i++)
            {
                try { silent.Add(await Connected(site, "127.0.0.2")); }
                catch (SocketException) { } // refused at once
            }

            Assert.Contains("itakura-saito", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);
        }
        finally
        {
            foreach (var socket in silent) socket.Dispose();
        }
    }

    [Fact]
    public async Task A_connection_that_says_nothing_is_closed()
    {
        await using var site = await Site.Start(limits: new() { FirstByte = TimeSpan.FromMilliseconds(200) });
        using var silent = await Connected(site, "127.0.0.1");
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        Assert.Equal(0, await silent.ReceiveAsync(new byte[1], soon.Token));
    }

    [Fact]
    public async Task What_came_first_is_not_lost()
    {
        using var socket = await Connected(_site, "127.0.0.1");
        foreach (var piece in new[] { "G", "ET / HTTP/1.1\r\nHo", "st: localhost\r\nConnection: close\r\n\r\n" })
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(piece));
            await Task.Delay(20);
        }
        var answer = new byte[12];

        Assert.Equal("HTTP/1.1 200", Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer)));
    }

    private static async Task<int> Status(Site site, HttpMethod method, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, method == HttpMethod.Get ? "/" : "/sheet");
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([new("student", "1")]);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await site.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    // Each from another address, as far as its header says.
    private static async Task<int[]> Tries(Site site)
    {
        var statuses = new List<int>();
        foreach (var answer in WrongOptions)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/check");
            request.Content = System.Net.Http.Json.JsonContent.Create(new { problem = "relu-sigmoid", part = "sigmoid-large-z", answer });
            request.Headers.Add("X-Forwarded-For", $"198.51.100.{statuses.Count}");
            using var response = await site.Client.SendAsync(request);
            statuses.Add((int)response.StatusCode);
        }
        return [.. statuses];
    }

    private static async Task<Socket> Connected(Site site, string from)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(site.Url).Port);
        return socket;
    }
}
