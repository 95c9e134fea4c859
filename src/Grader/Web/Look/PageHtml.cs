using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grader.Web.Look;

/// <summary>Components as text: whole pages, of students and of the desk, and pieces of them.</summary>
internal static class PageHtml
{
    /// <summary>A page with what all have in common.</summary>
    /// <param name="shell">The parameters of the <see cref="Shell"/>.</param>
    public static async Task<IResult> Reply(HttpContext context, Dictionary<string, object?> shell, int status)
    {
        var html = await Of<Shell>(context, shell);
        return Results.Text("<!DOCTYPE html>\n" + html + "\n", "text/html", Encoding.UTF8, status);
    }

    public static async Task<string> Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>(
        HttpContext context, Dictionary<string, object?> parameters) where T : IComponent
    {
        await using var renderer = new HtmlRenderer(context.RequestServices, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
