using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Http;
using static Formulas.Translating.Spoken;

namespace Grader.Web.Guarding;

/// <summary>
/// Whom a request means and which page sent it. A name that is not the server's own was led here by somebody else's name server; a page
/// elsewhere must not spend a visitor's tries.
/// </summary>
/// <param name="url">Where the server listens.</param>
/// <param name="names">Other names it goes by: a proxy's.</param>
internal sealed class Origins(string url, ImmutableArray<string> names)
{
    private static string OtherName => Say("This server does not go by that name. Whoever runs it can say so with --host.");

    private static string FromElsewhere => Say("This was sent by another page than one of this server's.");

    private static readonly string[] OfThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    private readonly string _listens = new Uri(
        url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal)).Host;

    public Task Check(HttpContext context, RequestDelegate next)
    {
        var (status, sentence) = !IsOwnName(context) ? (StatusCodes.Status400BadRequest, OtherName)
            : IsFromElsewhere(context.Request) ? (StatusCodes.Status403Forbidden, FromElsewhere)
            : (0, "");
        if (status == 0) return next(context);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence);
    }

    private bool IsOwnName(HttpContext context)
    {
        var name = context.Request.Host.Host;
        return Is(name, _listens) || names.Any(own => Is(name, own))
            || (context.Connection.LocalIpAddress is { } local && (IsAddress(name, local)
                || (IPAddress.IsLoopback(local) && OfThisMachine.Any(own => Is(name, own)))));
    }

    private static bool Is(string name, string own) => name.Equals(own, StringComparison.OrdinalIgnoreCase);

    private static bool IsAddress(string name, IPAddress local) => IPAddress.TryParse(name.Trim('[', ']'), out var named)
        && named.Equals(local.IsIPv4MappedToIPv6 ? local.MapToIPv4() : local);

    // Browsers say where a form or a script comes from; what is no browser says nothing and has no visitor.
    private static bool IsFromElsewhere(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && (request.Headers["Sec-Fetch-Site"] is ["cross-site" or "same-site"]
            || (request.Headers.Origin is [{ Length: > 0 } origin] && !IsOwnPage(request, origin)));

    // A page that tells nobody where it is has the origin "null", and only a browser can say that it is ours all the same. Another port is
    // another page; a proxy that passes on the name alone names none.
    private static bool IsOwnPage(HttpRequest request, string origin) => origin == "null"
        ? request.Headers["Sec-Fetch-Site"] is ["same-origin"]
        : Uri.TryCreate(origin, UriKind.Absolute, out var page) && Is(page.Host, request.Host.Host)
            && (request.Host.Port is not { } port || port == page.Port);
}
