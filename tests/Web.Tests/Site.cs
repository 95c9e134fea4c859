using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Grader.Web;
using Grading.Assignments;
using Grading.Problems;
using Grading.Scripts;
using Microsoft.AspNetCore.Builder;
using Tests.Shared;

namespace Web.Tests;

/// <summary>A server of its own on a free port, as <c>grader serve</c> starts it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ScriptRunner? _scripts;

    private Site(WebApplication app, ScriptRunner? scripts)
    {
        (_app, _scripts) = (app, scripts);
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new(app.Urls.Single()),
            Timeout = TimeSpan.FromSeconds(60)
        };
    }

    public static ImmutableArray<Problem> Problems { get; } = SeedProblems.Read(Path.Combine(AppContext.BaseDirectory, "problems"));

    public HttpClient Client { get; }

    public string Url => _app.Urls.Single();

    public static async Task<Site> Start(Shown show = Shown.Verdict, WebLimits? limits = null, Assignment? assignment = null,
        TimeProvider? clock = null, bool runsScripts = false, Func<ServeOptions, ServeOptions>? with = null)
    {
        var scripts = runsScripts ? Scripts() : null;
        var app = WebServer.Build((with ?? (options => options))(new()
        {
            Problems = Problems,
            Assignment = assignment ?? new(),
            Url = "http://127.0.0.1:0",
            Show = show,
            Scripts = scripts,
            Limits = limits ?? new(),
            Clock = clock ?? TimeProvider.System,
        }));
        await app.StartAsync();
        return new(app, scripts);
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> Post(string path, object body)
    {
        using var response = await Client.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length > 0 ? JsonDocument.Parse(text).RootElement : default);
    }

    public Task<(HttpStatusCode Status, JsonElement Body)> Check(string problem, string part, string answer,
        Dictionary<string, string>? others = null, string? browser = null) =>
        Post("/api/check", new { problem, part, answer, others = others ?? [], browser });

    public Task<(HttpStatusCode Status, JsonElement Body)> Read(string problem, string part, string answer) =>
        Post("/api/read", new { problem, part, answer });

    public async Task<(HttpStatusCode Status, string Body)> Send(string path, string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new(type);
        using var response = await Client.PostAsync(path, content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _scripts?.Dispose();
    }

    private static ScriptRunner Scripts() => new(new()
    {
        Steps = 2_000_000,
        StepsInAll = 20_000_000,
        Elements = 8_000_000,
        CompileTime = TimeSpan.FromSeconds(20),
        RunTime = TimeSpan.FromSeconds(10),
        StartTime = TimeSpan.FromSeconds(60),
        HeapBytes = 256L << 20,
        ResidentBytes = 480L << 20,
        WorkerSeconds = 600,
        ScriptsPerWorker = 2000,
        Lanes = 1,
        AllowWeakerSandbox = true,
    });
}

/// <summary>A server for all tests of a class that don't count anything.</summary>
public sealed class OpenSite : IAsyncLifetime
{
    internal Site Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await Site.Start(limits: WebLimits.Uncounted);

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
