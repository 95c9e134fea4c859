using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grader.Web.Look;

/// <summary>Components as replies: whole pages, of students and of the desk, and pieces of them.</summary>
internal static class PageHtml
{
    /// <summary>A page with what all have in common.</summary>
    /// <param name="shell">The parameters of the <see cref="Shell"/>.</param>
    public static Task<IResult> Reply(HttpContext context, Dictionary<string, object?> shell, int status)
    {
        context.Response.StatusCode = status;
        return Reply<Shell>(context, shell, before: "<!DOCTYPE html>\n", after: "\n");
    }

    /// <summary>A piece of a page.</summary>
    public static Task<IResult> Reply<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        HttpContext context, Dictionary<string, object?> parameters) where T : IComponent =>
        Reply<T>(context, parameters, before: "", after: "");

    // Never as one text: a page has 50,000 characters, and for each that large the collector looks through all memory (40 ms).
    private static async Task<IResult> Reply<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        HttpContext context, Dictionary<string, object?> parameters, string before, string after) where T : IComponent
    {
        await using var renderer = new HtmlRenderer(context.RequestServices, NullLoggerFactory.Instance);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var html = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters));
            context.Response.ContentType = "text/html; charset=utf-8";
            await using var body = new Utf8Writer(context.Response.BodyWriter);
            body.Write(before);
            html.WriteHtmlTo(body);
            body.Write(after);
        });
        return Results.Empty;
    }
}
