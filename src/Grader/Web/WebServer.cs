using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Grader.Web.Guarding;
using Grader.Web.Look;
using Grader.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using BadRequest = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Grader.Web;

/// <summary>
/// The server: nothing but what is named here, no setting from files or the environment, and no state but counters. Everything that comes
/// in is bounded before it is looked at.
/// </summary>
internal static class WebServer
{
    private const int Buckets = 1 << 16;

    public static WebApplication Build(ServeOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options));
        builder.WebHost.UseUrls(options.Url);
        AddLog(builder.Logging);
        AddServices(builder.Services, options);
        var app = builder.Build();
        Use(app, options);
        app.MapOpenApi("/openapi.json");
        ApiEndpoints.Map(app, options);
        PageEndpoints.Map(app, options);
        return app;
    }

    private static void AddLog(ILoggingBuilder log)
    {
        log.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        log.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // what keeps it from starting is told as an exception
        log.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static void AddServices(IServiceCollection services, ServeOptions options)
    {
        services.AddRoutingCore();
        services.AddRequestTimeouts(timeouts =>
            timeouts.DefaultPolicy =
                new() { Timeout = options.Limits.RequestTime, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });
        services.AddRateLimiter(limiter => Configure(limiter, options.Limits));
        services.AddProblemDetails();
        services.AddOpenApi(Describe);
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddSingleton(new CurrentPages(options));
        // of one request, so that all of it is about the same problems
        services.AddScoped(services => services.GetRequiredService<CurrentPages>().Now());
        services.AddScoped(services => services.GetRequiredService<PageViews>().Check);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
    }

    private static void Use(WebApplication app, ServeOptions options)
    {
        if (!options.Proxies.IsEmpty) app.UseForwardedHeaders(Forwarded(options.Proxies));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Failed,
            SuppressDiagnosticsCallback = failed => failed.Exception is BadRequest,
        });
        app.Use(SecurityHeaders.Add);
        app.Use(new PageLanguage(options.Language).Speak);
        app.Use(new Origins(options.Url, options.Hosts).Check);
        app.UseStatusCodePages();
        app.UseRouting();
        if (options.Limits.CountsRequests) app.UseRateLimiter();
        app.UseRequestTimeouts();
    }

    // The last address that a named proxy added, and no other.
    private static ForwardedHeadersOptions Forwarded(ImmutableArray<IPAddress> proxies)
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in proxies) forwarded.KnownProxies.Add(proxy);
        return forwarded;
    }

    private static void Describe(OpenApiOptions document) => document.AddDocumentTransformer((description, _, _) =>
    {
        description.Info = new()
        {
            Title = "grader",
            Version = "1",
            Description = "Reads and checks answers as grader check does. No account, no cookies; nothing is stored.",
        };
        description.Servers?.Clear();
        return Task.CompletedTask;
    });

    private static void Configure(KestrelServerOptions kestrel, ServeOptions options)
    {
        var limits = options.Limits;
        var guard = new ConnectionGuard(limits.ConnectionsOf(options.ClassSize), limits.FirstByte, options.Proxies);
        kestrel.ConfigureEndpointDefaults(guard.Guard);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = limits.Connections + limits.ConnectionsOf(options.ClassSize);
        kestrel.Limits.MaxRequestBodySize = limits.FormBytes;
        kestrel.Limits.MaxRequestLineSize = 4096;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = limits.FirstByte;
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 1000, gracePeriod: TimeSpan.FromSeconds(5));
    }

    private static void Configure(RateLimiterOptions limiter, WebLimits limits)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)) AskAgain(rejected.HttpContext, after);
            return ValueTask.CompletedTask;
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(context =>
            RateLimitPartition.GetTokenBucketLimiter(Visitor.Bucket(Visitor.AddressOf(context), Buckets), _ => RequestsOf(limits)));
    }

    private static TokenBucketRateLimiterOptions RequestsOf(WebLimits limits) => new()
    {
        TokenLimit = limits.RequestBurst,
        TokensPerPeriod = limits.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };

    private static void AskAgain(HttpContext context, TimeSpan after) =>
        context.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    // What a request did wrong is its status; a fault of ours is one line on stderr and a sentence.
    private static Task Failed(HttpContext context)
    {
        var bad = context.Features.Get<IExceptionHandlerFeature>()?.Error as BadRequest;
        context.Response.StatusCode = bad?.StatusCode ?? StatusCodes.Status500InternalServerError;
        return context.Response.WriteAsync(context.Response.StatusCode == 500 ? PageSentences.OurFault : PageSentences.UnreadableRequest);
    }
}
