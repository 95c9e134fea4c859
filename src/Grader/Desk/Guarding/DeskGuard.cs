using Formulas.Translating;
using Microsoft.AspNetCore.Http;
using static Formulas.Translating.Spoken;

namespace Grader.Desk.Guarding;

/// <summary>
/// Nothing is shown to anybody without a link, not even to those on the same machine; and nothing that another page asked for.
/// </summary>
internal sealed class DeskGuard(DeskLinks links, string cookie)
{
    private const string Ta = "ta";

    /// <summary>The way in, which is open to whoever knows the secret.</summary>
    public const string Door = "/in/";

    public static string TaOf(HttpContext context) => (string)context.Items[Ta]!;

    public Task Check(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        if (HttpMethods.IsGet(context.Request.Method) && path.StartsWith(Door, StringComparison.Ordinal))
            return Enter(context, path[Door.Length..]);
        if (links.Whose(context.Request.Cookies[cookie]) is not { } ta) return Refuse(context);
        if (context.Request.Headers["Sec-Fetch-Site"] is ["cross-site" or "same-site"]) return Refuse(context);
        context.Items[Ta] = ta;
        return next(context);
    }

    private Task Enter(HttpContext context, string secret)
    {
        if (links.Whose(secret) is null) return Refuse(context);
        context.Response.Cookies.Append(cookie, secret, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        if (context.Request.Headers["Sec-Fetch-Site"] is not ["cross-site" or "same-site"])
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = "/";
            return Task.CompletedTask;
        }
        // led here by another page, a browser would keep the cookie back on the way on
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"<!DOCTYPE html>\n<html lang=\"{Translation.Current.Code}\">"
            + "<meta http-equiv=\"refresh\" content=\"0;url=/\">"
            + $"<title>Desk</title><p><a href=\"/\">{Say("To the desk")}</a></p></html>\n");
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(DeskSentences.NoLink);
    }
}
