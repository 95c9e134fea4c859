using Formulas.Translating;
using Grader.Desk.Guarding;
using Grader.Web.Guarding;
using Grading.Reports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using BadRequest = Microsoft.AspNetCore.Http.BadHttpRequestException;

namespace Grader.Desk;

/// <summary>The server of a desk: for few people who have a link each, and for nobody else.</summary>
internal static class DeskServer
{
    private const int FormBytes = 64 * 1024;

    public static WebApplication Build(DeskOptions options, DeskLinks links, Board board)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.WebHost.UseUrls(options.Url);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddRoutingCore();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        var app = builder.Build();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Failed });
        app.Use(SecurityHeaders.Add);
        app.Use(async (HttpContext context, RequestDelegate next) =>
        {
            using var spoken = Spoken.In(options.Language);
            await next(context);
        });
        app.Use(new Origins(options.Url, options.Hosts).Check);
        app.Use(new DeskGuard(links, CookieOf(options)).Check);
        app.UseRouting();
        DeskEndpoints.Map(app, options, links, board);
        return app;
    }

    // Cookies know no ports: each desk of a machine has one of its own.
    private static string CookieOf(DeskOptions options) => $"desk-{TypedText.Digits(options.Links.Path)}";

    private static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = 200;
        kestrel.Limits.MaxRequestBodySize = FormBytes;
        kestrel.Limits.MaxRequestLineSize = 8192;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }

    private static Task Failed(HttpContext context)
    {
        var bad = context.Features.Get<IExceptionHandlerFeature>()?.Error as BadRequest;
        context.Response.StatusCode = bad?.StatusCode ?? StatusCodes.Status500InternalServerError;
        return context.Response.WriteAsync(DeskSentences.UnreadableRequest);
    }
}
